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
