import SolsticeDomain

/// A region's outlook with the running integrals that make any window one subtraction.
struct SiteRates: Sendable {
    let outlook: RegionOutlook
    let rate: PrefixIntegral
    let pue: PrefixIntegral
    let rateP10: PrefixIntegral
    let rateP90: PrefixIntegral
    /// The stretches in which the rate is known, in order of time.
    let known: [TimeWindow]

    init(_ outlook: RegionOutlook) {
        self.outlook = outlook
        rate = PrefixIntegral(outlook.rate)
        pue = PrefixIntegral(outlook.pue)
        rateP10 = PrefixIntegral(outlook.rateP10)
        rateP90 = PrefixIntegral(outlook.rateP90)
        known = Self.known(outlook.rate)
    }

    private static func known(_ series: Series<EmissionRate>) -> [TimeWindow] {
        var stretches: [TimeWindow] = []
        var open: Int?
        func close(at end: Int) {
            guard let start = open else { return }
            stretches.append(
                TimeWindow(
                    start: Instant(secondsSinceEpoch: start), end: Instant(secondsSinceEpoch: end)))
            open = nil
        }
        for index in series.rawValues.indices {
            if series.rawValues[index].isNaN {
                close(at: series.breakpoints[index])
            } else {
                open = open ?? series.breakpoints[index]
            }
        }
        if let last = series.breakpoints.last { close(at: last) }
        return stretches
    }

    /// The lowest rate anywhere between two moments: no window there can have a lower mean.
    func lowestRate(from start: Instant, to end: Instant) -> EmissionRate {
        var lowest = Double.infinity
        let series = outlook.rate
        for index in series.rawValues.indices
        where series.breakpoints[index + 1] > start.secondsSinceEpoch
            && series.breakpoints[index] < end.secondsSinceEpoch
        {
            // A comparison with NaN is false, so gaps fall out by themselves.
            if series.rawValues[index] < lowest { lowest = series.rawValues[index] }
        }
        return EmissionRate(rawValue: lowest)
    }
}
