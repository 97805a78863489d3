import SolsticeDomain
import SolsticePlanning
import SolsticeStore

extension Scheduler {
    /// An alternative has to save at least this share of the remaining emissions; otherwise the job
    /// continues as planned.
    private static let worthContinuing = 0.01

    /// Plans the rest of the started jobs that may pause, with everything known by now and the work
    /// they have actually done.
    /// - Returns: the jobs whose segments changed.
    @discardableResult
    func continueAnew() throws(Diagnostic) -> [Int] {
        let now = self.now
        return try store.write { session in
            let jobs = try session.jobs(in: [.running, .paused]).filter {
                $0.specification.pausing != nil
                    && $0.specification.deadline.map { $0 > now } == true
            }
            guard !jobs.isEmpty else { return [] }
            let context = try PlanningContext(session: session, clocks: clocks, now: now)
            var plan: Int?
            var changed: [Int] = []
            for job in jobs {
                guard let found = try rest(of: job, context) else { continue }
                let number =
                    try plan ?? session.beginPlan(at: now, reason: "the rest of started jobs")
                plan = number
                try session.place(found, job: job.id, plan: number)
                changed.append(job.id)
            }
            return changed
        }
    }

    private func rest(of job: Job, _ context: PlanningContext) throws -> PlannedJob? {
        let session = context.session
        guard let planned = try session.plannedJobs([job.id])[job.id],
            let deadline = job.specification.deadline,
            let region = context.regions.first(where: { $0.id == planned.placement.region })
        else { return nil }
        let run = try session.attempts(of: job.id).lastRun
        guard let first = run.first else { return nil }
        let overhead = job.specification.pausing?.resumeOverhead ?? .zero
        let done = run.worked(until: context.now) - overhead * Double(run.resumeCount)
        // An attempt that is still saving its work cannot be expected to resume at once.
        let horizon = TimeWindow(
            start: min(planned.placement.start, first.startedAt),
            end: deadline + .day)
        guard
            let outlook = try context.outlook(
                of: region, signal: planned.placement.signal, over: horizon,
                waitsForSeason: context.waitsForSeason(
                    job.specification, since: planned.baseline.start))
        else { return nil }
        let planner = JobPlanner(
            outlooks: [outlook], accelerators: context.accelerators,
            reservations: try session.heldCapacity(after: context.now, without: job.id).map {
                Reservation(
                    region: $0.region, accelerator: $0.accelerator, count: $0.count,
                    window: $0.window)
            })
        return planner.continued(
            job.specification, from: planned,
            progress: .init(
                done: max(.zero, done), isWorking: job.state == .running),
            now: context.now, worthMoving: Self.worthContinuing)
    }
}
