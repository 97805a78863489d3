/// Lays intervals end to end, turns what lies between them into gaps, and counts the gaps.
struct GapLayout {
    private var breakpoints: [Int] = []
    private var rawValues: [Double] = []
    private var isEstimated: [Bool] = []

    /// Adds an interval that begins no earlier than the last one ends; adjacent blanks become one
    /// gap.
    mutating func append(_ piece: TimedValue) {
        guard let last = breakpoints.last else {
            breakpoints = [piece.start, piece.end]
            rawValues = [piece.value]
            isEstimated = [piece.isEstimated && !piece.value.isNaN]
            return
        }
        let start = max(piece.start, last)
        guard piece.end > start else { return }
        if start > last { add(.nan, until: start, isEstimated: false) }
        add(piece.value, until: piece.end, isEstimated: piece.isEstimated)
    }

    private mutating func add(_ value: Double, until end: Int, isEstimated: Bool) {
        if value.isNaN, rawValues.last?.isNaN == true {
            breakpoints[breakpoints.count - 1] = end
        } else {
            rawValues.append(value)
            self.isEstimated.append(isEstimated && !value.isNaN)
            breakpoints.append(end)
        }
    }

    /// The number of stretches without a value.
    var gapCount: Int { rawValues.count(where: \.isNaN) }

    /// The total length of those stretches.
    var gapSeconds: Int {
        rawValues.indices.reduce(0) { sum, index in
            rawValues[index].isNaN ? sum + breakpoints[index + 1] - breakpoints[index] : sum
        }
    }

    /// Breakpoints and values without blanks at either end.
    func trimmed() -> LaidSeries {
        guard let first = rawValues.firstIndex(where: { !$0.isNaN }),
            let last = rawValues.lastIndex(where: { !$0.isNaN })
        else { return LaidSeries(breakpoints: [], rawValues: [], isEstimated: []) }
        return LaidSeries(
            breakpoints: Array(breakpoints[first...last + 1]),
            rawValues: Array(rawValues[first...last]),
            isEstimated: Array(isEstimated[first...last]))
    }
}

/// A series after layout: one more breakpoint than values, NaN for a gap.
struct LaidSeries {
    let breakpoints: [Int]
    let rawValues: [Double]
    /// For each value, whether it was estimated rather than observed.
    let isEstimated: [Bool]
}
