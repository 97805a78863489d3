import GRDB
public import SolsticeDomain

/// What a database restored from a backup must learn of what happened since.
extension StoreSession {
    /// The highest number that a job ever had; 0 before there is one.
    public func lastJobNumber() throws -> JobID { try Self.lastJobNumber(database) }

    /// The same for a database of any version.
    static func lastJobNumber(_ database: Database) throws -> JobID {
        try JobID.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'job'") ?? 0
    }

    /// Gives no job a number up to this one from now on: an attempt's key, by which executors know
    /// it, is made from it.
    public func skipJobNumbers(upTo number: JobID) throws {
        guard try lastJobNumber() < number else { return }
        try database.execute(sql: "DELETE FROM sqlite_sequence WHERE name = 'job'")
        try database.execute(
            sql: "INSERT INTO sqlite_sequence (name, seq) VALUES ('job', ?)", arguments: [number])
    }

    /// The job and the attempt number of a key; nil for one that this database never gave.
    public func attempt(ofKey key: String) throws -> (job: JobID, number: Int)? {
        let words = key.split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false)
        guard words.count == 4, words[0] == "job", let job = Int(words[1]),
            let number = Int(words[2]), words[3] == (try identity())
        else { return nil }
        return (JobID(job), number)
    }

    /// Records an attempt that began without this database knowing, as the next one of a job that
    /// waits for its start or for the end of a pause.
    /// - Returns: false, with nothing recorded, if the job does not wait that way, or its next
    ///   attempt would be another one.
    public func adopt(_ found: Attempt, at now: Instant, reason: String) throws -> Bool {
        guard let old = try state(of: found.job), old == .planned || old == .paused,
            try attempts(of: found.job).allSatisfy({ $0.endedAt != nil }),
            try attempts(of: found.job).count + 1 == found.number,
            try move(
                found.job, from: old, to: .starting, at: now, actor: .restoration, reason: reason)
        else { return false }
        let region = try RegionID.fetchOne(
            database,
            sql: """
                SELECT p.region FROM job j JOIN placement p ON p.id = j.placement WHERE j.id = ?
                """, arguments: [found.job])
        // No record says which devices it was given then; it would be given these.
        let devices = try freeDevices(for: found.job) ?? []
        try record(
            Attempt(
                job: found.job, number: found.number, key: found.key,
                purpose: try purpose(ofNextAttemptAt: found.job, in: old),
                region: region ?? found.region, folder: found.folder, startedAt: found.startedAt,
                devices: devices))
        return true
    }
}
