import SolsticeDomain
import SolsticeStore

/// States what jobs used and emitted, and states it again when hours are observed later.
struct Statements {
    let context: PlanningContext
    private var session: StoreSession { context.session }
    private var now: Instant { context.now }

    /// States what a finished job used and emitted, at its end and after each further attempt. Does
    /// nothing for a job that continues or that never ran.
    func stateEnd(of id: JobID) throws {
        try state([id], .attempt)
    }

    /// Restates the emissions of jobs that ran, or whose baseline would have run, where and when an
    /// import changed the data.
    func restate(regions: Set<RegionID>, over span: TimeWindow, batch: BatchID) throws {
        let jobs = try session.statedJobs(in: regions, over: span)
        guard !jobs.isEmpty else { return }
        try state(jobs, .data(batch: batch))
    }

    /// Restates the emissions of jobs with hours that were only forecast in their last statement
    /// and have been observed since.
    func restatePartlyObserved() throws {
        let jobs = try session.partlyObservedJobs(most: Self.mostRestated)
        guard !jobs.isEmpty else { return }
        try state(jobs, .data(batch: nil))
    }

    /// At most this many statements are reviewed in an hour; the newest come first.
    private static let mostRestated = 200

    /// The reason for a statement.
    private enum Occasion {
        /// An attempt has ended, and the job with it.
        case attempt
        /// An import, or the passage of time if there is none.
        case data(batch: BatchID?)
    }

    private func state(_ ids: [JobID], _ occasion: Occasion) throws {
        let accounting = Accounting(context: context, isRestating: true)
        for id in ids {
            let job = try session.existingJob(id)
            let attempts = try session.attempts(of: id)
            guard attempts.allSatisfy({ $0.endedAt != nil }),
                let plan = try session.plannedJobs([id])[id]
            else { continue }
            let last = try session.statements(on: id).last
            var batch: BatchID?
            var reason = EmissionsStatement.Reason.end
            if let last {
                switch occasion {
                case .attempt: reason = .attempt
                case .data(let number):
                    // Hours without any observation are not restated because of later changes on
                    // the grid.
                    let hours = try accounting.changedHours(
                        job, plan: plan, attempts: attempts,
                        by: HistoryChange(batch: number, since: last.statedAt, now: now))
                    if hours.isEmpty { continue }
                    reason = .observed(hours)
                    batch = number
                }
            }
            guard let computed = try accounting.computed(job, plan: plan, attempts: attempts)
            else { continue }
            let realised = accounting.realised(computed, job, plan: plan)
            if let last, realised.isSame(as: last.realised) { continue }
            try session.add(realised, on: id, batch: batch, reason: reason, at: now)
            try session.keep(computed.fills, of: id)
        }
    }
}

extension RealisedFootprint {
    /// Whether it is equal except for rounding.
    func isSame(as other: RealisedFootprint) -> Bool {
        let pairs = [
            (footprint.itEnergy.kilowattHours, other.footprint.itEnergy.kilowattHours),
            (footprint.facilityEnergy.kilowattHours, other.footprint.facilityEnergy.kilowattHours),
            (footprint.emissions.grams, other.footprint.emissions.grams),
            (baselineEmissions.grams, other.baselineEmissions.grams),
            (observedShare, other.observedShare),
            (estimatedShare, other.estimatedShare),
        ]
        return energySource == other.energySource
            && pairs.allSatisfy { abs($0 - $1) <= 1e-9 * max(1, abs($0), abs($1)) }
    }
}
