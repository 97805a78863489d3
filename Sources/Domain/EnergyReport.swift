/// The energy statement for a paper: what jobs used and emitted, what they would have emitted
/// without Solstice, and what that is based on.
public struct EnergyReport: Equatable, Sendable {
    /// A finished job that used nothing that could be stated.
    public struct Silent: Equatable, Sendable {
        /// Its number in this database, from 1.
        public let id: Int
        /// Its name.
        public let name: String
        /// How it ended.
        public let state: JobState

        /// Creates an entry for a job that used nothing.
        public init(id: Int, name: String, state: JobState) {
            self.id = id
            self.name = name
            self.state = state
        }
    }

    /// What made the report.
    public struct Maker: Equatable, Sendable {
        /// Solstice's version.
        public let version: String
        /// The newest migration applied to the database.
        public let schema: String

        /// Creates a maker from its versions.
        public init(version: String, schema: String) {
            self.version = version
            self.schema = schema
        }
    }

    /// When it was made.
    public let madeAt: Instant
    /// The jobs in it ended at this time or later; nil for no bound.
    public let from: Instant?
    /// The jobs in it ended before this time; nil for no bound.
    public let to: Instant?
    /// The jobs, by number.
    public let jobs: [ReportedJob]
    /// Jobs that were asked for, or have finished, and never ran.
    public let silent: [Silent]
    /// The imports that the jobs' rates are based on, by number.
    public let batches: [ImportBatch]
    /// What made it.
    public let maker: Maker

    /// Creates a report from its parts.
    public init(
        madeAt: Instant, from: Instant?, to: Instant?, jobs: [ReportedJob], silent: [Silent],
        batches: [ImportBatch], maker: Maker
    ) {
        self.madeAt = madeAt
        self.from = from
        self.to = to
        self.jobs = jobs
        self.silent = silent
        self.batches = batches
        self.maker = maker
    }

    /// The jobs' totals, one for each signal, since signals measure different things.
    public var totals: [ReportTotal] {
        CarbonSignal.allCases.compactMap { signal in
            let jobs = jobs.filter { $0.signal == signal }
            return jobs.isEmpty ? nil : ReportTotal(of: jobs, signal: signal)
        }
    }
}
