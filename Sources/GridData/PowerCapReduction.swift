import SolsticeDomain

/// Turns measurements of workloads under power limits into relative times and energies.
///
/// Each workload is taken relative to itself at the highest limit, and every workload counts the same
/// (J. You et al., "Zeus", NSDI '23): a slow network must not outweigh a fast one.
struct PowerCapReduction {
    /// What one workload took under one limit.
    struct Measurement: Equatable {
        let seconds: Double
        let watts: Double
    }

    /// By workload, then by limit in watts.
    let workloads: [String: [Double: Measurement]]

    /// The highest limit of all; nil where nothing was measured.
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
            var time = 0.0
            var energy = 0.0
            var count = 0
            for workload in usable {
                guard let capped = workload[limit], let free = workload[highest] else { continue }
                time += capped.seconds / free.seconds
                energy += capped.seconds * capped.watts / (free.seconds * free.watts)
                count += 1
            }
            return PowerCapPoint(
                cap: Power(watts: limit), relativeTime: time / Double(count),
                relativeEnergy: energy / Double(count), source: source(count))
        }
    }
}
