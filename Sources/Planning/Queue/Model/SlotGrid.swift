import SolsticeDomain

/// The horizon cut into slots of equal length, such that no rate changes inside one.
///
/// Seconds in the queue's inner model count from the grid's origin.
struct SlotGrid {
    /// The first slot's start, in seconds since the epoch.
    let origin: Int
    /// Length of a slot in seconds.
    let step: Int
    /// How many slots there are.
    let count: Int
    /// Seconds from the origin between which something is known; within the first and last slot.
    let known: ClosedRange<Int>
    /// Whether every change of a rate falls on a slot's bound.
    let isExact: Bool

    /// Slots shorter than this are not made: rates that change faster are averaged.
    static let shortestStep = 300

    /// The coarsest grid that all the series fit on.
    init(covering outlooks: [RegionOutlook]) {
        let spans = outlooks.compactMap(\.rate.span)
        let first = spans.map(\.start.secondsSinceEpoch).min() ?? 0
        let last = spans.map(\.end.secondsSinceEpoch).max() ?? 0
        var common = 0
        for outlook in outlooks {
            // The ends are where the horizon was cut, not where a rate changes.
            for point in outlook.rate.breakpoints.dropFirst().dropLast() {
                common = Self.greatestCommonDivisor(common, point)
                if common < Self.shortestStep { break }
            }
        }
        // A day and the epoch have a common divisor with any regular step.
        if common == 0 { common = 3600 }
        while common > 3600 { common = Self.greatestCommonDivisor(common, 3600) }
        step = max(common, Self.shortestStep)
        isExact = step == common
        origin = first >= 0 ? first / step * step : (first - step + 1) / step * step
        count = max(0, (last - origin + step - 1) / step)
        known = first - origin...last - origin
    }

    private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
        var (a, b) = (abs(a), abs(b))
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }

    /// A slot's length in hours.
    var stepHours: Double { Double(step) / 3600 }

    /// Seconds from the origin to the end of the last slot.
    var length: Int { count * step }

    /// A moment in seconds from the origin, kept inside what is known.
    func offset(of instant: Instant) -> Int {
        min(max(known.lowerBound, instant.secondsSinceEpoch - origin), known.upperBound)
    }

    /// The moment so many seconds from the origin.
    func instant(_ offset: Int) -> Instant { Instant(secondsSinceEpoch: origin + offset) }

    /// The costs of the slots that a stretch touches, for a search of runs with pauses.
    func costs(from: Int, to: Int, _ cost: (Int) -> Double) -> SlotCosts {
        let slots = from / step..<(to + step - 1) / step
        return SlotCosts(
            originSecond: slots.lowerBound * step, stepSeconds: step,
            costPerHour: slots.map(cost))
    }
}

extension SlotGrid {
    /// The integral of a rate per hour from the origin to a second, from its slots' rates and the
    /// integrals up to their starts.
    @inline(__always)
    static func integral(
        to second: Int, _ rates: UnsafePointer<Double>, _ integrals: UnsafePointer<Double>,
        step: Int
    ) -> Double {
        let slot = second / step
        let rest = second - slot * step
        return rest == 0 ? integrals[slot] : integrals[slot] + rates[slot] * Double(rest) / 3600
    }
}

/// A site's rate slot by slot, with its running integral.
final class SlotRates {
    /// gCO2e per IT kWh in each slot; in a gap a rate that no job would choose.
    let rates: Flat<Double>
    /// Integral in rate × hours from the origin to each slot's start; one more than slots.
    let integrals: Flat<Double>
    /// 1 where the rate is not known all through the slot.
    let gaps: Flat<UInt8>
    let hasGaps: Bool
    /// The mean of the known rates.
    let meanRate: Double

    init(_ outlook: RegionOutlook, grid: SlotGrid) {
        rates = Flat(repeating: 0, count: grid.count)
        gaps = Flat(repeating: 1, count: grid.count)
        integrals = Flat(repeating: 0, count: grid.count + 1)
        let covered = Flat(repeating: 0, count: grid.count)
        Self.spread(outlook.rate, over: grid, into: rates, covered: covered)
        var highest = 0.0
        var sum = 0.0
        var known = 0
        for slot in 0..<grid.count {
            let start = slot * grid.step
            // The horizon may begin and end inside a slot.
            let needed =
                min(grid.known.upperBound, start + grid.step) - max(grid.known.lowerBound, start)
            guard needed > 0, covered[slot] == needed else { continue }
            gaps[slot] = 0
            rates[slot] /= Double(needed)
            highest = max(highest, rates[slot])
            sum += rates[slot]
            known += 1
        }
        meanRate = known > 0 ? sum / Double(known) : 0
        hasGaps = known < grid.count
        for slot in 0..<grid.count {
            if gaps[slot] != 0 { rates[slot] = 10 * max(1, highest) }
            integrals[slot + 1] = integrals[slot] + rates[slot] * grid.stepHours
        }
    }

    /// Adds rate × seconds of a series to each slot that it touches.
    private static func spread(
        _ series: Series<EmissionRate>, over grid: SlotGrid, into sums: Flat<Double>,
        covered: Flat<Int>
    ) {
        for index in series.rawValues.indices where !series.rawValues[index].isNaN {
            var start = series.breakpoints[index] - grid.origin
            let end = series.breakpoints[index + 1] - grid.origin
            while start < end {
                let slot = start / grid.step
                let stop = min(end, (slot + 1) * grid.step)
                sums[slot] += series.rawValues[index] * Double(stop - start)
                covered[slot] += stop - start
                start = stop
            }
        }
    }
}
