import SolsticeTestSupport
import SolsticeDomain

/// A random series with mixed steps and gaps whose values are whole numbers, laid out tick by tick,
/// so that any window can be summed exactly.
struct TickSeries {
    /// Seconds a tick.
    let tick: Int
    /// One value a tick; nil in a gap.
    private(set) var values: [Int?] = []
    private var breakpoints: [Int] = [World.dawn.secondsSinceEpoch]
    private var stretchValues: [Double] = []
    private var sums = [0]
    private var gapCounts = [0]

    /// Stretches of some of `steps`, in ticks, until `length` ticks are reached.
    init(
        tick: Int, steps: [Int], length: Int, values range: ClosedRange<Int>,
        using random: inout SplitMix64
    ) {
        self.tick = tick
        while values.count < length {
            let step = steps[Int.random(in: steps.indices, using: &random)]
            for _ in 0..<Int.random(in: 1...8, using: &random) where values.count < length {
                let isGap = Int.random(in: 0..<12, using: &random) == 0
                append(step: step, isGap ? nil : Int.random(in: range, using: &random))
            }
        }
    }

    private mutating func append(step: Int, _ value: Int?) {
        breakpoints.append(breakpoints[breakpoints.count - 1] + step * tick)
        stretchValues.append(value.map(Double.init) ?? .nan)
        for _ in 0..<step {
            values.append(value)
            sums.append(sums[sums.count - 1] + (value ?? 0))
            gapCounts.append(gapCounts[gapCounts.count - 1] + (value == nil ? 1 : 0))
        }
    }

    /// The same values as a series.
    var series: Series<EmissionRate> {
        Series(breakpoints: breakpoints, rawValues: stretchValues)
    }

    /// The moment at which a tick begins.
    func moment(_ tickIndex: Int) -> Instant {
        World.dawn + TimeSpan(seconds: tickIndex * tick)
    }

    /// The tick that begins at a moment.
    func tickIndex(_ moment: Instant) -> Int { (moment - World.dawn).seconds / tick }

    /// Leaves no window over the ticks that a condition holds for.
    mutating func block(where isBlocked: (Int) -> Bool) {
        var blocked = 0
        for tick in values.indices {
            if isBlocked(tick) { blocked += 1 }
            gapCounts[tick + 1] += blocked
        }
    }

    /// The best start of a window of so many ticks, by trying each: the earliest of equal ones, with
    /// its exact sum of values; nil where no window inside `allowed` is without a gap.
    func bestStart(length: Int, allowed: Range<Int>) -> (start: Int, sum: Int)? {
        var best: (start: Int, sum: Int)?
        let last = min(values.count, allowed.upperBound) - length
        guard max(0, allowed.lowerBound) <= last else { return nil }
        for start in max(0, allowed.lowerBound)...last
        where gapCounts[start + length] == gapCounts[start] {
            let sum = sums[start + length] - sums[start]
            if best.map({ sum < $0.sum }) ?? true { best = (start, sum) }
        }
        return best
    }
}
