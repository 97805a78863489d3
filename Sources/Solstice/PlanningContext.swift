import SolsticeDomain
import SolsticeForecasting
import SolsticePlanning
import SolsticeStore

/// Everything a planner needs, read from the database at one moment.
struct PlanningContext {
    let session: StoreSession
    let clocks: ClockTable
    let now: Instant
    let regions: [Region]
    let accelerators: [Accelerator]
    /// The signals each region can be planned in.
    private let signals: [String: Set<CarbonSignal>]
    /// The signals each region has history in.
    private let imported: [String: Set<CarbonSignal>]
    private let cache = KnowledgeCache()
    private var forecasts: ForecastKeeping { ForecastKeeping(session: session) }

    init(session: StoreSession, clocks: ClockTable, now: Instant) throws {
        self.session = session
        self.clocks = clocks
        self.now = now
        regions = try session.regions()
        accelerators = try session.accelerators()
        var imported: [String: Set<CarbonSignal>] = [:]
        var signals: [String: Set<CarbonSignal>] = [:]
        for region in regions {
            let history = try session.importedSignals(zone: region.zone, by: now)
            imported[region.id] = history
            signals[region.id] = history.union(region.annualSignal.map { [$0] } ?? [])
        }
        self.imported = imported
        self.signals = signals
    }

    /// A planner's view of one job: outlooks of the regions it may run in, and its home's.
    struct View {
        /// The job with its regions resolved.
        let job: JobSpecification
        let outlooks: [RegionOutlook]
        let exclusions: [Explanation.Exclusion]
        let notes: [String]
        /// Whether it waits for a season; the outlooks are then made for that.
        let waitsForSeason: Bool
    }

    /// The view of a job over its horizon plus `extra`. `since` is the earliest that it could have
    /// started when it was submitted; nil for now.
    func view(
        of job: JobSpecification, since: Instant? = nil, extra: TimeSpan = .zero
    ) throws -> View {
        let waitsForSeason = waitsForSeason(job, since: since)
        let signal = try signal(for: job)
        let candidates = candidates(of: job)
        var exclusions = candidates.excluded
        var outlooks: [RegionOutlook] = []
        let horizon = try horizon(of: job, extra: extra)
        let wanted = regions.filter { candidates.allowed.contains($0.id) || $0.id == job.home }
        for region in wanted {
            guard
                let outlook = try outlook(
                    of: region, signal: signal, over: horizon, waitsForSeason: waitsForSeason)
            else {
                exclusions.append(exclusion(of: region, lacking: signal))
                continue
            }
            outlooks.append(outlook)
        }
        guard outlooks.contains(where: { $0.region.id == job.home }) else {
            throw missingIntensity(home: job.home, signal: signal)
        }
        var planned = job
        planned.regions = outlooks.map(\.region.id).filter { candidates.allowed.contains($0) }
        if planned.regions.isEmpty {
            throw Diagnostic(
                .usage, "none of the regions that the job may run in has a carbon intensity",
                causes: exclusions.map { "\($0.region): \($0.reason)" },
                remedy: "import one: solstice import carbon FILE --zone ZONE")
        }
        return View(
            job: planned, outlooks: outlooks, exclusions: exclusions,
            notes: try notes(on: outlooks, job: job), waitsForSeason: waitsForSeason)
    }

    /// Whether a job waits for a season, given the earliest that it could have started when it was
    /// submitted; nil for now.
    func waitsForSeason(_ job: JobSpecification, since: Instant?) -> Bool {
        job.waitsForSeason(from: since ?? max(now, job.earliest ?? now))
    }

    /// The planner for a view, around the capacity held by other jobs.
    func planner(_ view: View, without job: Int? = nil) throws -> JobPlanner {
        JobPlanner(
            outlooks: view.outlooks, accelerators: accelerators,
            reservations: try session.heldCapacity(after: now, without: job).map {
                Reservation(
                    region: $0.region, accelerator: $0.accelerator, count: $0.count,
                    window: $0.window)
            })
    }

    /// The outlook of a region; nil if its carbon intensity in this signal is unknown.
    func outlook(
        of region: Region, signal: CarbonSignal, over horizon: TimeWindow,
        waitsForSeason: Bool = false
    ) throws -> RegionOutlook? {
        Forecaster.outlook(
            of: try knowledge(of: region, signal: signal), over: horizon,
            waitsForSeason: waitsForSeason)
    }

    /// The signal to plan a region in when nothing else decides.
    func preferredSignal(of region: Region) -> CarbonSignal? {
        CarbonSignal.allCases.first { imported[region.id]?.contains($0) == true }
            ?? region.annualSignal
    }

    /// What is known about a region, read once.
    func knowledge(of region: Region, signal: CarbonSignal) throws -> SiteKnowledge {
        try cache.knowledge(region: region.id, signal: signal) {
            try gatherKnowledge(of: region, signal: signal)
        }
    }

