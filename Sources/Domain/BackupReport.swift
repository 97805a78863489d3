/// What a backup of a database holds.
public struct BackupReport: Equatable, Sendable {
    /// The backup's file.
    public let path: String
    /// Its size in bytes.
    public let byteCount: Int
    /// How many jobs it knows.
    public let jobCount: Int
    /// The newest migration that its tables have seen.
    public let newestMigration: String

    /// A report of these facts.
    public init(path: String, byteCount: Int, jobCount: Int, newestMigration: String) {
        self.path = path
        self.byteCount = byteCount
        self.jobCount = jobCount
        self.newestMigration = newestMigration
    }
}

/// What came of restoring a database from a backup.
public struct RestoreReport: Equatable, Sendable {
    /// The database.
    public let path: String
    /// Where the database that was replaced is kept; nil where there was none.
    public let keptPath: String?
    /// How many jobs the database knows now.
    public let jobCount: Int
    /// Jobs that wait in the backup and were started since: they count as started, and the next service
    /// finds out what became of them.
    public let foundJobs: [Int]
    /// Jobs that were started since the backup and cannot be taken up as started. They are held, so
    /// that nothing runs twice unless a person says so.
    public let heldJobs: [Int]
    /// Jobs that were submitted after the backup and started: it knows nothing of them. Their numbers
    /// are not given to others.
    public let unknownJobs: [Int]
    /// Those of them that processes of this machine still run.
    public let runningUnknownJobs: [Int]

    /// A report of these facts.
    public init(
        path: String, keptPath: String?, jobCount: Int, foundJobs: [Int] = [],
        heldJobs: [Int] = [], unknownJobs: [Int] = [], runningUnknownJobs: [Int] = []
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
