import Foundation

/// Times pieces of work and prints what came of it, one line each: what, measured, goal.
struct Bench {
    /// Seconds that a measurement takes at least.
    let minimumSeconds: Double

    /// Begins a section of the table.
    func section(_ title: String) {
        let load = String(format: "%.1f", ProcessUsage.loadAverage)
        print("\n\(title)  [load \(load)]")
    }

    /// Prints one line of the table.
    func line(_ label: String, _ measured: String, goal: String = "") {
        let goal = goal.isEmpty ? "" : "goal \(goal)"
        print("  \(label.padded(to: 56)) \(measured.padded(to: 46)) \(goal)".trimmed)
    }

    /// Prints what has to be said beside the figures.
    func note(_ text: String) { print("  \(text)") }

    /// Repeats some work and prints the rate at the median time.
    ///
    /// `units` is how much one call of `work` does, in `unit`s. Returns the rate.
    @discardableResult
    func rate(
        _ label: String, unit: String, units: Int, goal: String = "", _ work: () throws -> Void
    ) rethrows -> Double {
        let seconds = try samples(atLeast: 3, work).median / Double(units)
        line(
            label, "\((1 / seconds).grouped) \(unit)/s  (\(seconds.asSeconds) each)", goal: goal)
        return 1 / seconds
    }

    /// Repeats some work and prints the median and the least time of a call.
    func time(
        _ label: String, repeats: Int, goal: String = "", _ work: () throws -> Void
    ) rethrows {
        let samples = try (0..<repeats).map { _ in try Self.seconds(of: work) }
        line(
            label, "\(samples.median.asSeconds) median, \((samples.min() ?? 0).asSeconds) least",
            goal: goal)
    }

    /// How long some work took, again and again, in seconds.
    func samples(atLeast count: Int, _ work: () throws -> Void) rethrows -> [Double] {
        var samples: [Double] = []
        while samples.count < count || samples.reduce(0, +) < minimumSeconds {
            samples.append(try Self.seconds(of: work))
        }
        return samples
    }

    /// How long some work takes, in seconds.
    static func seconds(of work: () throws -> Void) rethrows -> Double {
        let began = ProcessUsage.now
        try work()
        return ProcessUsage.now.since(began).wallSeconds
    }
}

extension [Double] {
    /// The middle one by size; of an even count the upper one of the middle two.
    var median: Double { isEmpty ? .nan : sorted()[count / 2] }

    /// The arithmetic mean.
    var mean: Double { reduce(0, +) / Double(count) }
}

extension Double {
    /// A time in seconds as people write it.
    var asSeconds: String {
        if self < 1e-3 { return String(format: "%.2f µs", self * 1e6) }
        if self < 1 { return String(format: "%.1f ms", self * 1e3) }
        return String(format: "%.2f s", self)
    }

    /// A share as a percentage, with its sign where it is a difference.
    var asPercent: String { String(format: "%.2f %%", self * 100) }

    /// A whole number with a comma between thousands.
    var grouped: String {
        let digits = Array(String(format: "%.0f", self))
        return digits.enumerated().reduce(into: "") { text, digit in
            let left = digits.count - digit.offset
            text += (digit.offset > 0 && left % 3 == 0 ? "," : "") + String(digit.element)
        }
    }
}

extension String {
    /// The text with blanks after it.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    /// The text with blanks before it.
    func alignedRight(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }

    /// The text without blanks at its end.
    var trimmed: String { String(reversed().drop { $0 == " " }.reversed()) }
}