    private func gatherKnowledge(
        of region: Region, signal: CarbonSignal
    ) throws -> SiteKnowledge {
        let zoneClock = try clocks.clock(try session.timeZone(ofZone: region.zone) ?? "UTC")
        let regionClock = try clocks.clock(region.timeZone)
        return SiteKnowledge(
            region: region, signal: signal,
            carbonForecast: try forecasts.state(
                of: .carbonIntensity(zone: region.zone, signal: signal), clock: zoneClock, at: now),
            pueForecast: try forecasts.state(
                of: .pue(region: region.id), clock: regionClock, at: now),
            providerForecast: try providerForecast(zone: region.zone, signal: signal),
            zoneClock: zoneClock, regionClock: regionClock)
    }

    /// A provider's newest forecast, with its average bias removed.
    private func providerForecast(
        zone: String, signal: CarbonSignal
    ) throws -> Series<CarbonIntensity> {
        guard
            let issuedAt = try session.newestForecastIssue(zone: zone, signal: signal, by: now)
        else { return Series() }
        return ProviderCorrection.corrected(
            try session.forecast(zone: zone, signal: signal, issuedAt: issuedAt),
            issuedAt: issuedAt,
            by: try session.forecastSkill(zone: zone, signal: signal, by: now))
    }

    /// From the earliest start to the latest possible end of any choice or the baseline.
    private func horizon(of job: JobSpecification, extra: TimeSpan) throws -> TimeWindow {
        let earliest = max(now, job.earliest ?? now)
        let longest = (job.variants.map(\.duration).max() ?? .zero) * slowestCap
        let latest = try job.deadline ?? max(earliest, busyUntil() ?? earliest) + longest
        return TimeWindow(start: earliest, end: max(latest, earliest + longest) + extra)
    }

    /// How much longer a job takes under the slowest cap that can be set anywhere.
    var slowestCap: Double {
        guard regions.contains(where: \.setsPowerCaps) else { return 1 }
        return accelerators.flatMap(\.powerCaps).map(\.slowestTime).max() ?? 1
    }

    /// When the last held accelerator is released; nil if none is held.
    private func busyUntil() throws -> Instant? {
        try session.heldCapacity(after: now).map(\.window.end).max()
    }

    func candidates(
        of job: JobSpecification
    ) -> (allowed: Set<String>, excluded: [Explanation.Exclusion]) {
        let isHomeRun = regions.first { $0.id == job.home }?.executor != ExecutorKind.none
        let excluded = regions.compactMap { region -> Explanation.Exclusion? in
            let isAsked = job.regions.contains(region.id)
            guard region.id != job.home, job.regions.isEmpty || isAsked else { return nil }
            if isHomeRun, region.executor == .none, !isAsked {
                return .init(
                    region: region.id,
                    reason: "Solstice cannot start jobs there (executor none); to plan for it "
                        + "all the same: --region \(region.id)")
            }
            guard job.dataset != nil, !region.isTransferKnown else { return nil }
            return .init(region: region.id, reason: region.transferAdvice)
        }
        let all = job.regions.isEmpty ? regions.map(\.id) : job.regions
        return (Set(all).subtracting(excluded.map(\.region)), excluded)
    }

    /// One signal for the whole comparison: the requested one, else one that the home has history
    /// in, that most regions have, lifecycle before direct before marginal.
    func signal(for job: JobSpecification) throws -> CarbonSignal {
        if let signal = job.signal { return signal }
        let allowed = candidates(of: job).allowed
        let ranked = CarbonSignal.allCases.enumerated().filter {
            signals[job.home]?.contains($0.element) == true
        }.map { order, signal in
            (
                hasHistory: imported[job.home]?.contains(signal) == true ? 1 : 0,
                reach: allowed.count { signals[$0]?.contains(signal) == true },
                order: -order, signal: signal
            )
        }
        let best = ranked.max {
            ($0.hasHistory, $0.reach, $0.order) < ($1.hasHistory, $1.reach, $1.order)
        }
        guard let best else { throw missingIntensity(home: job.home, signal: nil) }
        return best.signal
    }

    func missingIntensity(home: String, signal: CarbonSignal?) -> Diagnostic {
        let zone = regions.first { $0.id == home }?.zone ?? home
        let kind = signal.map { "\($0.rawValue) " } ?? ""
        return Diagnostic(
            .unavailable,
            "no \(kind)carbon intensity is known of zone \(zone), where \(home) lies",
            remedy: "import its history: solstice import carbon FILE --zone \(zone); or state a "
                + "yearly mean: solstice region set \(home) --carbon-intensity G --signal "
                + (signal ?? .direct).rawValue)
    }

    func exclusion(of region: Region, lacking signal: CarbonSignal) -> Explanation.Exclusion {
        let others = (signals[region.id] ?? []).map(\.rawValue).sorted()
        let known =
            others.isEmpty
            ? "" : " (it has \(others.joined(separator: ", ")), which is not comparable)"
        return .init(
            region: region.id,
            reason: "no \(signal.rawValue) carbon intensity of zone \(region.zone) is "
                + "known\(known); import it: solstice import carbon FILE --zone \(region.zone) "
                + "--signal \(signal.rawValue)")
    }
}
