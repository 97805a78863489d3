import SolsticeDomain

/// Decides whether a number can be a carbon intensity.
enum CarbonValueRule {
    /// A refusal; the caller adds the position.
    struct Flaw: Error {
        let reason: Message
        let expected: Message
    }

    /// The number in g/kWh; NaN stays NaN.
    static func grams(_ number: Double, factor: Double) throws(Flaw) -> Double {
        let grams = number * factor
        if grams.isNaN || CarbonIntensity.plausible.contains(grams) { return grams }
        if grams < 0 {
            throw Flaw(reason: "is negative, which no grid can be", expected: "0 or more")
        }
        throw Flaw(
            reason: "is above \(Int(CarbonIntensity.plausible.upperBound)) g/kWh, "
                + "more than any fuel emits",
            expected: "a lower value; perhaps the unit is another, see \(setting: .unit)")
    }
}

/// Decides whether a number can be a carbon-free share.
enum CarbonFreeRule {
    /// The share, from 0 to 1, in a column of percentages; NaN for a blank.
    static func share(_ column: Int, _ walk: TableWalk) throws(RowProblem) -> Double {
        let measured = try walk.measure(column)
        guard measured.unit.isEmpty || measured.unit == "%" else {
            throw walk.problem(column, "is not a percentage", expected: "a number such as 76.3")
        }
        guard measured.value.isNaN || (0...100).contains(measured.value) else {
            throw walk.problem(
                column, measured.value < 0 ? "is below 0 %" : "is above 100 %",
                expected: "a percentage from 0 to 100")
        }
        return measured.value / 100
    }
}

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

/// Recognises values in a unit a thousand times as large as the one stated.
enum UnitMistake {
    /// A median below this is refused, unless the file itself declares the unit.
    private static let leastGramsPerKWh = 1.0

    /// Refuses channels whose values are too small for the unit that an option states.
    static func refuse(_ channels: [Channel], _ request: ImportRequest) throws(Diagnostic) {
        guard let unit = request.options.unit else { return }
        for channel in channels {
            let values = channel.observations.filter { $0.value > 0 }
            guard !values.isEmpty else { continue }
            let median = values.map(\.value).sorted()[values.count / 2]
            guard median < leastGramsPerKWh, let first = values.first else { continue }
            let number = first.value / unit.gramsPerKWhFactor
            let shown = (number * 1e6).rounded() / 1e6
            throw request.misuse(
                "half of the values of \(channel.place) are below 1 g/kWh, which looks like a "
                    + "mistake of unit",
                causes: [
                    "line \(first.line), column \(channel.valueLabel.text(row: first.row)): "
                        + "\"\(shown)\" is no intensity in \(unit.rawValue) that grids have"
                ],
                remedy:
                    "if they are kilograms, give \(set: .unit, "kg/kWh"); if the grid is that "
                    + "clean, let the file declare the unit, such as a column lca_g_per_kwh")
        }
    }
}
