import SolsticeDomain
import SolsticeForecasting
import SolsticePlanning
import SolsticeStore

/// Everything a planner needs, read from the database at one moment.
struct PlanningContext {
    let session: StoreSession
    let clocks: ClockTable
    let now: Instant
    /// Whether `now` is the machine's clock.
    let isRealTime: Bool
    /// Who makes the changes, as events record it.
    let actor: JobEvent.Actor
    let regions: [Region]
    let accelerators: [Accelerator]
    /// The signals each region can be planned in.
    private let signals: [RegionID: Set<CarbonSignal>]
    /// The signals each region has history in.
    private let imported: [RegionID: Set<CarbonSignal>]
    private let cache = KnowledgeCache()
    private var forecasts: ForecastKeeping { ForecastKeeping(session: session) }

    init(
        session: StoreSession, clocks: ClockTable, now: Instant, isRealTime: Bool,
        actor: JobEvent.Actor
    ) throws {
        self.session = session
        self.clocks = clocks
        self.now = now
        self.isRealTime = isRealTime
        self.actor = actor
        regions = try session.regions()
        accelerators = try session.accelerators()
        var imported: [RegionID: Set<CarbonSignal>] = [:]
        var signals: [RegionID: Set<CarbonSignal>] = [:]
        for region in regions {
            let history = try session.importedSignals(zone: region.zone, by: now)
            imported[region.id] = history
            signals[region.id] = history.union(region.annualSignal.map { [$0] } ?? [])
        }
        self.imported = imported
        self.signals = signals
    }

    /// The same transaction with everything read again, as it is known at a moment.
    func at(_ moment: Instant) throws -> PlanningContext {
        try PlanningContext(
            session: session, clocks: clocks, now: moment, isRealTime: isRealTime, actor: actor)
    }

    /// The planner's input for one job, over its horizon plus `extra`. `since` is the earliest that
    /// it could have started when it was submitted; nil for now.
    func input(
        for job: JobSpecification, since: Instant? = nil, extra: TimeSpan = .zero
    ) throws -> PlanningInput {
        try PlanningInput(of: [job], since: [since], extra: extra, in: self)
    }

    /// Whether a job waits for a season, given the earliest that it could have started when it was
    /// submitted; nil for now.
    func waitsForSeason(_ job: JobSpecification, since: Instant?) -> Bool {
        job.waitsForSeason(from: since ?? max(now, job.earliest ?? now))
    }

    /// The planner of one job, around the capacity held by others.
    func planner(for input: PlanningInput, without job: JobID? = nil) throws -> JobPlanner {
        JobPlanner(
            outlooks: input.outlooks, accelerators: accelerators,
            reservations: try reservations(without: job))
    }

    /// The capacity that jobs hold from now on, one of them left out.
    func reservations(without job: JobID? = nil) throws -> [HeldCapacity] {
        try session.heldCapacity(after: now, without: job)
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
        zone: ZoneID, signal: CarbonSignal
    ) throws -> Series<CarbonIntensity> {
        guard
            let issuedAt = try session.newestForecastIssue(zone: zone, signal: signal, by: now)
        else { return Series() }
        return ProviderCorrection.corrected(
            try session.forecast(zone: zone, signal: signal, issuedAt: issuedAt),
            issuedAt: issuedAt,
            by: try session.forecastSkill(zone: zone, signal: signal, by: now))
    }

    /// How much longer a job takes under the slowest cap that can be set anywhere.
    var slowestCap: Double {
        guard regions.contains(where: \.setsPowerCaps) else { return 1 }
        return accelerators.flatMap { $0.powerCaps + $0.inferenceCaps }.map(\.slowestTime).max()
            ?? 1
    }

    /// When the last held accelerator is released; nil if none is held.
    func busyUntil() throws -> Instant? {
        try session.heldCapacity(after: now).map(\.window.end).max()
    }

    func candidates(
        of job: JobSpecification
    ) -> (allowed: Set<RegionID>, excluded: [Explanation.Exclusion]) {
        let isHomeRun = regions.first { $0.id == job.home }?.executor != ExecutorKind.none
        let excluded = regions.compactMap { region -> Explanation.Exclusion? in
            let isAsked = job.regions.contains(region.id)
            guard region.id != job.home, job.regions.isEmpty || isAsked else { return nil }
            if isHomeRun, region.executor == .none, !isAsked {
                return .init(
                    region: region.id,
                    reason: "Solstice cannot start jobs there (executor none); to plan for it "
                        + "all the same: \(set: .region, region.id)")
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

    func missingIntensity(home: RegionID, signal: CarbonSignal?) -> Diagnostic {
        let zone = regions.first { $0.id == home }?.zone ?? ZoneID(home.rawValue)
        let kind = signal.map { "\($0.rawValue) " } ?? ""
        let figure: [Message.Argument] = [
            .set(.carbonIntensity, "G"), .set(.signal, (signal ?? .direct).rawValue),
        ]
        return Diagnostic(
            .unavailable,
            "no \(kind)carbon intensity is known of zone \(zone), where \(home) lies",
            remedy:
                "import its history: \(run: .importCarbon, "FILE", .set(.zone, zone)); or state "
                + "a yearly mean: "
                + Message.run(.regionSet, [.text(home)] + figure))
    }

    func exclusion(of region: Region, lacking signal: CarbonSignal) -> Explanation.Exclusion {
        let others = (signals[region.id] ?? []).map(\.rawValue).sorted()
        let known =
            others.isEmpty
            ? "" : " (it has \(others.joined(separator: ", ")), which is not comparable)"
        let found: [Message.Argument] = [
            .set(.zone, region.zone), .set(.signal, signal.rawValue),
        ]
        return .init(
            region: region.id,
            reason: "no \(signal.rawValue) carbon intensity of zone \(region.zone) is "
                + "known\(known); import it: "
                + Message.run(.importCarbon, ["FILE"] + found))
    }
}

/// Caches what is read about sites within one transaction, so that a file of jobs reads each once.
final class KnowledgeCache {
    private struct Key: Hashable {
        let region: RegionID
        let signal: CarbonSignal
    }

    private var known: [Key: SiteKnowledge] = [:]

    /// What is known about a site, gathered on the first call.
    func knowledge(
        region: RegionID, signal: CarbonSignal, gather: () throws -> SiteKnowledge
    ) rethrows -> SiteKnowledge {
        let key = Key(region: region, signal: signal)
        if let found = known[key] { return found }
        let gathered = try gather()
        known[key] = gathered
        return gathered
    }
}

extension PlanningContext {
    /// How past decisions to delay jobs like this one turned out in the zone it is planned in; nil
    /// for a job that starts at once, has started, may pause or has no deadline, and if the zone's
    /// history is too short to tell.
    func pastDecisions(of job: Job, _ plan: PlannedJob) throws -> PastDecisions? {
        let (placement, earliest) = (plan.placement, plan.baseline.start)
        guard !job.state.isFinal, !job.state.isActive, job.specification.pausing == nil,
            let deadline = job.specification.deadline, placement.start > earliest,
            let region = regions.first(where: { $0.id == placement.region })
        else { return nil }
        let length = placement.end - placement.start
        return try knowledge(of: region, signal: placement.signal).carbonForecast?.model
            .pastDecisions(
                zone: region.zone, length: length, slack: deadline - earliest - length)
    }
}
