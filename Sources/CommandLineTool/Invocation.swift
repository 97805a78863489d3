import Solstice
import SolsticeJobFiles
import SolsticePresentation

/// What a verb works with: the library, and where its words go.
struct Invocation {
    let scheduler: Scheduler
    let terminal: Terminal
    let isJSON: Bool
    let style: OutputStyle

    /// Writes a result as JSON or as text, whichever was asked for.
    func show(
        json: @autoclosure () throws -> String, text: @autoclosure () throws -> String
    ) rethrows {
        terminal.write(isJSON ? try json() : try text())
    }

    /// Reads an instant that a person typed for an option.
    func instant(_ text: String?, option: String) throws(Diagnostic) -> Instant? {
        try moments.instant(text, option: option)
    }

    /// Reads instants as they are meant here and now.
    var moments: InstantReader { InstantReader(now: scheduler.now, zone: style.clock) }
}
