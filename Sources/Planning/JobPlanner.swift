public import SolsticeDomain

/// Plans one job into what is free: exact in continuous time over start, region, accelerator and
/// power cap.
public struct JobPlanner: Sendable {
    /// Deferring a job for less than this share of its emissions is not worth anyone's wait, so it
    /// then starts at the earliest moment.
    public let worthwhileFraction: Double
    let sites: [SiteRates]
    let accelerators: [String: Accelerator]
    let reservations: [Reservation]

    /// A planner for the regions of `outlooks`, beside what is reserved there.
    public init(
        outlooks: [RegionOutlook], accelerators: [Accelerator], reservations: [Reservation],
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
        guard let stages = search.chosen(worthwhile: worthwhileFraction),
            let planned = search.plannedJob(stages, baseline: baseline ?? search.baseline)
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
        let option = PlanningOption(
            site: home, variant: job.askedFor, cap: nil, acceleratorCount: job.acceleratorCount)
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
