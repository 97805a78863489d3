/// The cheapest run without a pause, exact for any second.
///
/// Its cost is piecewise linear in its start, with corners only where its start or its end meets
/// the boundary of a slot, so that only those are tried.
struct ContiguousSearch {
    private let slots: ClippedSlots
    private let seconds: Int
    /// How many whole slots the work fills, and what is left of it.
    private let wholeSlots: Int
    private let rest: Int
    /// 3600 times the cost of all slots before each.
    private let sums: UnsafeMutablePointer<Double>
    private var best: (start: Int, cost: Double)?

    /// Differences below this share are rounding; of equal runs the earliest is taken.
    private static let tolerance = 1e-11

    /// The cheapest run of a length inside ranges of open slots; nil where none is long enough.
    static func cheapest(
        seconds: Int, in slots: ClippedSlots, open: [Range<Int>], scratch: Scratch
    ) -> Range<Int>? {
        var search = ContiguousSearch(slots: slots, seconds: seconds, scratch: scratch)
        for range in open { search.scan(range) }
        return search.best.map { $0.start..<$0.start + seconds }
    }

    private init(slots: ClippedSlots, seconds: Int, scratch: Scratch) {
        self.slots = slots
        self.seconds = seconds
        (wholeSlots, rest) = seconds.quotientAndRemainder(dividingBy: slots.step)
        sums = scratch.numbers(slots.count + 1)
    }

    private mutating func scan(_ range: Range<Int>) {
        let from = slots.start(of: range.lowerBound)
        let latest = slots.start(of: range.upperBound) - seconds
        guard from <= latest else { return }
        sums[range.lowerBound] = 0
        for slot in range {
            sums[slot + 1] = sums[slot] + slots.costs[slot] * slots.lengths[slot]
        }
        consider(from, costing: sum(to: from + seconds, in: range))
        // Slots that neither end of the window cuts, while the run ends inside the range.
        let last = slots.slot(at: latest)
        scanWhole(range.lowerBound..<last)
        let corners = [slots.start(of: last), slots.start(of: last + 1) - rest, latest]
        for start in corners where from < start && start <= latest {
            let cost = sum(to: start + seconds, in: range) - sum(to: start, in: range)
            consider(start, costing: cost)
        }
    }

    /// Runs that start in one of some slots, at its start or where the run ends with a slot.
    private mutating func scanWhole(_ range: Range<Int>) {
        let remainder = Double(rest)
        for slot in range {
            let reached = slot + wholeSlots
            let tail = slots.costs[reached] * remainder
            if slot > range.lowerBound {
                consider(slots.start(of: slot), costing: sums[reached] - sums[slot] + tail)
            }
            let start = slots.start(of: slot + 1) - rest
            guard rest > 0, start > slots.start(of: slot) else { continue }
            let head = slots.costs[slot] * remainder
            consider(start, costing: sums[reached + 1] - sums[slot + 1] + head)
        }
    }

    private mutating func consider(_ start: Int, costing cost: Double) {
        if let best, cost >= best.cost - best.cost * Self.tolerance { return }
        best = (start, cost)
    }

    /// 3600 times the cost from the start of a range to a second of it.
    private func sum(to second: Int, in range: Range<Int>) -> Double {
        let slot = min(slots.slot(at: second), range.upperBound - 1)
        return sums[slot] + slots.costs[slot] * Double(second - slots.start(of: slot))
    }
}
