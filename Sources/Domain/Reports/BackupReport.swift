/// The contents of a database backup.
public struct BackupReport: Equatable, Sendable {
    /// The backup's file.
    public let path: String
    /// Its size in bytes.
    public let byteCount: Int
    /// How many jobs it holds.
    public let jobCount: Int
    /// The newest migration applied to its tables.
    public let newestMigration: String

    /// Creates a report from its parts.
    public init(path: String, byteCount: Int, jobCount: Int, newestMigration: String) {
        self.path = path
        self.byteCount = byteCount
        self.jobCount = jobCount
        self.newestMigration = newestMigration
    }
}

/// The outcome of restoring a database from a backup.
public struct RestoreReport: Equatable, Sendable {
    /// The database.
    public let path: String
    /// Where the replaced database is kept; nil if there was none.
    public let keptPath: String?
    /// How many jobs the database holds now.
    public let jobCount: Int
    /// Jobs that are waiting in the backup but have started since: they count as started, and the
    /// next service run finds out what became of them.
    public let foundJobs: [JobID]
    /// Jobs that started since the backup and cannot be recovered as started. They are held, so
    /// that nothing runs twice unless the user says so.
    public let heldJobs: [JobID]
    /// Jobs submitted after the backup and started, which it does not contain. Their numbers are
    /// not reused.
    public let unknownJobs: [JobID]
    /// Those of them that still have processes running on this machine.
    public let runningUnknownJobs: [JobID]

    /// Creates a report from its parts.
    public init(
        path: String, keptPath: String?, jobCount: Int, foundJobs: [JobID] = [],
        heldJobs: [JobID] = [], unknownJobs: [JobID] = [], runningUnknownJobs: [JobID] = []
    ) {
        self.path = path
        self.keptPath = keptPath
        self.jobCount = jobCount
        self.foundJobs = foundJobs
        self.heldJobs = heldJobs
        self.unknownJobs = unknownJobs
        self.runningUnknownJobs = runningUnknownJobs
    }
}
