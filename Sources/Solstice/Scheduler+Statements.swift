import SolsticeDomain
import SolsticeStore

extension Scheduler {
    /// States what a job that is over used and emitted, where that was not stated before or data say
    /// otherwise by now. Nothing happens to one that goes on, or that never ran.
    ///
    /// `batch` is the import that calls for it; nil at the job's end.
    func state(_ id: Int, batch: Int?, _ session: StoreSession) throws {
        try state(
            [id], batch: batch, PlanningRoom(session: session, clocks: clocks, now: now))
    }

    /// States anew what jobs emitted that ran, or whose baseline would have run, where and when an
    /// import changed the data.
    func restate(
        regions: Set<String>, over span: TimeWindow, batch: Int, _ session: StoreSession
    ) throws {
        let jobs = try session.statedJobs(in: regions, over: span)
        guard !jobs.isEmpty else { return }
        try state(jobs, batch: batch, PlanningRoom(session: session, clocks: clocks, now: now))
    }

    /// States anew what jobs emitted in hours that were only expected when that was last stated, and
    /// that have been observed by now.
    func restatePartlyObserved() throws(Diagnostic) {
        try store.write { session in
            let jobs = try session.partlyObservedJobs(most: Self.mostRestated)
            guard !jobs.isEmpty else { return }
            try state(
                jobs, batch: nil, PlanningRoom(session: session, clocks: clocks, now: now))
        }
    }

    /// More statements than these are not looked at in an hour; the newest come first.
    private static let mostRestated = 200

    private func state(_ ids: [Int], batch: Int?, _ room: PlanningRoom) throws {
        let session = room.session
        let accounting = Accounting(room: room)
        for id in ids {
            let job = try existingJob(id, session)
            let attempts = try session.attempts(of: id)
            guard attempts.allSatisfy({ $0.endedAt != nil }),
                let plan = try session.plannedJobs([id])[id],
                let realised = try accounting.realised(job, plan: plan, attempts: attempts)
            else { continue }
            let last = try session.statements(on: id).last
            if let last, realised.isSame(as: last.realised) { continue }
            try session.add(realised, on: id, batch: batch, at: now)
        }
    }
}

extension RealisedFootprint {
    /// Whether it says the same but for rounding.
    func isSame(as other: RealisedFootprint) -> Bool {
        let pairs = [
            (footprint.itEnergy.kilowattHours, other.footprint.itEnergy.kilowattHours),
            (footprint.facilityEnergy.kilowattHours, other.footprint.facilityEnergy.kilowattHours),
            (footprint.emissions.grams, other.footprint.emissions.grams),
            (baselineEmissions.grams, other.baselineEmissions.grams),
            (observedShare, other.observedShare),
        ]
        return energySource == other.energySource
            && pairs.allSatisfy { abs($0 - $1) <= 1e-9 * max(1, abs($0), abs($1)) }
    }
}
