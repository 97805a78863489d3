/// Lays intervals one after the other, makes what lies between them gaps, and counts the gaps.
struct GapLayout {
    private var breakpoints: [Int] = []
    private var rawValues: [Double] = []

    /// Adds an interval that begins no earlier than the last one ends; neighbouring blanks become
    /// one gap.
    mutating func append(_ piece: TimedValue) {
        guard let last = breakpoints.last else {
            breakpoints = [piece.start, piece.end]
            rawValues = [piece.value]
            return
        }
        let start = max(piece.start, last)
        guard piece.end > start else { return }
        if start > last { add(.nan, until: start) }
        add(piece.value, until: piece.end)
    }

    private mutating func add(_ value: Double, until end: Int) {
        if value.isNaN, rawValues.last?.isNaN == true {
            breakpoints[breakpoints.count - 1] = end
        } else {
            rawValues.append(value)
            breakpoints.append(end)
        }
    }

    /// How many stretches have no value.
    var gapCount: Int { rawValues.count(where: \.isNaN) }

    /// How long those stretches are together.
    var gapSeconds: Int {
        rawValues.indices.reduce(0) { sum, index in
            rawValues[index].isNaN ? sum + breakpoints[index + 1] - breakpoints[index] : sum
        }
    }

    /// Breakpoints and values without blanks at either end.
    func trimmed() -> (breakpoints: [Int], rawValues: [Double]) {
        guard let first = rawValues.firstIndex(where: { !$0.isNaN }),
            let last = rawValues.lastIndex(where: { !$0.isNaN })
        else { return ([], []) }
        return (Array(breakpoints[first...last + 1]), Array(rawValues[first...last]))
    }
}
