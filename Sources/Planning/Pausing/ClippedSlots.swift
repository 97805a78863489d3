/// The slots that a window touches, the first and the last of them cut to the window.
///
/// Costs are per hour and lengths in seconds, so that their product is 3600 times a cost; every
/// sum inside the search is in this unit, which keeps sums of whole costs exact.
struct ClippedSlots {
    /// The start of the window, where the first slot starts.
    let start: Int
    /// The end of the window, where the last slot ends.
    let end: Int
    /// The length of a slot that is not cut.
    let step: Int
    /// How many slots there are, at least one.
    let count: Int
    /// The cost of an hour in each slot.
    let costs: UnsafeMutablePointer<Double>
    /// The length of each slot in seconds.
    let lengths: UnsafeMutablePointer<Double>
    /// The least finite cost of an hour; infinite where there is none.
    let leastCost: Double
    /// The greatest finite cost of an hour; zero where there is none.
    let greatestCost: Double

    /// Where the second slot would start if the first were not cut.
    private let firstBoundary: Int

    /// The part of a grid inside a window; nil where the two do not meet.
    init?(_ grid: SlotCosts, from: Int, to: Int, scratch: Scratch) {
        let step = grid.stepSeconds
        let start = max(from, grid.originSecond)
        let end = min(to, grid.originSecond + step * grid.costPerHour.count)
        guard start < end else { return nil }
        let first = (start - grid.originSecond) / step
        let count = (end - grid.originSecond + step - 1) / step - first
        costs = scratch.numbers(2 * count)
        lengths = costs + count
        (self.start, self.end, self.step, self.count) = (start, end, step, count)
        firstBoundary = grid.originSecond + (first + 1) * step
        var least = Double.infinity
        var greatest = 0.0
        for slot in 0..<count {
            let cost = grid.costPerHour[first + slot]
            costs[slot] = cost
            lengths[slot] = Double(step)
            least = min(least, cost)
            greatest = max(greatest, cost < .infinity ? cost : 0)
        }
        (leastCost, greatestCost) = (least, greatest)
        lengths[0] = Double(length(of: 0))
        lengths[count - 1] = Double(length(of: count - 1))
    }

    /// The second at which a slot starts; that of the count of slots is the window's end.
    func start(of slot: Int) -> Int {
        slot == 0 ? start : min(end, firstBoundary + (slot - 1) * step)
    }

    /// The length of a slot in seconds.
    func length(of slot: Int) -> Int { start(of: slot + 1) - start(of: slot) }

    /// The slot that holds a second of the window.
    func slot(at second: Int) -> Int {
        second < firstBoundary ? 0 : (second - firstBoundary) / step + 1
    }

    /// Whether the job can run in a slot.
    func isOpen(_ slot: Int) -> Bool { costs[slot] < .infinity }

    /// 3600 times the cost of running in a range of seconds, summed slot by slot.
    func cost(of seconds: Range<Int>) -> Double {
        var sum = 0.0
        var slot = slot(at: seconds.lowerBound)
        var moment = seconds.lowerBound
        while moment < seconds.upperBound {
            let next = min(seconds.upperBound, start(of: slot + 1))
            sum += costs[slot] * Double(next - moment)
            moment = next
            slot += 1
        }
        return sum
    }

    /// The longest ranges of slots in which the job can run, ascending.
    func openRanges() -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var slot = 0
        while slot < count {
            let first = slot
            while slot < count, isOpen(slot) { slot += 1 }
            if slot > first { ranges.append(first..<slot) }
            slot += 1
        }
        return ranges
    }
}

/// How the search counts seconds: in quanta, and a remainder that has few possible values.
///
/// All slots but the first and the last are whole quanta, as is the overhead. At most one slot
/// is used in part. So the work that is owed before that slot is left with the remainder of the
/// work, or of the work less the first slot; after it, with none or that of the last slot.
struct Quanta {
    /// The length of a quantum in seconds.
    let seconds: Int
    /// Quanta of an overhead.
    let overhead: Int
    /// Quanta in the work, rounded down.
    let work: Int
    /// Odd seconds owed: before a slot is used in part, that of the work, and, where they differ,
    /// with the first slot wholly used; after it, none, and where there is one, that of the last
    /// slot, which is to be wholly used.
    let groups: [Int]
    /// The first of the groups after a slot is used in part.
    let firstGroupAfter: Int

    private let workSeconds: Int

    /// The quanta of some work over slots; fewer groups do where a cut first or last slot is known
    /// not to be wholly used.
    init(
        work: PausableWork, slots: ClippedSlots, usesFirst: Bool = true, usesLast: Bool = true
    ) {
        seconds = Self.greatestCommonDivisor(slots.step, work.overheadSeconds)
        overhead = work.overheadSeconds / seconds
        self.work = work.durationSeconds / seconds
        workSeconds = work.durationSeconds
        let first = slots.length(of: 0)
        let last = slots.length(of: slots.count - 1)
        var groups = [work.durationSeconds % seconds]
        if usesFirst, first % seconds != 0, first < work.durationSeconds {
            groups.append((work.durationSeconds - first) % seconds)
        }
        firstGroupAfter = groups.count
        groups.append(0)
        if usesLast, last % seconds != 0 { groups.append(last % seconds) }
        self.groups = groups
    }

    /// The least number of seconds for which a slot can be used in part.
    var shortestPart: Int {
        var shortest = seconds
        for before in groups[..<firstGroupAfter] {
            for after in groups[firstGroupAfter...] where before != after {
                shortest = min(shortest, before > after ? before - after : before - after + seconds)
            }
        }
        return shortest
    }

    /// Whole quanta of the uses of a slot in part, beside odd seconds that may be negative.
    func parts(of length: Int, odd: Int) -> Range<Int> {
        let first = odd > 0 ? 0 : 1
        guard length >= odd else { return first..<first }
        return first..<max(first, min(work, (length - odd) / seconds) + 1)
    }

    /// Quanta owed when the work has started with a first slot of some length; nil where there is
    /// less work than that.
    func owedAfterFirst(of length: Int) -> Int? {
        length < workSeconds ? (workSeconds - length) / seconds : nil
    }

    private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
        b == 0 ? a : greatestCommonDivisor(b, a % b)
    }
}
