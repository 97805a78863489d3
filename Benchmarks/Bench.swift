import Foundation

/// Times pieces of work and prints their rates, one line each.
struct Bench {
    /// Seconds that a measurement takes at least.
    let minimumSeconds: Double

    /// Repeats some work and prints the median time per unit and the rate.
    ///
    /// `units` is how much one call of `work` does, in `unit`s.
    func rate(_ label: String, unit: String, units: Int, _ work: () throws -> Void) rethrows {
        var samples: [Double] = []
        let start = ContinuousClock.now
        while samples.count < 3 || Self.seconds(since: start) < minimumSeconds {
            let began = ContinuousClock.now
            try work()
            samples.append(Self.seconds(since: began) / Double(units))
        }
        let median = samples.sorted()[samples.count / 2]
        let rate = String(format: "%.0f", 1 / median)
        print("\(Self.padded(label)) \(rate) \(unit)/s  (\(Self.text(median)) each)")
    }

    /// Repeats some work and prints the median and the least time of a call.
    func time(_ label: String, repeats: Int, _ work: () throws -> Void) rethrows {
        let samples = try (0..<repeats).map { _ in
            let began = ContinuousClock.now
            try work()
            return Self.seconds(since: began)
        }.sorted()
        print(
            "\(Self.padded(label)) \(Self.text(samples[samples.count / 2])) median, "
                + "\(Self.text(samples[0])) least of \(repeats)")
    }

    private static func padded(_ label: String) -> String {
        label.padding(toLength: 58, withPad: " ", startingAt: 0)
    }

    private static func text(_ seconds: Double) -> String {
        if seconds < 1e-3 { return String(format: "%.2f µs", seconds * 1e6) }
        if seconds < 1 { return String(format: "%.1f ms", seconds * 1e3) }
        return String(format: "%.2f s", seconds)
    }

    private static func seconds(since start: ContinuousClock.Instant) -> Double {
        let passed = (ContinuousClock.now - start).components
        return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
    }
}
