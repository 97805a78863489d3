import Glibc
import SolsticeDomain

/// How decisions to wait turned out when based on forecasts replayed in a zone's past, for a few
/// kinds of jobs that must not pause.
///
/// Each decision is made once: the job waits for the best start by the forecast if the expected
/// saving is worthwhile, and its actual emissions are compared with running at once.
struct DecisionRecord: Equatable, Sendable {
    /// Lengths of jobs, in hours.
    static let lengths = [1, 2, 4, 8, 24, 72]
    /// Slacks of jobs, in hours.
    static let slacks = [12, 24, 72, 168, 720]
    /// One in this many replayed forecasts decides: about one a day, at each hour in turn.
    static let originStride = 5
    /// The fewest decisions for a result.
    static let leastCount = 30
    /// A job belongs to a kind whose length and slack differ from its own by at most this factor.
    private static let nearFactor = 2.5

    /// By length and slack: how many jobs would have waited.
    private(set) var counts = [Int](repeating: 0, count: lengths.count * slacks.count)
    /// By length and slack: how many of them would have emitted less than if run at once.
    private(set) var betterCounts = [Int](repeating: 0, count: lengths.count * slacks.count)

    /// No decisions yet.
    init() {}

    /// How many of the first `count` hours there are before a gap.
    static func reach(of gapsBefore: [Int], from: Int, count: Int) -> Int {
        var reach = count
        while reach > 0, gapsBefore[from + reach] > gapsBefore[from] { reach -= 1 }
        return reach
    }

    /// Decides at one moment for every kind whose period is known, and appends the chosen windows.
    /// `expected` and `actual` are running sums of hours from then on, with a leading zero-hour
    /// sum.
    mutating func add(
        expected: ArraySlice<Double>, actual: ArraySlice<Double>, origin: Int,
        to chosen: inout [ChosenWindow]
    ) {
        expected.withUnsafeBufferPointer { expected in
            actual.withUnsafeBufferPointer { actual in
                for row in Self.lengths.indices {
                    decide(row, expected, actual) { lead in
                        let length = Self.lengths[row]
                        let ratio =
                            (actual[lead + length] - actual[lead])
                            / (expected[lead + length] - expected[lead])
                        guard ratio > 0 else { return }
                        chosen.append(
                            ChosenWindow(
                                origin: origin, length: Double(length), lead: lead,
                                ratio: log(ratio)))
                    }
                }
            }
        }
    }

    private mutating func decide(
        _ row: Int, _ expected: UnsafeBufferPointer<Double>, _ actual: UnsafeBufferPointer<Double>,
        choose: (Int) -> Void
    ) {
        let length = Self.lengths[row]
        let atOnce = expected[min(length, expected.count - 1)] - expected[0]
        // A later start has to be worth waiting for.
        var least = atOnce * (1 - PlannedJob.worthwhileFraction)
        var best = 0
        var start = 1
        for (column, slack) in Self.slacks.enumerated() where slack + length < expected.count {
            while start <= slack {
                let cost = expected[start + length] - expected[start]
                if cost < least { (least, best) = (cost, start) }
                start += 1
            }
            choose(best)
            guard best > 0 else { continue }
            let cell = row * Self.slacks.count + column
            counts[cell] += 1
            if actual[best + length] - actual[best] < actual[length] - actual[0] {
                betterCounts[cell] += 1
            }
        }
    }

    /// The record of the kind nearest to a job; nil if none is near or it has too few decisions.
    func past(zone: ZoneID, length: TimeSpan, slack: TimeSpan) -> PastDecisions? {
        guard let row = Self.nearest(to: length.hours, in: Self.lengths),
            let column = Self.nearest(to: slack.hours, in: Self.slacks)
        else { return nil }
        let cell = row * Self.slacks.count + column
        guard counts[cell] >= Self.leastCount else { return nil }
        return PastDecisions(
            zone: zone, length: TimeSpan(hours: Double(Self.lengths[row])),
            slack: TimeSpan(hours: Double(Self.slacks[column])), count: counts[cell],
            betterCount: betterCounts[cell])
    }

