import Solstice
import SolsticeJobFiles
import SolsticePresentation

/// The context of a verb: the library, and where its output goes.
struct Invocation {
    let scheduler: Scheduler
    let terminal: Terminal
    let isJSON: Bool
    let style: OutputStyle

    /// Writes a result as JSON or as text, whichever was requested.
    func show(
        json: @autoclosure () throws -> String, text: @autoclosure () throws -> String
    ) rethrows {
        terminal.write(isJSON ? try json() : try text())
    }

    /// Reads an instant typed for an option.
    func instant(_ text: String?, option: String) throws(Diagnostic) -> Instant? {
        try moments.instant(text, option: option)
    }

    /// Reads instants relative to the current time and zone.
    var moments: InstantReader { InstantReader(now: scheduler.now, zone: style.clock) }
}
