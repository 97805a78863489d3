import Glibc
public import SolsticeDomain
import SolsticeExecution
import SolsticeStore

/// Replaces a database with a backup, and adds what has happened since the backup was made.
///
/// Jobs continue outside the database, and their folders lie beside it. A backup does not contain
/// what was started after it; on its own it would run such jobs a second time, or take the end of
/// one job for that of another that was later given the same number. So:
///
/// - attempts that are running in the backup are followed as always, from their folders;
/// - a job that is waiting in the backup and was started since counts as started, by the attempt in
///   its folder, and the next service finds out how it ended. If that is not possible, the job is
///   held;
/// - numbers of jobs that were submitted after the backup are not reused.
public struct DatabaseRestoration: Sendable {
    let database: DatabaseFile
    let clock: SchedulerClock

    /// The restoration of the database at a path; events are stamped by this clock.
    public init(of databasePath: String, clock: SchedulerClock) {
        database = DatabaseFile(path: databasePath)
        self.clock = clock
    }

    /// Restores the database from a backup, which is left unchanged. The old database is kept
    /// beside the new one, under a name that contains this moment.
    ///
    /// Killed at any moment, it leaves either the old database or the new one.
    /// - Throws: a ``Diagnostic`` if the file is not a valid backup that this version can read, if
    ///   a service runs on the database, or if something cannot be written.
    public func run(from file: String) throws(Diagnostic) -> RestoreReport {
        try check(file)
        let lock = try ServiceLock(databasePath: database.path)
        defer { withExtendedLifetime(lock) {} }
        let current = try database.condition()
        // An empty file has only just been created, and belongs to no program.
        if current == .foreign, database.byteCount > 0 {
            throw Diagnostic(
                .badInput, "\(database.path) is a database of another program",
                remedy: "name another file with \(set: .database, "PATH")")
        }
        let draft = DatabaseFile(path: "\(database.path).\(getpid()).draft")
        _ = try DatabaseFile(path: file).copy(to: draft.path, readOnly: true)
        defer { draft.remove() }
        let findings = try bringUpToDate(draft, beside: current)
        let kept = try replace(current, with: draft)
        return RestoreReport(
            path: database.path, keptPath: kept, jobCount: findings.jobCount,
            foundJobs: findings.found, heldJobs: findings.held, unknownJobs: findings.unknown,
            runningUnknownJobs: findings.running)
    }

    private func check(_ file: String) throws(Diagnostic) {
        if database.owns(file) {
            throw Diagnostic(
                .usage, "\(file) is the database itself, or part of it",
                remedy: "name a backup: \(run: .restore, "FILE")")
        }
        switch try DatabaseFile(path: file).condition(readOnly: true) {
        case .absent:
            throw Diagnostic(
                .noSuchInput, "there is no file \(file)",
                remedy: "name a backup that \(run: .backup) has made")
        case .foreign:
            throw Diagnostic(
                .badInput, "\(file) is no backup of a Solstice database",
                remedy: "name a backup that \(run: .backup) has made")
        case .damaged(let reason):
            throw Diagnostic(
                .badInput, "\(file) is damaged", causes: [Message(reason)],
                remedy: "name another backup; nothing was changed")
        case .sound(let contents):
            guard let newer = contents.newestUnknownMigration else { return }
            throw Diagnostic(
                .unavailable, "\(file) was made by a newer Solstice",
                causes: ["it has seen the change \(newer), which this one does not know"],
                remedy: "restore it with that version; nothing was changed")
        }
    }

    /// Keeps the existing database under another name, and puts the new one in its place.
    private func replace(
        _ current: DatabaseFile.Condition, with draft: DatabaseFile
    ) throws(Diagnostic) -> String? {
        switch current {
        case .absent:
            try draft.supplant(database, keptAs: nil)
            return nil
        case .foreign:
            try database.replaceContent(with: draft)
            return nil
        case .damaged:
            let kept = nameToKeep
            try draft.supplant(database, keptAs: kept)
            return kept
        case .sound:
            let kept = nameToKeep
            let copy = DatabaseFile(path: "\(kept).\(getpid()).draft")
            _ = try database.copy(to: copy.path)
            try copy.take(name: kept, replacing: false)
            try database.replaceContent(with: draft)
            return kept
        }
    }

    /// An unused name beside the database that contains the machine's current time.
    private var nameToKeep: String {
        let path = database.path
        let stem = path.hasSuffix(".db") ? String(path.dropLast(3)) : path
        let moment = SchedulerClock.system.now.description.filter { $0 != ":" }
        let names = (1...).lazy.map { number in
            "\(stem)-before-restore-\(moment)\(number == 1 ? "" : "-\(number)").db"
        }
        return names.first { access($0, F_OK) != 0 } ?? stem + "-before-restore.db"
    }
}

extension DatabaseFile {
    /// The file's size in bytes; 0 if there is no file.
    var byteCount: Int {
        var facts = stat()
        return stat(path, &facts) == 0 ? Int(facts.st_size) : 0
    }
}

extension DatabaseRestoration {
    /// What was found about the time since a backup.
    struct Findings {
        /// How many jobs the backup contains.
        var jobCount = 0
        /// Jobs that are waiting in the backup and now count as started.
        var found: [JobID] = []
        /// Jobs that were started and are now held.
        var held: [JobID] = []
        /// Jobs that are not in the backup.
        var unknown: [JobID] = []
        /// Those of the unknown jobs that are still running.
        var running: [JobID] = []
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
        let folder = Database.absoluteAttemptsFolder(of: database.path)
        let traces = AttemptTrace.all(in: folder)
        return try store.write { session in
            var findings = Findings()
            findings.jobCount = try session.jobCounts().values.reduce(0, +)
            var highest: JobID = 0
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
        _ trace: AttemptTrace, _ job: JobID, _ number: Int, _ state: JobState,
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
                job, from: state, to: .held, at: clock.now, actor: .restoration, reason: reason)
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
    ) throws -> [(AttemptTrace, job: JobID, number: Int)] {
        try traces.compactMap { trace in
            try session.attempt(ofKey: trace.attempt.key).map {
                (trace, job: $0.job, number: $0.number)
            }
        }.sorted { ($0.job, $0.number) < ($1.job, $1.number) }
    }
}