    /// The entry nearest to a number by ratio; nil if the ratio is too large.
    private static func nearest(to hours: Double, in table: [Int]) -> Int? {
        guard hours > 0 else { return nil }
        func distance(_ index: Int) -> Double { abs(log(Double(table[index]) / hours)) }
        let best = table.indices.min { distance($0) < distance($1) }
        return best.flatMap { distance($0) <= log(nearFactor) ? $0 : nil }
    }

    /// All its counts as plain numbers.
    var numbers: [Double] { (counts + betterCounts).map(Double.init) }

    /// Decodes the record from numbers.
    init?(_ reader: inout NumberReader) {
        let cells = Self.lengths.count * Self.slacks.count
        guard let counts = reader.next(cells), let better = reader.next(cells),
            zip(counts, better).allSatisfy({ $1 >= 0 && $1 <= $0 && $0 < 1e9 })
        else { return nil }
        self.counts = counts.map { Int($0) }
        betterCounts = better.map { Int($0) }
    }
}

/// Replayed decisions of jobs that may pause, in a zone's past: each runs in the hours that are
/// cheapest by the forecast.
enum PausedChoice {
    /// Lengths of jobs, in hours.
    private static let lengths = [2, 4, 8, 24, 72]
    /// Slacks of jobs, in hours.
    private static let slacks = [12, 24, 72, 168]

    /// Decides at one moment for every kind whose period is known, and appends the chosen windows.
    /// `expected` and `actual` are hourly rates from then on.
    static func add(
        expected: ArraySlice<Double>, actual: ArraySlice<Double>, origin: Int,
        to windows: inout [ChosenWindow]
    ) {
        for length in lengths {
            for slack in slacks where length + slack <= expected.count {
                let count = length + slack
                let hours = expected.prefix(count)
                guard let limit = smallest(length, of: hours) else { continue }
                var choice = Choice()
                // Of hours that tie at the highest cost, the first are used.
                var spare = length - hours.count { $0 < limit }
                for hour in 0..<count {
                    let cost = expected[expected.startIndex + hour]
                    guard cost < limit || (cost == limit && spare > 0) else { continue }
                    if cost == limit { spare -= 1 }
                    choice.add(hour, expected: cost, actual: actual[actual.startIndex + hour])
                }
                if let window = choice.window(origin: origin, length: length) {
                    windows.append(window)
                }
            }
        }
    }

    /// The hours that a job runs in.
    private struct Choice {
        var first: Int?
        var last = 0
        var parts = 0
        var expected = 0.0
        var actual = 0.0

        mutating func add(_ hour: Int, expected: Double, actual: Double) {
            if first == nil || hour > last + 1 { parts += 1 }
            first = first ?? hour
            last = hour
            self.expected += expected
            self.actual += actual
        }

        /// The window of the choice; nil for a job that does not pause.
        func window(origin: Int, length: Int) -> ChosenWindow? {
            guard let first, parts > 1, actual > 0, expected > 0 else { return nil }
            return ChosenWindow(
                origin: origin, length: Double(max(length, min(last + 1 - first, 2 * length))),
                lead: first, ratio: log(actual / expected))
        }
    }

    /// The number of the given rank, from 1 for the smallest, by Hoare's selection.
    private static func smallest(_ rank: Int, of numbers: ArraySlice<Double>) -> Double? {
        guard rank > 0, rank <= numbers.count else { return nil }
        var values = Array(numbers)
        return values.withUnsafeMutableBufferPointer { values in
            var (low, high) = (0, values.count - 1)
            while low < high {
                let pivot = values[(low + high) / 2]
                var (left, right) = (low, high)
                while left <= right {
                    while values[left] < pivot { left += 1 }
                    while values[right] > pivot { right -= 1 }
                    if left <= right {
                        values.swapAt(left, right)
                        left += 1
                        right -= 1
                    }
                }
                if rank - 1 <= right {
                    high = right
                } else if rank - 1 >= left {
                    low = left
                } else {
                    break
                }
            }
            return values[rank - 1]
        }
    }
}
