import SolsticeDomain
import SolsticeStore

/// What people do to a job that has been submitted: hold, release, cancel, retry, mark.
struct Lifecycle {
    let context: PlanningContext
    private var session: StoreSession { context.session }
    private var now: Instant { context.now }

    /// Holds a job that has not started; its place becomes free.
    /// - Throws: a ``Diagnostic`` if it has started or finished.
    func hold(_ id: JobID) throws {
        let job = try session.existingJob(id)
        if job.state == .held { return }
        guard job.state == .queued || job.state == .planned else {
            throw refusal(
                job, "be held",
                remedy: job.state.isFinal
                    ? "see: \(run: .show, "\(id)")" : "cancel it: \(run: .cancel, "\(id)")")
        }
        try session.move(
            id, from: job.state, to: .held, at: now, actor: context.actor,
            reason: "held by the \(context.actor)")
    }

    /// Releases a held job and plans it again.
    /// - Throws: a ``Diagnostic`` if it is not held, or can no longer end by its deadline; it then
    ///   stays held.
    func release(_ id: JobID) throws -> JobRecord {
        let job = try session.existingJob(id)
        guard job.state == .held else {
            throw refusal(job, "be released", remedy: "see: \(run: .show, "\(id)")")
        }
        try session.move(
            id, from: .held, to: .queued, at: now, actor: context.actor,
            reason: "released by the \(context.actor)")
        try Placing(context: context).replan(job, reason: "release")
        return try Inspection(context: context).record(id)
    }

    /// Cancels a job that has not started, or marks a started one so that its processes are ended.
    ///
    /// - Returns: the attempt whose processes are still to be ended with
    ///   ``endProcesses(of:executors:)``; nil if nothing is running.
    /// - Throws: a ``Diagnostic`` if the job has finished.
    func cancel(_ id: JobID) throws -> Attempt? {
        let job = try session.existingJob(id)
        if job.state == .cancelled { return nil }
        guard !job.state.isFinal else {
            throw refusal(job, "be cancelled", remedy: "see: \(run: .show, "\(id)")")
        }
        try session.move(
            id, from: job.state, to: .cancelled, at: now, actor: context.actor,
            reason: "cancelled by the \(context.actor)")
        // A running one is accounted for when its processes have ended.
        try Statements(context: context).stateEnd(of: id)
        return try session.attempts(of: id).last { $0.endedAt == nil }
    }

    /// Starts a finished job that did not succeed again, with another deadline if one is given.
    /// - Throws: a ``Diagnostic`` if it is unfinished, succeeded, or cannot end by its deadline; it
    ///   then stays as it was.
    func retry(_ id: JobID, deadline: Instant? = nil) throws -> JobRecord {
        let job = try session.existingJob(id)
        guard job.state.isFinal, job.state != .succeeded else {
            throw Diagnostic(
                .usage, "job \(id) is \(job.state.rawValue) and cannot be retried",
                remedy: job.state == .succeeded
                    ? "submit it once more: \(run: .submit, "…", .set(.command, "COMMAND"))"
                    : "see: \(run: .show, "\(id)")")
        }
        guard try session.attempts(of: id).allSatisfy({ $0.endedAt != nil }) else {
            throw Diagnostic(
                .tryAgain, "job \(id) was cancelled and its processes have not ended yet",
                remedy: "wait for them: \(run: .wait, "\(id)")")
        }
        let failed = try session.predecessorStates(of: id).filter { before in
            job.specification.dependencies.contains {
                $0.job == before.key && $0.kind == .afterOK
            } && before.value.isFinal && before.value != .succeeded
        }
        if let first = failed.keys.min() {
            throw Diagnostic(
                .usage, "job \(id) needs the success of job \(first), which did not succeed",
                remedy: "retry that one first: \(run: .retry, "\(first)")")
        }
        if let deadline { try session.setDeadline(deadline, of: id) }
        let current = try session.existingJob(id)
        if let limit = current.specification.deadline, limit <= now {
            throw Diagnostic(
                .usage, "the deadline of job \(id), \(limit), has passed",
                remedy: "give it another one: "
                    + "\(run: .retry, "\(id)", .set(.deadline, "+2d"))")
        }
        if deadline != nil {
            try SubmissionChecks.checkTimes(
                deadline: deadline, earliest: current.specification.earliest, now: now)
        }
        try session.move(
            id, from: job.state, to: .queued, at: now, actor: context.actor,
            reason: "retried by the \(context.actor)")
        try Placing(context: context).replan(
            try session.existingJob(id), reason: "retry")
        return try Inspection(context: context).record(id)
    }

    /// Says which project jobs are reported under, and whether their runs are final.
    ///
    /// A job that is already so marked gets no event.
    /// - Throws: a ``Diagnostic`` if one does not exist.
    func mark(_ ids: [JobID], as marks: JobMarks) throws -> [JobRecord] {
        try ids.map { id in
            let job = try session.existingJob(id)
            var terms = job.specification.terms
            marks.apply(to: &terms)
            try JobField.check(terms)
            if terms != job.specification.terms {
                try session.setMarks(of: id, to: terms)
                let kind = terms.isFinalRun ? "final" : "preliminary"
                let place = terms.project.map { "of project \($0)" } ?? "of no project"
                try session.add(
                    JobEvent(
                        at: now, from: job.state, to: job.state, actor: context.actor,
                        reason: "marked by the \(context.actor) as a \(kind) run \(place)"),
                    to: id)
            }
            return try Inspection(context: context).record(
                of: try session.existingJob(id), plan: try session.plannedJobs([id])[id])
        }
    }

    private func refusal(_ job: Job, _ verb: String, remedy: Message) -> Diagnostic {
        Diagnostic(
            .usage, "job \(job.id) is \(job.state.rawValue) and cannot \(verb)", remedy: remedy)
    }
}
