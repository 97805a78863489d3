public import SolsticeDomain

/// The least-emission start of an uninterruptible job, exact in continuous time.
///
/// The integral of a piecewise-constant rate over a sliding window is piecewise linear in the
/// window's start, with corners only where the start or the end meets a breakpoint. Its least
/// value lies at a corner or at the ends of the allowed stretch, so only those are tried.
public enum WindowSearch {
    /// A start and what it costs.
    public struct Result: Equatable, Sendable {
        /// When the window starts.
        public let start: Instant
        /// Integral of the rate over the window, in the series' unit × hours.
        public let integral: Double
    }

    /// Differences below this share are rounding; of equal windows the earliest is taken.
    static let tolerance = 1e-9

    /// The best window of a duration that lies inside `allowed`; nil where none fits without
    /// leaving the series or touching a gap.
    public static func best(
        duration: TimeSpan, in rate: PrefixIntegral, allowed: TimeWindow
    ) -> Result? {
        guard duration > .zero, let first = rate.breakpoints.first, let last = rate.breakpoints.last
        else { return nil }
        let length = duration.seconds
        let from = max(first, allowed.start.secondsSinceEpoch)
        let to = min(last, allowed.end.secondsSinceEpoch) - length
        guard from <= to else { return nil }
        var scan = Scan(rate: rate, length: length, from: from)
        scan.consider(from)
        var starts = rate.breakpoints.firstIndex(above: from)
        var ends = rate.breakpoints.firstIndex(above: from + length)
        while true {
            let byStart = starts < rate.breakpoints.count ? rate.breakpoints[starts] : Int.max
            let byEnd = ends < rate.breakpoints.count ? rate.breakpoints[ends] - length : Int.max
            let next = min(byStart, byEnd)
            guard next < to else { break }
            scan.consider(next)
            if byStart == next { starts += 1 }
            if byEnd == next { ends += 1 }
        }
        if to > from { scan.consider(to) }
        return scan.best
    }

    /// One pass over ascending starts, with the stretches of the window's two ends at hand.
    private struct Scan {
        let rate: PrefixIntegral
        let length: Int
        var left: Int
        var right: Int
        var best: Result?

        init(rate: PrefixIntegral, length: Int, from: Int) {
            self.rate = rate
            self.length = length
            left = max(0, rate.breakpoints.firstIndex(above: from) - 1)
            right = left
        }

        mutating func consider(_ start: Int) {
            let end = start + length
            let lastPiece = rate.values.count - 1
            while left < lastPiece, rate.breakpoints[left + 1] <= start { left += 1 }
            while right < lastPiece, rate.breakpoints[right + 1] < end { right += 1 }
            guard rate.gapsBefore[right + 1] == rate.gapsBefore[left] else { return }
            let integral = running(end, right) - running(start, left)
            if let best, integral >= best.integral - abs(best.integral) * WindowSearch.tolerance {
                return
            }
            best = Result(start: Instant(secondsSinceEpoch: start), integral: integral)
        }

        private func running(_ second: Int, _ piece: Int) -> Double {
            rate.integrals[piece]
                + rate.values[piece] * (Double(second - rate.breakpoints[piece]) / 3600)
        }
    }
}

extension [Int] {
    /// Index of the first element above a value in ascending elements; the count where none is.
    func firstIndex(above value: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
