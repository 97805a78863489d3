import Solstice
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
        guard let text else { return nil }
        return try InstantArgument.parse(
            text, option: option, now: scheduler.now, zone: style.clock)
    }
}
