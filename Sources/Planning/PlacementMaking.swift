import SolsticeDomain

extension JobPlanner {
    /// The option that a job was placed on; nil where it may no longer run so.
    func option(of job: JobSpecification, _ placement: Placement) -> PlanningOption? {
        let site = sites.firstIndex { $0.outlook.region.id == placement.region }
        let variant = job.variants.first { $0.accelerator == placement.accelerator }
        guard let site, let variant else { return nil }
        let caps = caps(job.capPolicy, on: variant)
        guard let cap = caps.first(where: { $0?.cap == placement.powerCap }) else { return nil }
        var option = PlanningOption(
            site: site, variant: variant, cap: cap, acceleratorCount: job.acceleratorCount)
        option.terms = terms(of: option, job: job, earliest: placement.start)
        return option
    }

    /// A job on an option over some segments, with what that uses, emits and costs; nil where the
    /// outlook does not cover them.
    func placement(
        of job: JobSpecification, _ option: PlanningOption, over segments: [TimeWindow]
    ) -> Placement? {
        let site = sites[option.site]
        guard let first = segments.first, let last = segments.last,
            let footprint = footprint(of: job, option, over: segments),
            let basis = site.outlook.basis(over: TimeWindow(start: first.start, end: last.end))
        else { return nil }
        return Placement(
            region: site.outlook.region.id, accelerator: option.variant.accelerator,
            powerCap: option.cap?.cap, segments: segments, footprint: footprint,
            signal: site.outlook.signal, basis: basis)
    }

    private func footprint(
        of job: JobSpecification, _ option: PlanningOption, over segments: [TimeWindow]
    ) -> Footprint? {
        let site = sites[option.site]
        let kilowatts = option.power.watts / 1000
        let transfer = option.terms.transfer
        var seconds = 0
        var facility = 0.0
        var grams = 0.0
        // Hours are taken to be high or low together, which makes the band wide rather than narrow.
        var low: Double? = 0
        var high: Double? = 0
        for window in segments {
            guard let rate = site.rate.over(window), let pue = site.pue.over(window) else {
                return nil
            }
            seconds += window.length.seconds
            facility += kilowatts * pue
            grams += kilowatts * rate
            low = low.flatMap { sum in site.rateP10.over(window).map { sum + kilowatts * $0 } }
            high = high.flatMap { sum in site.rateP90.over(window).map { sum + kilowatts * $0 } }
        }
        let length = TimeSpan(seconds: seconds)
        let price = site.outlook.region.hourlyPrice(of: option.variant.accelerator)
        var band: EmissionsBand?
        if let errors = site.outlook.errors {
            let relative = errors.band(over: segments)
            band = EmissionsBand(
                p10: Emissions(grams: grams * relative.low) + transfer,
                p90: Emissions(grams: grams * relative.high) + transfer)
        } else if let low, let high {
            band = EmissionsBand(
                p10: Emissions(grams: low) + transfer, p90: Emissions(grams: high) + transfer)
        }
        return Footprint(
            itEnergy: option.power.over(length),
            facilityEnergy: FacilityEnergy(kilowattHours: facility),
            emissions: Emissions(grams: grams) + transfer, transfer: transfer, band: band,
            cost: price.map { $0 * (Double(job.acceleratorCount) * length.hours) })
    }
}
