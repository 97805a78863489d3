import SolsticeDomain
import SolsticeExecution
import SolsticeStore

extension DatabaseRestoration {
    /// What was found about the time since a backup.
    struct Findings {
        /// How many jobs the backup contains.
        var jobCount = 0
        /// Jobs that are waiting in the backup and now count as started.
        var found: [Int] = []
        /// Jobs that were started and are now held.
        var held: [Int] = []
        /// Jobs that are not in the backup.
        var unknown: [Int] = []
        /// Those of the unknown jobs that are still running.
        var running: [Int] = []
    }

    /// Migrates a copy of a backup to this version's tables and applies, in one transaction, what
    /// the attempts' folders record of the time since.
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
                // Known attempts are followed from their folders, and finished jobs stay so.
                if try session.attempts(of: job).count >= number || state.isFinal { continue }
                try take(trace, job, number, state, session, &findings)
            }
            try session.skipJobNumbers(upTo: highest)
            findings.unknown = Set(findings.unknown).sorted()
            findings.running = Set(findings.running).sorted()
            return findings
        }
    }

    /// Adopts an attempt that is not in the backup, or holds its job.
    private func take(
        _ trace: AttemptTrace, _ job: Int, _ number: Int, _ state: JobState,
        _ session: StoreSession, _ findings: inout Findings
    ) throws {
        // Once followed, a further attempt is found by its key when the one before it ends.
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

    /// The traces of this database's jobs, with job and attempt, in order.
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
