public import SolsticeDomain
import SolsticeStore

extension Scheduler {
    /// Holds a job that has not started; its place becomes free.
    /// - Throws: a ``Diagnostic`` if it has started or finished.
    public func hold(_ id: Int) throws(Diagnostic) {
        let now = self.now
        try store.write { session in
            let job = try existingJob(id, session)
            if job.state == .held { return }
            guard job.state == .queued || job.state == .planned else {
                throw refusal(
                    job, "be held",
                    remedy: job.state.isFinal
                        ? "see: solstice show \(id)" : "cancel it: solstice cancel \(id)")
            }
            try session.move(
                id, from: job.state, to: .held, at: now, actor: actor,
                reason: "held by the \(actor)")
        }
    }

    /// Releases a held job and plans it again.
    /// - Throws: a ``Diagnostic`` if it is not held, or can no longer end by its deadline; it then
    ///   stays held.
    public func release(_ id: Int) throws(Diagnostic) -> JobRecord {
        let now = self.now
        return try store.write { session in
            let job = try existingJob(id, session)
            guard job.state == .held else {
                throw refusal(job, "be released", remedy: "see: solstice show \(id)")
            }
            try session.move(
                id, from: .held, to: .queued, at: now, actor: actor,
                reason: "released by the \(actor)"
            )
            try replan(job, session, now: now, reason: "release")
            return try record(of: try existingJob(id, session), session)
        }
    }

    /// Cancels a job that has not started, or marks a started one so that its processes are ended.
    ///
    /// - Returns: the attempt whose processes are still to be ended with
    ///   ``endProcesses(of:executors:)``; nil if nothing is running.
    /// - Throws: a ``Diagnostic`` if the job has finished.
    public func cancel(_ id: Int) throws(Diagnostic) -> Attempt? {
        let now = self.now
        return try store.write { session in
            let job = try existingJob(id, session)
            if job.state == .cancelled { return nil }
            guard !job.state.isFinal else {
                throw refusal(job, "be cancelled", remedy: "see: solstice show \(id)")
            }
            try session.move(
                id, from: job.state, to: .cancelled, at: now, actor: actor,
                reason: "cancelled by the \(actor)")
            // A running one is accounted for when its processes have ended.
            try stateEnd(of: id, session)
            return try session.attempts(of: id).last { $0.endedAt == nil }
        }
    }

    /// The number of a job given by number or by name; of several, the newest.
    /// - Throws: a ``Diagnostic`` if there is none, and, if it has to be unambiguous, if several
    ///   jobs of this name are unfinished.
    public func jobNumber(
        _ text: String, isUnambiguous: Bool = false
    ) throws(Diagnostic) -> Int {
        try store.read { session in
            if let number = Int(text) { return try existingJob(number, session).id }
            let named = try session.jobs(named: text)
            let open = try named.filter { try !existingJob($0, session).state.isFinal }
            if isUnambiguous, open.count > 1 {
                let numbers = open.sorted().map(String.init).joined(separator: " ")
                throw Diagnostic(
                    .usage, "\(open.count) jobs are called \(text)",
                    remedy: "say which by number: \(numbers)")
            }
            if let newest = named.first { return newest }
            let names = Set(try session.jobs().map(\.specification.name))
            let nearest = nearestName(to: text, among: names.sorted())
            throw Diagnostic(
                .usage, "there is no job \(text)",
                remedy: nearest.map { "did you mean \($0)?" } ?? "see: solstice status")
        }
    }

    func existingJob(_ id: Int, _ session: StoreSession) throws -> Job {
        if let job = try session.job(id) { return job }
        throw Diagnostic(.usage, "there is no job \(id)", remedy: "see: solstice status --all")
    }

    /// Plans a queued job at the current moment and moves it to `planned`.
    func replan(_ job: Job, _ session: StoreSession, now: Instant, reason: String) throws {
        let planned = try planned(job, session, now: now)
        try keep(planned, of: job.id, session, now: now, reason: reason)
    }

    /// The best place for a job from now on, around all others.
    func planned(_ job: Job, _ session: StoreSession, now: Instant) throws -> PlannedJob {
        let context = try PlanningContext(session: session, clocks: clocks, now: now)
        let specification = try afterPredecessors(job.specification, session)
        let since = try session.plannedJobs([job.id])[job.id]?.baseline.start
        return try place(
            specification, try context.view(of: specification, since: since), context, id: job.id)
    }

    /// Gives a queued job a place and moves it to `planned`.
    func keep(
        _ planned: PlannedJob, of job: Int, _ session: StoreSession, now: Instant, reason: String
    ) throws {
        let plan = try session.beginPlan(at: now, reason: reason)
        try session.place(planned, job: job, plan: plan)
        try session.move(
            job, from: .queued, to: .planned, at: now, actor: "planner",
            reason: "placed in \(planned.placement.region) from \(planned.placement.start)")
    }

    private func refusal(_ job: Job, _ verb: String, remedy: String) -> Diagnostic {
        Diagnostic(
            .usage, "job \(job.id) is \(job.state.rawValue) and cannot \(verb)", remedy: remedy)
    }
}
