import SolsticeDomain

/// Distinguishes zeros that stand for missing values from those of a really clean grid.
///
/// No grid falls from its usual level to exactly zero and comes back at once. A run of zeros counts
/// as missing values if none of the values beside it is near zero. Marginal intensity does jump to
/// zero, when wind and solar are curtailed: for it, enough values of the series near zero show that
/// zeros are real.
enum ZeroRule {
    /// How many values on either side of a run of zeros show the level there.
    private static let neighbourCount = 3
    /// A grid this clean may well reach zero.
    private static let cleanGramsPerKWh = 10.0
    /// The share of the usual level that counts as near zero.
    private static let nearShare = 0.25
    /// The share of a marginal series' values that must be near zero.
    private static let marginalShare = 0.01

    /// The channel with blanks for zeros that stand for missing values, and how many those are.
    static func weed(_ channel: Channel) -> (channel: Channel, zeros: [Observation]) {
        guard channel.observations.contains(where: { $0.value == 0 }) else { return (channel, []) }
        let levels = channel.observations.map(\.value).filter { $0 > 0 }.sorted()
        guard !levels.isEmpty else { return (channel, []) }
        let near = max(cleanGramsPerKWh, nearShare * levels[levels.count / 2])
        if channel.signal == .marginal {
            let low = levels.count { $0 <= near }
            if low > 0, Double(low) >= marginalShare * Double(levels.count) { return (channel, []) }
        }
        var weeded = channel
        var zeros: [Observation] = []
        for run in runs(of: channel.observations)
        where isMissing(run, among: channel.observations, near: near) {
            for index in run where channel.observations[index].value == 0 {
                zeros.append(channel.observations[index])
                weeded.observations[index].value = .nan
            }
        }
        return (weeded, zeros)
    }

    /// Stretches of zeros, with blanks between them.
    private static func runs(of observations: [Observation]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start: Int?
        for (index, observation) in observations.enumerated() {
            if observation.value == 0 {
                start = start ?? index
            } else if observation.value > 0, let first = start {
                runs.append(first..<index)
                start = nil
            }
        }
        if let start { runs.append(start..<observations.count) }
        return runs
    }

    private static func isMissing(
        _ run: Range<Int>, among observations: [Observation], near: Double
    ) -> Bool {
        let before = observations[..<run.lowerBound].reversed().lazy.map(\.value)
            .filter { $0 > 0 }.prefix(neighbourCount)
        let behind = observations[run.upperBound...].lazy.map(\.value)
            .filter { $0 > 0 }.prefix(neighbourCount)
        return !before.contains { $0 <= near } && !behind.contains { $0 <= near }
    }
}
