public import SolsticeDomain
import SolsticeStore

extension Scheduler {
    /// The energy report on finished jobs: on the requested ones, or on all.
    ///
    /// A job counts entirely in the period that it ended in.
    /// - Throws: a ``Diagnostic`` if a requested job does not exist or is unfinished, or if the
    ///   period ends before it begins.
    public func report(_ request: ReportRequest = ReportRequest()) throws(Diagnostic)
        -> EnergyReport
    {
        if let from = request.from, let to = request.to, to <= from {
            throw Diagnostic(
                .usage, "the period ends at \(to), before it begins at \(from)",
                remedy: "put --from before --to")
        }
        return try store.read { session in
            let context = try PlanningContext(session: session, clocks: clocks, now: now)
            let reporting = Reporting(context: context)
            var jobs: [ReportedJob] = []
            var silent: [EnergyReport.Silent] = []
            for job in try reportable(request, session) {
                let record = try record(
                    of: job, plan: try session.plannedJobs([job.id])[job.id], context)
                guard request.holds(record.attempts.last?.endedAt) else { continue }
                if let most = request.mostJobs, jobs.count >= most {
                    throw Diagnostic(
                        .unavailable, "more than \(most) jobs would be in the report",
                        remedy: "ask for less with from and to, or use: solstice report")
                }
                if let reported = try reporting.reported(
                    record, withSurroundings: jobs.count < ReportedJob.mostDrawn)
                {
                    jobs.append(reported)
                } else {
                    silent.append(
                        .init(id: job.id, name: job.specification.name, state: job.state))
                }
            }
            return EnergyReport(
                madeAt: now, from: request.from, to: request.to, jobs: jobs, silent: silent,
                batches: try reporting.batches(of: jobs),
                maker: .init(version: Self.version, schema: try session.schemaVersion()))
        }
    }

    private func reportable(_ request: ReportRequest, _ session: StoreSession) throws -> [Job] {
        guard !request.jobs.isEmpty else {
            return try session.jobs(in: JobState.allCases.filter(\.isFinal))
        }
        return try Set(request.jobs).sorted().map { id in
            let job = try existingJob(id, session)
            guard job.state.isFinal else {
                throw Diagnostic(
                    .unavailable,
                    "job \(id) is \(job.state.rawValue): nothing can be stated before its end",
                    remedy: "wait for it: solstice wait \(id)")
            }
            return job
        }
    }
}
