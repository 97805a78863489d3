public import SolsticeDomain

/// What a user states when submitting a job; the rest is filled in from the database.
public struct SubmissionRequest: Sendable {
    /// A figure for every accelerator, or one for each of several.
    public enum PerAccelerator<Figure: Sendable & Equatable>: Sendable, Equatable {
        /// The same figure, whatever it runs on.
        case any(Figure)
        /// One figure for each named accelerator, the requested one first.
        case named([(accelerator: String, figure: Figure)])

        /// Compares kind, names and figures.
        public static func == (left: Self, right: Self) -> Bool {
            switch (left, right) {
            case (.any(let a), .any(let b)): a == b
            case (.named(let a), .named(let b)): a.elementsEqual(b, by: ==)
            default: false
            }
        }

        /// The figure for an accelerator; nil if only others are named.
        func figure(for accelerator: String) -> Figure? {
            switch self {
            case .any(let figure): figure
            case .named(let list): list.first { $0.accelerator == accelerator }?.figure
            }
        }
    }

    /// A name for the user; nil for the command's first word.
    public var name: String?
    /// Program and arguments.
    public var command: [String]
    /// The program's file, if it was found.
    public var executablePath: String?
    /// Folder to start in.
    public var workingDirectory: String
    /// The moment by which it must have ended.
    public var deadline: Instant?
    /// The moment before which it may not start.
    public var earliest: Instant?
    /// How long it takes, uncapped; nil to learn it from earlier runs of the same name.
    public var duration: PerAccelerator<DurationEstimate>?
    /// From how many earlier runs the duration was learnt, by accelerator; empty if it was stated.
    var learntRuns: [String: Int] = [:]
    /// How many accelerators it holds.
    public var gpus = 1
    /// Which accelerator; nil or `any` for any that durations are stated for.
    public var gpuType: String?
    /// Average power of one accelerator; nil for the board's limit.
    public var wattsPerGPU: PerAccelerator<Power>?
    /// Home region; nil for the default one.
    public var home: String?
    /// Regions it may run in; empty for all in which jobs can be started.
    public var regions: [String] = []
    /// Whether and how its power may be capped.
    public var cap = CapPolicy.automatic
    /// The carbon signal to plan on; nil for the best available.
    public var signal: CarbonSignal?
    /// The cost of a pause, rounded up to multiples of five minutes; nil for a job that has to run
    /// in one piece.
    public var pausing: PausePolicy?
    /// Data that has to be moved to any region but its home.
    public var dataset: DataSize?
    /// The most that its accelerator hours may cost.
    public var maximumCost: Cost?
    /// What a tonne of CO2e is worth beside money.
    public var carbonPrice: CarbonPrice?
    /// Which of two jobs gets a clean window, from -10 to 10.
    public var priority = 0
    /// How often it is started again after a failure, from 0 to 100.
    public var retries = 0
    /// Jobs that have to succeed first: numbers, or names of earlier jobs of the same submission or
    /// of jobs in the database. The name of an array stands for all its members.
    public var afterOK: [String] = []
    /// Jobs that have to finish first, however they end; written as in ``afterOK``.
    public var afterAny: [String] = []
    /// An index for each member of an array; each becomes a job. Empty for a single job.
    public var arrayIndices: [Int] = []
    /// Whether to hold it until it is released.
    public var isHeld = false

    /// A request for a command that takes this long.
    public init(
        command: [String], workingDirectory: String,
        duration: PerAccelerator<DurationEstimate>?
    ) {
        self.command = command
        self.workingDirectory = workingDirectory
        self.duration = duration
    }
}

extension SubmissionRequest.PerAccelerator<DurationEstimate> {
    /// A length that is known, whatever it runs on.
    public static func any(_ length: TimeSpan) -> Self { .any(DurationEstimate(length)) }
}

/// A job as it was accepted, or as it would be.
public struct Submission: Sendable {
    /// The job, its plan and its baseline; number 0 for a dry run.
    public let record: JobRecord
    /// What the user should know about the data behind the plan.
    public let notes: [Message]
}
