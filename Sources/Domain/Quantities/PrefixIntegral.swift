/// Running integral of a series, which makes the integral over any window one subtraction.
///
/// The integral is in the series' unit times hours. It is linear within a stretch, so a window may
/// start and end at any second.
public struct PrefixIntegral: Sendable {
    /// Bounds of the stretches in seconds since the epoch, strictly ascending.
    public let breakpoints: [Int]
    /// Bare value of each stretch; 0 for gaps, which `gapsBefore` distinguishes.
    public let values: [Double]
    /// Integral from the first breakpoint up to each breakpoint, in unit × hours.
    public let integrals: [Double]
    /// How many of the stretches before each breakpoint are gaps.
    public let gapsBefore: [Int]

    /// The running integral of a series.
    public init<Quantity>(_ series: Series<Quantity>) {
        breakpoints = series.breakpoints
        values = series.rawValues.map { $0.isNaN ? 0 : $0 }
        var sums: [Double] = []
        var gaps: [Int] = []
        sums.reserveCapacity(breakpoints.count)
        gaps.reserveCapacity(breakpoints.count)
        var sum = 0.0
        var gapCount = 0
        for index in series.rawValues.indices {
            sums.append(sum)
            gaps.append(gapCount)
            let hours = Double(breakpoints[index + 1] - breakpoints[index]) / 3600
            sum += values[index] * hours
            if series.rawValues[index].isNaN { gapCount += 1 }
        }
        if !breakpoints.isEmpty {
            sums.append(sum)
            gaps.append(gapCount)
        }
        integrals = sums
        gapsBefore = gaps
    }

    /// The integral over a window in unit × hours; nil if the window leaves the series or touches a
    /// gap.
    public func over(_ window: TimeWindow) -> Double? {
        let start = window.start.secondsSinceEpoch
        let end = window.end.secondsSinceEpoch
        guard let first = breakpoints.first, let last = breakpoints.last, first <= start,
            end <= last
        else { return nil }
        guard start < end else { return 0 }
        let from = index(of: start)
        let to = index(of: end - 1)
        guard gapsBefore[to + 1] == gapsBefore[from] else { return nil }
        return value(at: end, in: to) - value(at: start, in: from)
    }

    /// The mean over a window in the series' unit; nil if ``over(_:)`` is.
    public func mean(over window: TimeWindow) -> Double? {
        guard window.length > .zero else { return nil }
        return over(window).map { $0 / window.length.hours }
    }

    /// The running integral at a second inside a stretch or at its end.
    func value(at second: Int, in index: Int) -> Double {
        integrals[index] + values[index] * (Double(second - breakpoints[index]) / 3600)
    }

    /// Index of the stretch that contains a second inside the series.
    func index(of second: Int) -> Int {
        var low = 0
        var high = values.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if breakpoints[middle] <= second { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
