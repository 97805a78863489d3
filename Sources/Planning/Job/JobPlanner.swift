public import SolsticeDomain

/// Plans one job into what is free: exact in continuous time over start, region, accelerator and
/// power cap.
public struct JobPlanner: Sendable {
    /// Deferring a job for less than this share of its emissions is not worth anyone's wait, so it
    /// then starts at the earliest moment.
    public let worthwhileFraction: Double
    let sites: [SiteRates]
    let accelerators: [AcceleratorID: Accelerator]
    let reservations: [HeldCapacity]

    /// A planner for the regions of `outlooks`, beside what is reserved there.
    public init(
        outlooks: [RegionOutlook], accelerators: [Accelerator], reservations: [HeldCapacity],
        worthwhileFraction: Double = PlannedJob.worthwhileFraction
    ) {
        sites = outlooks.map(SiteRates.init)
        self.accelerators = Dictionary(
            accelerators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.reservations = reservations
        self.worthwhileFraction = worthwhileFraction
    }

    /// The least-emission plan that ends by the deadline.
    ///
    /// `now` is the earliest start unless the job asks for a later one. A job without a deadline
    /// starts as soon as it can, wherever that emits least. The home region must be among the
    /// outlooks. A job that was planned before keeps the `baseline` it was given then.
    public func plan(
        _ job: JobSpecification, now: Instant, baseline: Placement? = nil
    ) -> PlanningOutcome {
        let search = OptionSearch(planner: self, job: job, now: now)
        guard let choice = search.chosen(worthwhile: worthwhileFraction),
            let planned = search.plannedJob(choice, baseline: baseline ?? search.baseline)
        else { return .infeasible(search.infeasibility()) }
        return .placed(planned)
    }

    /// The baseline: at the earliest allowed moment, at home, as asked for and uncapped, whatever
    /// else runs there. Nil where the home region's outlook does not reach that far.
    ///
    /// Where outlooks for jobs that wait for a season stand beside the others, `waitsForSeason` says
    /// which are the job's.
    public func baseline(
        of job: JobSpecification, now: Instant, waitsForSeason: Bool? = nil
    ) -> Placement? {
        guard let home = home(of: job, signal: job.signal, waitsForSeason: waitsForSeason)
        else { return nil }
        let option = PlanningOption(site: home, variant: job.askedFor, cap: nil)
        let window = TimeWindow(start: max(now, job.earliest ?? now), length: option.duration)
        return placement(of: job, option, over: [window])
    }

    /// The site of a job's home.
    func home(of job: JobSpecification, signal: CarbonSignal?, waitsForSeason: Bool?) -> Int? {
        sites.indices.first { site in
            let outlook = sites[site].outlook
            return outlook.region.id == job.home && (signal == nil || signal == outlook.signal)
                && waitsForSeason.map { serves(site, waitsForSeason: $0) } ?? true
        }
    }

    /// Whether a site is for jobs that wait for a season, or for those that do not: where nothing is
    /// known of seasons the same site is for both.
    func serves(_ site: Int, waitsForSeason: Bool) -> Bool {
        let outlook = sites[site].outlook
        if outlook.seasonalWait != nil || !waitsForSeason {
            return waitsForSeason == (outlook.seasonalWait != nil)
        }
        return !sites.contains {
            $0.outlook.seasonalWait != nil && $0.outlook.region.id == outlook.region.id
                && $0.outlook.signal == outlook.signal
        }
    }
}

extension JobPlanner {
    /// The option that a job was placed on; nil where it may no longer run so.
    func option(of job: JobSpecification, _ placement: Placement) -> PlanningOption? {
        let site = sites.firstIndex { $0.outlook.region.id == placement.region }
        guard let site, let variant = job.variant(placement.variant) else { return nil }
        let caps = caps(of: job, on: variant)
        guard let cap = caps.first(where: { $0?.cap == placement.powerCap }) else { return nil }
        var option = PlanningOption(site: site, variant: variant, cap: cap)
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
            region: site.outlook.region.id, variant: option.variant.name,
            accelerator: option.variant.accelerator, count: option.variant.count,
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
        let price = option.variant.hourlyPrice(in: site.outlook.region)
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
            cost: price.map { $0 * (Double(option.variant.count) * length.hours) })
    }
}

/// What came of planning a job.
public enum PlanningOutcome: Sendable {
    /// It has a place.
    case placed(PlannedJob)
    /// It cannot end in time anywhere.
    case infeasible(Infeasibility)
}

/// Why a job cannot end in time, and when it could.
public struct Infeasibility: Equatable, Sendable {
    /// The earliest it could end with every choice free; nil where it never could.
    public let earliestFinish: Instant?
    /// What stands in the way in each region, in words.
    public let obstacles: [String]

    /// Obstacles and the earliest finish in spite of them.
    public init(earliestFinish: Instant?, obstacles: [String]) {
        self.earliestFinish = earliestFinish
        self.obstacles = obstacles
    }
}
