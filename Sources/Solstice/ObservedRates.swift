import SolsticeDomain

/// Observed PUE and carbon intensity laid over what was expected.
struct ObservedRates {
    private let pue: PrefixIntegral
    private let rate: PrefixIntegral
    private let observed: Series<EmissionRate>
    /// What was expected, where it comes from, and in which region.
    let expected: RegionOutlook
    private let observedPUE: Series<PUE>
    private let wholePUE: Series<PUE>
    private let wholeIntensity: Series<CarbonIntensity>

    init(
        expected: RegionOutlook, pue: Series<PUE>, carbonIntensity: Series<CarbonIntensity>
    ) {
        self.expected = expected
        observedPUE = pue
        wholePUE = pue.over(expected.pue)
        wholeIntensity = carbonIntensity.over(expected.carbonIntensity)
        self.pue = PrefixIntegral(wholePUE)
        rate = PrefixIntegral(Series(pue: wholePUE, carbonIntensity: wholeIntensity))
        // A flat PUE is as good as it gets; carbon intensity decides whether an hour was observed.
        observed = Series(pue: wholePUE, carbonIntensity: carbonIntensity)
    }

    /// What drawing these powers in these windows takes; nil where a rate is not known.
    func footprint(_ runs: [(window: TimeWindow, power: Power)]) -> Footprint? {
        var energy = 0.0
        var facility = 0.0
        var grams = 0.0
        for (window, power) in runs {
            guard let pue = pue.over(window), let rate = rate.over(window) else { return nil }
            energy += power.watts / 1000 * window.length.hours
            facility += power.watts / 1000 * pue
            grams += power.watts / 1000 * rate
        }
        return Footprint(
            itEnergy: ITEnergy(kilowattHours: energy),
            facilityEnergy: FacilityEnergy(kilowattHours: facility),
            emissions: Emissions(grams: grams))
    }

    /// Share of the windows' time in which carbon intensity was observed.
    func observedShare(of windows: [TimeWindow]) -> Double {
        let total = windows.reduce(0) { $0 + $1.length.seconds }
        guard total > 0 else { return 0 }
        let seen = windows.reduce(0) { sum, window in
            sum + observed.clipped(to: window).pieces.reduce(0) { $0 + $1.window.length.seconds }
        }
        return Double(seen) / Double(total)
    }

    /// PUE × carbon intensity wherever both are known.
    var course: Series<EmissionRate> { Series(pue: wholePUE, carbonIntensity: wholeIntensity) }

    /// The stretches that a footprint is the sum of.
    func hours(_ runs: [(window: TimeWindow, power: Power)]) -> [RatedHour] {
        let course = course
        return runs.flatMap { window, power in
            course.clipped(to: window).pieces.compactMap { piece -> RatedHour? in
                let start = piece.window.start
                guard let pue = wholePUE.value(at: start),
                    let intensity = wholeIntensity.value(at: start)
                else { return nil }
                return RatedHour(
                    window: piece.window, power: power, pue: pue, carbonIntensity: intensity,
                    isPUEObserved: observedPUE.value(at: start) != nil,
                    isCarbonObserved: observed.value(at: start) != nil)
            }
        }
    }
}
