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
