import SolsticeDomain
import SolsticePlanning
import SolsticeStore

extension Scheduler {
    /// Reviews the jobs that start next, with everything known by now: whether they start now or
    /// keep waiting, and until when.
    ///
    /// Each is placed into the capacity that the others leave free; it keeps its place until a
    /// better one is found. A change that saves next to nothing is not made, so that planned starts
    /// do not jitter.
    /// - Returns: the jobs that moved.
    @discardableResult
    func reconsider() throws(Diagnostic) -> [Int] {
        let now = self.now
        return try store.write { session in
            // A job whose start has passed is due, and is not reviewed again.
            let rows = try session.waitingJobs().filter {
                $0.isReady && $0.deadline != nil && $0.start >= now
            }
            guard !rows.isEmpty else { return [] }
            let context = try PlanningContext(session: session, clocks: clocks, now: now)
            var plan: Int?
            var moved: [Int] = []
            for row in rows.prefix(Self.mostReconsidered) {
                guard let (found, reason) = try betterPlace(of: row.job, context) else { continue }
                let number = try plan ?? session.beginPlan(at: now, reason: "newer forecast")
                plan = number
                try session.place(found, job: row.job, plan: number)
                try session.add(
                    JobEvent(
                        at: now, from: .planned, to: .planned, actor: "planner", reason: reason),
                    to: row.job)
                moved.append(row.job)
            }
            return moved
        }
    }

    /// The newest import; nil before there is one.
    func newestBatch() throws(Diagnostic) -> Int? { try store.read { try $0.newestBatch() } }

    /// A better place for a waiting job, and why; nil if it stays.
    private func betterPlace(
        of id: Int, _ context: PlanningContext
    ) throws -> (PlannedJob, reason: String)? {
        guard let job = try context.session.job(id),
            let current = try context.session.plannedJobs([id])[id]
        else { return nil }
        let view: PlanningContext.View
        do {
            view = try context.view(
                of: try afterPredecessors(job.specification, context.session),
                since: current.baseline.start)
        } catch is Diagnostic {
            // Nothing is known any longer about where it may run, or its region is gone: it stays
            // as planned, and the review of other jobs continues.
            return nil
        }
        guard view.outlooks.first?.signal == current.placement.signal else { return nil }
        let planner = try context.planner(view, without: id)
        let found = planner.reconsidered(
            view.job, now: context.now, nextLook: context.now.nextHour, baseline: current.baseline)
        guard let found, isWorthMoving(from: current, to: found, planner, view.job, context.now)
        else { return nil }
        return (
            found,
            try context.reason(toMoveFrom: current.placement, to: found.placement, view.outlooks)
        )
    }

    private func isWorthMoving(
        from current: PlannedJob, to found: PlannedJob, _ planner: JobPlanner,
        _ job: JobSpecification, _ now: Instant
    ) -> Bool {
        let isSamePlace =
            found.placement.region == current.placement.region
            && found.placement.segments == current.placement.segments
            && found.placement.accelerator == current.placement.accelerator
            && found.placement.powerCap == current.placement.powerCap
        if isSamePlace { return false }
        // The rule decides whether to start in this hour, and the plan when in it.
        let startsThisHour = current.placement.start < now.nextHour
        if found.placement.start < now.nextHour { return !startsThisHour }
        if startsThisHour { return true }
        guard let kept = planner.reappraised(job, current.placement) else { return true }
        return found.placement.footprint.emissions.grams < kept.grams * (1 - Self.worthMoving)
    }

    /// At most this many jobs are reviewed in an hour: those that start last can wait.
    private static let mostReconsidered = 200
    /// A place that saves less than this share is no reason to move.
    private static let worthMoving = 0.001
}

extension PlanningContext {
    /// The explanation of a move for the user: what has changed, and what was known by then.
    fileprivate func reason(
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

extension Instant {
    /// The next full hour of UTC.
    var nextHour: Instant {
        let hours = (Double(secondsSinceEpoch) / 3600).rounded(.down)
        return Instant(secondsSinceEpoch: (Int(hours) + 1) * 3600)
    }
}
