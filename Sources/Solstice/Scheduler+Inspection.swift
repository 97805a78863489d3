public import SolsticeDomain
import SolsticePlanning
import SolsticeStore

extension Scheduler {
    /// Jobs with their plans, by number: the unfinished ones, or all.
    public func queue(includingFinal: Bool = false) throws(Diagnostic) -> [JobRecord] {
        try store.read { session in
            let jobs = try session.jobs(in: includingFinal ? nil : JobState.open)
            let plans = try session.plannedJobs(jobs.map(\.id))
            guard includingFinal else { return jobs.map { JobRecord(job: $0, plan: plans[$0.id]) } }
            let context = try PlanningContext(session: session, clocks: clocks, now: now)
            return try jobs.map { try record(of: $0, plan: plans[$0.id], context) }
        }
    }

    /// Everything stored about a job.
    public func record(_ id: Int) throws(Diagnostic) -> JobRecord {
        try store.read { try record(of: try existingJob(id, $0), $0) }
    }

    /// What happened to a job, oldest first.
    public func events(_ id: Int) throws(Diagnostic) -> [JobEvent] {
        try store.read { try $0.events(of: id) }
    }

    /// A job's state.
    public func state(of id: Int) throws(Diagnostic) -> JobState {
        try store.read { try existingJob(id, $0).state }
    }

    /// The alternatives for a job, and what they would emit.
    ///
    /// For a job that has started or finished: its alternatives when it was submitted, with today's
    /// knowledge, beside the plan it was started on.
    public func explanation(_ id: Int) throws(Diagnostic) -> (Explanation, JobRecord) {
        try store.read { session in
            let job = try existingJob(id, session)
            let record = try record(of: job, session)
            let isOpen = !job.state.isFinal && !job.state.isActive
            let moment = isOpen ? now : job.submittedAt
            let context = try PlanningContext(session: session, clocks: clocks, now: moment)
            let specification =
                isOpen ? try afterPredecessors(job.specification, session) : job.specification
            let view = try context.view(
                of: specification, since: record.plan?.baseline.start,
                extra: JobExplainer.longestExtraSlack)
            let best = try record.plan ?? place(specification, view, context, id: id)
            let explainer = JobExplainer(planner: try context.planner(view, without: id))
            return (
                explainer.explain(
                    view.job, best: best, now: moment, exclusions: view.exclusions), record
            )
        }
    }

    /// The seasonal table of a zone's carbon intensity, its signal and its local hours.
    ///
    /// `place` is a zone or a region.
    /// - Throws: a ``Diagnostic`` if no history was imported.
    public func carbonProfile(
        _ place: String, signal: CarbonSignal? = nil
    ) throws(Diagnostic) -> (
        profile: SeasonalProfile<CarbonIntensity>, signal: CarbonSignal, clock: LocalClock
    ) {
        try store.read { session in
            let zone = try session.region(place)?.zone ?? place
            let wanted = try signal ?? shownSignal(zone: zone, session)
            guard let profile = try session.carbonProfile(zone: zone, signal: wanted) else {
                throw missingHistory(zone: zone, wanted)
            }
            return (profile, wanted, try clocks.clock(try session.timeZone(ofZone: zone) ?? "UTC"))
        }
    }

    /// The signal to show for a zone if none was requested: one that it has history in.
    func shownSignal(zone: String, _ session: StoreSession) throws -> CarbonSignal {
        let known = try session.importedSignals(zone: zone, by: now)
        return CarbonSignal.allCases.first { known.contains($0) } ?? .lifecycle
    }

    func missingHistory(zone: String, _ signal: CarbonSignal) -> Diagnostic {
        Diagnostic(
            .noSuchInput, "no \(signal.rawValue) carbon history of zone \(zone) is there",
            remedy: "import it: solstice import carbon FILE --zone \(zone)")
    }

    /// The seasonal table of a region's PUE and its local hours.
    /// - Throws: a ``Diagnostic`` if no history was imported.
    public func pueProfile(
        _ region: String
    ) throws(Diagnostic) -> (profile: SeasonalProfile<PUE>, clock: LocalClock) {
        try store.read { session in
            guard let profile = try session.pueProfile(region: region) else {
                throw Diagnostic(
                    .noSuchInput, "no PUE history of region \(region) is there",
                    remedy: "import it: solstice import pue FILE --region \(region)")
            }
            let timeZone = try session.region(region)?.timeZone ?? "UTC"
            return (profile, try clocks.clock(timeZone))
        }
    }

    /// The forecast hours of a region, and where jobs lie in them.
    public func outlook(
        _ id: String, signal: CarbonSignal? = nil, length: TimeSpan
    ) throws(Diagnostic) -> (outlook: RegionOutlook, planned: [JobRecord]) {
        try store.read { session in
            let region = try existing(id, session)
            let context = try PlanningContext(session: session, clocks: clocks, now: now)
            let window = TimeWindow(start: now, length: length)
            guard let signal = signal ?? context.preferredSignal(of: region),
                let outlook = try context.outlook(of: region, signal: signal, over: window)
            else {
                throw Diagnostic(
                    .unavailable, "no carbon intensity is known of zone \(region.zone)",
                    remedy: "import it: solstice import carbon FILE --zone \(region.zone)")
            }
            let jobs = try session.jobs(placedIn: id, during: window)
            let plans = try session.plannedJobs(jobs.map(\.id))
            return (outlook, jobs.map { JobRecord(job: $0, plan: plans[$0.id]) })
        }
    }

    func record(of job: Job, _ session: StoreSession) throws -> JobRecord {
        let context = try PlanningContext(session: session, clocks: clocks, now: now)
        let plan = try session.plannedJobs([job.id])[job.id]
        return try record(
            of: job, plan: plan, context,
            pastDecisions: plan.flatMap { try context.pastDecisions(of: job, $0) })
    }

    func record(
        of job: Job, plan: PlannedJob?, _ context: PlanningContext,
        pastDecisions: PastDecisions? = nil
    ) throws -> JobRecord {
        let attempts = try context.session.attempts(of: job.id)
        let statements = try context.session.statements(on: job.id)
        // A job that is retried is stated again when it ends.
        var realised = job.state.isFinal ? statements.last?.realised : nil
        if job.state.isFinal, let plan {
            // Hours that were only forecast at its end may have been observed by now; and jobs that
            // ended under version 0.1 have no statement.
            let accounting = Accounting(context: context)
            let isStated = try statements.last.map { last in
                try last.realised.filledShare == 0
                    || accounting.changedHours(
                        job, plan: plan, attempts: attempts,
                        by: HistoryChange(batch: nil, since: last.statedAt, now: context.now)
                    ).isEmpty
            }
            if isStated != true {
                realised = try accounting.realised(job, plan: plan, attempts: attempts)
            }
        }
        return JobRecord(
            job: job, plan: plan, attempts: attempts, realised: realised, statements: statements,
            pastDecisions: pastDecisions)
    }
}
