import SolsticeDomain
import SolsticeExecution
import SolsticeStore

extension DatabaseRestoration {
    /// What was found of the time since a backup.
    struct Findings {
        /// How many jobs the backup knows.
        var jobCount = 0
        /// Jobs that wait in the backup and count as started now.
        var found: [Int] = []
        /// Jobs that were started and are held now.
        var held: [Int] = []
        /// Jobs that the backup does not know.
        var unknown: [Int] = []
        /// Those of them that still run.
        var running: [Int] = []
    }

    /// Brings a copy of a backup to this version's tables and tells it, in one transaction, what the
    /// folders of attempts know of the time since.
    func bringUpToDate(
        _ draft: DatabaseFile, beside current: DatabaseFile.Condition
    ) throws(Diagnostic) -> Findings {
        let clocks = ClockTable()
        let store = try Store(path: draft.path) { name throws(Diagnostic) in
            try clocks.clock(name)
        }
        let folder = Scheduler.absoluteAttemptsFolder(ofDatabase: database.path)
        let traces = AttemptTrace.all(in: folder)
        return try store.write { session in
            var findings = Findings()
            findings.jobCount = try session.jobCounts().values.reduce(0, +)
            var highest = 0
            if case .sound(let contents) = current { highest = contents.lastJobNumber }
            for (trace, job, number) in try Self.ordered(traces, session) {
                highest = max(highest, job)
                guard let state = try session.state(of: job) else {
                    findings.unknown.append(job)
                    if trace.isRunning { findings.running.append(job) }
                    continue
                }
                // What the backup knows is followed from its folder, and what is over there stays so.
                if try session.attempts(of: job).count >= number || state.isFinal { continue }
                try take(trace, job, number, state, session, &findings)
            }
            try session.skipJobNumbers(upTo: highest)
            findings.unknown = Set(findings.unknown).sorted()
            findings.running = Set(findings.running).sorted()
            return findings
        }
    }

    /// Takes an attempt up that the backup does not know, or holds its job.
    private func take(
        _ trace: AttemptTrace, _ job: Int, _ number: Int, _ state: JobState,
        _ session: StoreSession, _ findings: inout Findings
    ) throws {
        // Once followed, a further attempt is found by its key when the one before it has ended.
        if try session.attempts(of: job).contains(where: { $0.endedAt == nil }) { return }
        let region = try session.plannedJobs([job])[job]?.placement.region ?? ""
        let found = Attempt(
            job: job, number: number, key: trace.attempt.key, region: region,
            folder: trace.attempt.folder,
            startedAt: clock.isReal ? trace.startedAt : clock.now)
        let reason = "the database was restored, and attempt \(number) was started after the backup"
        if try session.region(region)?.executor == trace.executor,
            try session.adopt(found, at: clock.now, reason: reason)
        {
            findings.found.append(job)
        } else if state == .planned || state == .queued {
            if try session.move(
                job, from: state, to: .held, at: clock.now, actor: "restore", reason: reason)
            {
                findings.held.append(job)
            }
        } else if state == .held {
            findings.held.append(job)
        }
    }

    /// The traces that are of this database's jobs, with job and attempt, in their order.
    private static func ordered(
        _ traces: [AttemptTrace], _ session: StoreSession
    ) throws -> [(AttemptTrace, job: Int, number: Int)] {
        try traces.compactMap { trace in
            try session.attempt(ofKey: trace.attempt.key).map {
                (trace, job: $0.job, number: $0.number)
            }
        }.sorted { ($0.job, $0.number) < ($1.job, $1.number) }
    }
}
