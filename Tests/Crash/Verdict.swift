import GRDB
import SolsticeDomain

/// What is wrong with a database after everything has ended, judged by what the jobs wrote.
struct Verdict {
    /// What the harness did itself and the database must agree with.
    struct Deeds {
        /// Names of jobs whose submission reported success.
        var accepted: Set<String> = []
        /// Names of jobs that a command may have started anew, successful or killed, and how often.
        var retried: [String: Int] = [:]
        /// The attempts whose shim was killed, such as `12-1`.
        var orphaned: Set<String> = []
    }

    /// Everything found wrong, in words.
    private(set) var faults: [String] = []
    /// Jobs by their last state.
    private(set) var states: [String: Int] = [:]
    /// How many attempts there were.
    private(set) var attemptCount = 0

    private let ledger: Ledger
    private let deeds: Deeds

    /// Judges a database.
    init(_ queue: DatabaseQueue, ledger: Ledger, deeds: Deeds) throws {
        self.ledger = ledger
        self.deeds = deeds
        faults += ledger.torn.map { "torn line: \($0)" }
        try queue.read { try judge($0) }
    }

    private mutating func judge(_ database: Database) throws {
        let integrity = try String.fetchAll(database, sql: "PRAGMA integrity_check")
        if integrity != ["ok"] { faults.append("integrity: \(integrity)") }
        let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
        if !orphans.isEmpty { faults.append("foreign keys: \(orphans)") }
        let jobs = try Row.fetchAll(database, sql: "SELECT * FROM job")
        let names = Set(jobs.map { $0["name"] as String })
        for name in deeds.accepted.subtracting(names) { faults.append("\(name) is not there") }
        var known: Set<String> = []
        for job in jobs {
            let id: Int = job["id"]
            let attempts = try Row.fetchAll(
                database, sql: "SELECT * FROM attempt WHERE job = ? ORDER BY number",
                arguments: [id])
            known.formUnion(attempts.map { "\(id)-\($0["number"] as Int)" })
            judge(job, attempts)
            let events = try Row.fetchAll(
                database, sql: "SELECT * FROM event WHERE job = ? ORDER BY id", arguments: [id])
            judge(events, of: id, in: job["state"])
        }
        for attempt in Set(ledger.entries.keys).subtracting(known) {
            faults.append("attempt \(attempt) ran and is not recorded")
        }
    }

    private mutating func judge(_ job: Row, _ attempts: [Row]) {
        let id: Int = job["id"]
        let name: String = job["name"]
        let state: String = job["state"]
        states[state, default: 0] += 1
        attemptCount += attempts.count
        if JobState(rawValue: state)?.isFinal != true { faults.append("job \(id) is \(state)") }
        let retries: Int = job["retries"]
        let starts = attempts.count { $0["purpose"] == "start" }
        let tries = attempts.count { $0["purpose"] == "retry" }
        let resumes = attempts.count { $0["purpose"] == "resume" }
        if starts > 1 + deeds.retried[name, default: 0] {
            faults.append("job \(id) was started \(starts) times")
        }
        if tries > retries * max(1, starts) {
            faults.append("job \(id) was retried \(tries) times")
        }
        if resumes > 0 && job["pauseMethod"] != "checkpoint" {
            faults.append("job \(id) was resumed")
        }
        var ended = -1
        for attempt in attempts {
            let key = "\(id)-\(attempt["number"] as Int)"
            let entry = ledger.entries[key] ?? Ledger.Entry()
            judge(attempt, key, entry)
            if let start = entry.starts.first, start < ended {
                faults.append("attempt \(key) began before the one before it had ended")
            }
            ended = max(ended, entry.ends.last?.line ?? entry.starts.last ?? -1)
        }
        judge(state, of: id, last: attempts.last)
    }

    private mutating func judge(_ attempt: Row, _ key: String, _ entry: Ledger.Entry) {
        if entry.starts.count > 1 {
            faults.append("attempt \(key) ran \(entry.starts.count) times")
        }
        if entry.ends.count > 1 { faults.append("attempt \(key) ended more than once") }
        let outcome: String? = attempt["outcome"]
        let status: Int? = attempt["exitStatus"]
        switch outcome {
        case "exited":
            // A signal that comes before the script is ready for it ends its shell's first command.
            let isTold = entry.ends.map(\.status) == [status ?? -1]
            let isTooYoung = entry.starts.isEmpty && (status ?? 0) > 128
            if !isTold && !isTooYoung {
                faults.append("attempt \(key) exited with \(status ?? -1), wrote \(entry)")
            }
        case "signalled":
            if !entry.ends.isEmpty { faults.append("attempt \(key) ended before its signal") }
        case "unknown":
            if !deeds.orphaned.contains(key) { faults.append("attempt \(key) was lost") }
        case "neverStarted":
            if !entry.starts.isEmpty { faults.append("attempt \(key) did start") }
            let reason: String = attempt["reason"] ?? ""
            if reason != "the service stopped before it" && !deeds.orphaned.contains(key) {
                faults.append("attempt \(key) never started: \(reason)")
            }
        default: faults.append("attempt \(key) has not ended")
        }
    }

    /// Whether the job's state is what its last attempt says.
    private mutating func judge(_ state: String, of id: Int, last: Row?) {
        let outcome: String? = last?["outcome"]
        let status: Int? = last?["exitStatus"]
        let isFitting =
            switch state {
            case "succeeded": outcome == "exited" && status == 0
            case "failed": outcome == "neverStarted" || (outcome != "unknown" && status != 0)
            case "lost": outcome == "unknown"
            case "cancelled", "missed": true
            default: false
            }
        if !isFitting {
            faults.append("job \(id) is \(state), but its last attempt \(outcome ?? "")")
        }
    }

    private mutating func judge(_ events: [Row], of id: Int, in state: String) {
        var current: JobState?
        for event in events {
            let from = (event["fromState"] as String?).flatMap(JobState.init)
            guard let to = JobState(rawValue: event["toState"]) else { continue }
            let isLegal = current.map { $0 == to || $0.successors.contains(to) } ?? true
            if from != current || !isLegal {
                faults.append(
                    "job \(id) went from \(current?.rawValue ?? "nothing") to \(to.rawValue)")
            }
            current = to
        }
        if current?.rawValue != state { faults.append("job \(id) is \(state) without an event") }
    }
}
