#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
import SolsticeDomain

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
