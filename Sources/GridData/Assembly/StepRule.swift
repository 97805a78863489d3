/// Decides how long each value of a channel holds, from the distances between its stamps.
///
/// A value holds until the next stamp, but no longer than the usual step around it; what lies
/// beyond is a gap. The usual step is the most common of the eight distances before a value, or
/// after it at the start. A distance that begins a new stretch of another regular step, such as
/// hourly after 5-minute values, counts as a step too. A distance up to a tenth longer than a step
/// is not a gap: that covers clock jitter and days of 25 hours.
struct StepRule {
    private static let runLength = 6
    private static let neighbourhood = 8

    /// Distance from each stamp to the next, in seconds.
    private let distances: [Int]
    /// The most common distance; 0 if there is only one stamp.
    let usualSeconds: Int
    /// Distances that recur in a row, and the most common one.
    let regularSeconds: Set<Int>

    /// Creates the rule for stamps in strictly ascending order.
    init(stamps: [Int]) {
        distances = zip(stamps, stamps.dropFirst()).map { $1 - $0 }
        usualSeconds = Self.commonest(distances[...]) ?? 0
        var regular: Set<Int> = usualSeconds > 0 ? [usualSeconds] : []
        var run = 0
        for index in distances.indices {
            run = index > 0 && distances[index] == distances[index - 1] ? run + 1 : 1
            // Touch the set once a run, not once a row.
            if run == Self.runLength { regular.insert(distances[index]) }
        }
        regularSeconds = regular
    }

    /// How long the value at an index holds, in seconds; nil if there is only one stamp.
    func seconds(at index: Int) -> Int? {
        guard usualSeconds > 0 else { return nil }
        guard index < distances.count else { return usual(at: index) }
        let distance = distances[index]
        if distance == usualSeconds { return distance }
        let usual = usual(at: index)
        if distance <= usual + usual / 10 { return distance }
        let ahead = Self.commonest(distances[index...].prefix(Self.neighbourhood))
        if distance == ahead, regularSeconds.contains(distance) { return distance }
        return usual
    }

    private func usual(at index: Int) -> Int {
        let before = distances[..<min(index, distances.count)].suffix(Self.neighbourhood)
        let behind = distances[min(index, distances.count)...].prefix(Self.neighbourhood)
        return commonestRegular(before) ?? commonestRegular(behind) ?? usualSeconds
    }

    private func commonestRegular(_ slice: ArraySlice<Int>) -> Int? {
        Self.commonest(slice.filter(regularSeconds.contains)[...])
    }

    /// The most common distance; the smaller of two that are equally common.
    private static func commonest(_ slice: ArraySlice<Int>) -> Int? {
        var counts: [Int: Int] = [:]
        for distance in slice { counts[distance, default: 0] += 1 }
        return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    }
}

/// Averages values that are finer than wanted to a coarser step.
enum StepAveraging {
    /// The values in steps of so many seconds, counted from the epoch.
    ///
    /// Values that are already as long stay as they are. Each counts by its length times its
    /// weight, or by its length if all weights are zero. A step with no value is a blank.
    static func average(_ pieces: [TimedValue], to stepSeconds: Int) -> [TimedValue] {
        var result: [TimedValue] = []
        var index = 0
        while index < pieces.count {
            if pieces[index].end - pieces[index].start >= stepSeconds {
                result.append(pieces[index])
                index += 1
                continue
            }
            let step = floorDivision(pieces[index].start, stepSeconds)
            var end = index
            while end < pieces.count, floorDivision(pieces[end].start, stepSeconds) == step,
                pieces[end].end - pieces[end].start < stepSeconds
            {
                end += 1
            }
            let group = pieces[index..<end]
            result.append(
                TimedValue(
                    start: step * stepSeconds, end: (step + 1) * stepSeconds,
                    value: mean(group), weight: group.reduce(0) { $0 + $1.weight },
                    isEstimated: group.contains { $0.isEstimated && !$0.value.isNaN }))
            index = end
        }
        return result
    }

    private static func mean(_ group: ArraySlice<TimedValue>) -> Double {
        let valued = group.filter { !$0.value.isNaN }
        if valued.isEmpty { return .nan }
        let hasWeights = valued.contains { $0.weight > 0 }
        var sum = 0.0
        var total = 0.0
        for piece in valued {
            let weight = Double(piece.end - piece.start) * (hasWeights ? piece.weight : 1)
            sum += piece.value * weight
            total += weight
        }
        return sum / total
    }

    private static func floorDivision(_ number: Int, _ divisor: Int) -> Int {
        number >= 0 ? number / divisor : (number - divisor + 1) / divisor
    }
}

/// A value with its half-open interval in seconds since the epoch; NaN for a blank.
struct TimedValue: Equatable {
    let start: Int
    let end: Int
    let value: Double
    /// The value's weight in a mean, in addition to its length.
    let weight: Double
    /// Whether the value was estimated rather than observed.
    var isEstimated = false
}

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
