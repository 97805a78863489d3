import ArgumentParser
import Solstice
import SolsticeJobFiles
import SolsticePresentation

/// Parsers for the values of options. What they refuse with names the option, and shows a value
/// that it takes.
enum OptionValue {
    /// A parser, as `@Option(transform:)` takes it.
    typealias Parser<Value> = @Sendable (String) throws -> Value

    /// A parser whose refusals say what to type: of an error, ArgumentParser keeps the text alone.
    static func worded<Value>(
        _ parse: @escaping @Sendable (String) throws(Diagnostic) -> Value
    ) -> Parser<Value> {
        { text in
            do throws(Diagnostic) { return try parse(text) } catch { throw WordedRefusal(error) }
        }
    }

    /// A refusal in the words of the command line, line by line.
    private struct WordedRefusal: Error, CustomStringConvertible {
        let description: String

        init(_ refusal: Diagnostic) {
            let lines = [refusal.problem] + refusal.causes + [refusal.remedy].compactMap(\.self)
            description = lines.map { $0.text(.commandLine) }.joined(separator: "\n")
        }
    }

    /// A span of time, such as `90m`, if it is allowed.
    static func span(
        _ option: String, example: String, _ kind: String = "a span of time",
        where isAllowed: @escaping @Sendable (TimeSpan) -> Bool = { _ in true }
    ) -> Parser<TimeSpan> {
        { text in
            guard let span = TimeSpan(text: text), isAllowed(span) else {
                throw Diagnostic(
                    .usage, "\(option) \(text) is not \(kind)", remedy: "use \(option) \(example)")
            }
            return span
        }
    }

    /// A quantity that is typed as a number within limits; `refusal` says what is wrong with
    /// another.
    static func number<Quantity>(
        in limits: ClosedRange<Double>, refusal: @escaping @Sendable (Double) -> Message,
        remedy: Message, _ quantity: @escaping @Sendable (Double) -> Quantity
    ) -> Parser<Quantity> {
        { text in
            guard let number = Double(text) else {
                throw Diagnostic(.usage, "\(text) is not a number", remedy: remedy)
            }
            guard limits.contains(number) else {
                throw Diagnostic(.usage, refusal(number), remedy: remedy)
            }
            return quantity(number)
        }
    }

    /// A share that is typed as a number from 0 to 1, or as a percentage.
    static func share<Quantity>(
        _ name: String, remedy: Message, _ quantity: @escaping @Sendable (Double) -> Quantity
    ) -> Parser<Quantity> {
        { text in
            let isPercentage = text.hasSuffix("%")
            guard let number = Double(isPercentage ? String(text.dropLast()) : text) else {
                throw Diagnostic(.usage, "\(text) is not \(name)", remedy: remedy)
            }
            let share = isPercentage ? number / 100 : number
            guard (0...1).contains(share) else {
                throw Diagnostic(.usage, "\(text) is not \(name)", remedy: remedy)
            }
            return quantity(share)
        }
    }

    /// Accelerators with a value each, such as `h100=64,v100=16`.
    static func pairs<Value>(
        _ option: String, example: String, _ read: @escaping @Sendable (String) -> Value?
    ) -> Parser<[AcceleratorID: Value]> {
        { text in
            var values: [AcceleratorID: Value] = [:]
            for part in text.split(separator: ",") {
                let sides = part.split(separator: "=", omittingEmptySubsequences: false)
                guard sides.count == 2, let value = read(String(sides[1])),
                    values.updateValue(value, forKey: AcceleratorID(sides[0].lowercased())) == nil
                else {
                    throw Diagnostic(
                        .usage, "\(option) \(text) cannot be read",
                        remedy: "use \(option) \(example)")
                }
            }
            return values
        }
    }
}

/// A moment as it was typed. What `+2d` or `tomorrow 06:00` means is only known with the clock that
/// the other options state.
struct MomentArgument: ExpressibleByArgument, Sendable {
    /// What was typed.
    let text: String

    init?(argument: String) { text = argument }

    /// The moment, for a reader's clock and zone.
    /// - Throws: a ``Diagnostic`` that names the option if it is none.
    func instant(_ reader: InstantReader, option: Message) throws(Diagnostic) -> Instant {
        try InstantArgument.parse(text, option: option, now: reader.now, zone: reader.zone)
    }
}
