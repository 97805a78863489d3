import SolsticeDomain

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
