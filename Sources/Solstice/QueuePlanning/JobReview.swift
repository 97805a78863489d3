import SolsticeDomain
import SolsticePlanning
import SolsticeStore

/// Reviews jobs one by one with everything known by now: those that wait, and the rest of those that
/// pause.
struct JobReview {
    let context: PlanningContext
    private var session: StoreSession { context.session }
    private var now: Instant { context.now }

    /// At most this many jobs are reviewed in an hour: those that start last can wait.
    private static let mostReviewed = 200
    /// A place that saves less than this share is no reason to move.
    private static let worthMoving = 0.001
    /// The rest of a started job moves only if that saves at least this share of its remaining
    /// emissions.
    private static let worthContinuing = 0.01

    /// Reviews the jobs that start next, with everything known by now: whether they start now or
    /// keep waiting, and until when.
    ///
    /// Each is placed into the capacity that the others leave free; it keeps its place until a
    /// better one is found. A change that saves next to nothing is not made, so that planned starts
    /// do not jitter.
    /// - Returns: the jobs that moved.
    @discardableResult
    func reviewWaiting() throws -> [JobID] {
        // A job whose start has passed is due, and is not reviewed again.
        let rows = try session.waitingJobs().filter {
            $0.isReady && $0.deadline != nil && $0.start >= now
        }
        guard !rows.isEmpty else { return [] }
        var plan: PlanID?
        var moved: [JobID] = []
        for row in rows.prefix(Self.mostReviewed) {
            guard let (found, reason) = try betterPlace(of: row.job) else { continue }
            let number = try plan ?? session.beginPlan(at: now, reason: "newer forecast")
            plan = number
            try session.place(found, job: row.job, plan: number)
            try session.add(
                JobEvent(
                    at: now, from: .planned, to: .planned, actor: .planner, reason: reason),
                to: row.job)
            moved.append(row.job)
        }
        return moved
    }

    /// A better place for a waiting job, and why; nil if it stays.
    private func betterPlace(of id: JobID) throws -> (PlannedJob, reason: String)? {
        guard let job = try session.job(id), let current = try session.plannedJobs([id])[id]
        else { return nil }
        let input: PlanningInput
        do {
            input = try context.input(
                for: try context.afterPredecessors(job.specification),
                since: current.baseline.start)
        } catch is Diagnostic {
            // Nothing is known any longer about where it may run, or its region is gone: it stays
            // as planned, and the review of other jobs continues.
            return nil
        }
        guard input.outlooks.first?.signal == current.placement.signal else { return nil }
        let planner = try context.planner(for: input, without: id)
        let found = planner.reconsidered(
            input.jobs[0], now: now, nextLook: now.nextHour, baseline: current.baseline)
        guard let found, isWorthMoving(from: current, to: found, planner, input.jobs[0])
        else { return nil }
        return (
            found,
            try reason(toMoveFrom: current.placement, to: found.placement, input.outlooks)
        )
    }

    private func isWorthMoving(
        from current: PlannedJob, to found: PlannedJob, _ planner: JobPlanner,
        _ job: JobSpecification
    ) -> Bool {
        let isSamePlace =
            found.placement.region == current.placement.region
            && found.placement.segments == current.placement.segments
            && found.placement.variant == current.placement.variant
            && found.placement.powerCap == current.placement.powerCap
        if isSamePlace { return false }
        // The rule decides whether to start in this hour, and the plan when in it.
        let startsThisHour = current.placement.start < now.nextHour
        if found.placement.start < now.nextHour { return !startsThisHour }
        if startsThisHour { return true }
        guard let kept = planner.reappraised(job, current.placement) else { return true }
        return found.placement.footprint.emissions.grams < kept.grams * (1 - Self.worthMoving)
    }

    /// Plans the rest of the started jobs that may pause, with everything known by now and the work
    /// they have actually done.
    /// - Returns: the jobs whose segments changed.
    @discardableResult
    func reviewPausing() throws -> [JobID] {
        let jobs = try session.jobs(in: [.running, .paused]).filter {
            $0.specification.pausing != nil
                && $0.specification.deadline.map { $0 > now } == true
        }
        guard !jobs.isEmpty else { return [] }
        var plan: PlanID?
        var changed: [JobID] = []
        for job in jobs {
            guard let found = try rest(of: job) else { continue }
            let number =
                try plan ?? session.beginPlan(at: now, reason: "the rest of started jobs")
            plan = number
            try session.place(found, job: job.id, plan: number)
            changed.append(job.id)
        }
        return changed
    }

    private func rest(of job: Job) throws -> PlannedJob? {
        guard let planned = try session.plannedJobs([job.id])[job.id],
            let deadline = job.specification.deadline,
            let region = context.regions.first(where: { $0.id == planned.placement.region })
        else { return nil }
        let run = try session.attempts(of: job.id).lastRun
        guard let first = run.first else { return nil }
        let overhead = job.specification.pausing?.resumeOverhead ?? .zero
        let done = run.worked(until: now) - overhead * Double(run.resumeCount)
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
            reservations: try context.reservations(without: job.id))
        return planner.continued(
            job.specification, from: planned,
            progress: .init(
                done: max(.zero, done), isWorking: job.state == .running),
            now: now, worthMoving: Self.worthContinuing)
    }

    /// The explanation of a move for the user: what has changed, and what was known by then.
    private func reason(
        toMoveFrom current: Placement, to found: Placement, _ outlooks: [RegionOutlook]
    ) throws -> String {
        let move = found.difference(from: current)
        guard let outlook = outlooks.first(where: { $0.region.id == found.region }) else {
            return move
        }
        let zone = outlook.region.zone
        let isForecast = outlook.bases.contains { stretch in
            stretch.basis.carbonIntensity == .providerForecast
                && [current, found].contains {
                    $0.start < stretch.window.end && stretch.window.start < $0.end
                }
        }
        if isForecast,
            let issue = try session.newestForecastIssue(
                zone: zone, signal: found.signal, by: now)
        {
            return "\(move), by the forecast of \(zone) issued \(issue)"
        }
        let end = try session.carbonHistoryEnd(zone: zone, signal: found.signal, endingBy: now)
        return move + (end.map { ", by the history of \(zone) up to \($0)" } ?? "")
    }
}

extension Placement {
    /// How it differs from an earlier placement, in words.
    fileprivate func difference(from other: Placement) -> String {
        var parts: [String] = []
        if start != other.start || region != other.region {
            let place = region == other.region ? "" : " in \(region)"
            parts.append("from \(other.start) to \(start)\(place)")
        }
        if accelerator != other.accelerator { parts.append("to \(accelerator)") }
        if powerCap != other.powerCap {
            parts.append(powerCap.map { "to a cap of \(Int($0.watts.rounded())) W" } ?? "to no cap")
        }
        return parts.isEmpty ? "its pauses moved" : "moved " + parts.joined(separator: ", ")
    }
}
