import SolsticeDomain

/// Turns measurements of workloads under power limits into relative times and energies.
///
/// Each workload is measured against itself at the highest limit, and every workload counts the
/// same (J. You et al., "Zeus", NSDI '23): a slow network must not outweigh a fast one.
struct PowerCapReduction {
    /// The time and power of one workload under one limit.
    struct Measurement: Equatable {
        let seconds: Double
        let watts: Double
    }

    /// By workload, then by limit in watts.
    let workloads: [String: [Double: Measurement]]

    /// The highest limit of all; nil if nothing was measured.
    var highestLimitWatts: Double? { workloads.values.flatMap(\.keys).max() }

    /// The workloads measured at the highest limit.
    var usable: [[Double: Measurement]] {
        guard let highest = highestLimitWatts else { return [] }
        return workloads.sorted { $0.key < $1.key }.map(\.value).filter { $0[highest] != nil }
    }

    /// The mean relative time and energy under every limit but the highest, ascending.
    func points(source: (_ workloadCount: Int) -> String) -> [PowerCapPoint] {
        guard let highest = highestLimitWatts else { return [] }
        let usable = usable
        let limits = Set(usable.flatMap(\.keys)).subtracting([highest])
        return limits.sorted().map { limit in
            let pairs = Self.pairs(usable, limit: limit, highest: highest)
            return PowerCapPoint(
                cap: Power(watts: limit), relativeTime: Self.mean(pairs.map(\.time)),
                relativeEnergy: Self.mean(pairs.map(\.energy)),
                byDraw: Self.byDraw(usable, limit: limit, highest: highest),
                source: source(pairs.count))
        }
    }

    /// The workloads grouped by their draw at the highest limit, in fifths of that limit.
    private static func byDraw(
        _ usable: [[Double: Measurement]], limit: Double, highest: Double
    ) -> [PowerCapPoint.AtDraw] {
        let fifths = Dictionary(grouping: usable) { workload in
            min(4, Int((workload[highest]?.watts ?? 0) / highest * 5))
        }
        return fifths.values.compactMap { workloads in
            let draws = workloads.compactMap { $0[highest]?.watts }
            let draw = draws.reduce(0, +) / Double(draws.count)
            let pairs = pairs(workloads, limit: limit, highest: highest)
            guard limit < draw, !pairs.isEmpty else { return nil }
            let times = pairs.map(\.time).sorted()
            return PowerCapPoint.AtDraw(
                draw: Power(watts: draw), relativeTime: mean(times),
                slowRelativeTime: ninth(of: times), relativeEnergy: mean(pairs.map(\.energy)))
        }
    }

    /// Time and energy under a limit over those under the highest, for workloads measured at both.
    private static func pairs(
        _ workloads: [[Double: Measurement]], limit: Double, highest: Double
    ) -> [(time: Double, energy: Double)] {
        workloads.compactMap { workload in
            guard let capped = workload[limit], let free = workload[highest] else { return nil }
            return (
                capped.seconds / free.seconds,
                capped.seconds * capped.watts / (free.seconds * free.watts)
            )
        }
    }

    private static func mean(_ values: [Double]) -> Double {
        values.reduce(0, +) / Double(values.count)
    }

    /// The 90th percentile of ascending values (P90, by linear interpolation).
    private static func ninth(of values: [Double]) -> Double {
        let rank = 0.9 * Double(values.count - 1)
        let index = Int(rank)
        guard index + 1 < values.count else { return values[index] }
        return values[index] + (rank - Double(index)) * (values[index + 1] - values[index])
    }
}
