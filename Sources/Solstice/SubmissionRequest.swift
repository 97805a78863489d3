public import SolsticeDomain

/// What a person says when submitting a job; the rest is filled in from the database.
public struct SubmissionRequest: Sendable {
    /// A figure for every accelerator, or one for each of several.
    public enum PerAccelerator<Figure: Sendable & Equatable>: Sendable, Equatable {
        /// The same figure, whatever it runs on.
        case any(Figure)
        /// One figure for each accelerator named, the one asked for first.
        case named([(accelerator: String, figure: Figure)])

        /// Compares kind, names and figures.
        public static func == (left: Self, right: Self) -> Bool {
            switch (left, right) {
            case (.any(let a), .any(let b)): a == b
            case (.named(let a), .named(let b)): a.elementsEqual(b, by: ==)
            default: false
            }
        }

        /// The figure for an accelerator; nil where only others are named.
        func figure(for accelerator: String) -> Figure? {
            switch self {
            case .any(let figure): figure
            case .named(let list): list.first { $0.accelerator == accelerator }?.figure
            }
        }
    }

    /// A name for people; nil for the command's first word.
    public var name: String?
    /// Program and arguments.
    public var command: [String]
    /// The program's file, where it was found.
    public var executablePath: String?
    /// Folder to start in.
    public var workingDirectory: String
    /// The moment by which it must have ended.
    public var deadline: Instant?
    /// The moment before which it may not start.
    public var earliest: Instant?
    /// How long it takes, uncapped; nil for what earlier runs of the same name took.
    public var duration: PerAccelerator<DurationEstimate>?
    /// From how many earlier runs the duration was learnt, by accelerator; empty where it was stated.
    var learntRuns: [String: Int] = [:]
    /// How many accelerators it holds.
    public var gpus = 1
    /// Which accelerator; nil or `any` for whichever durations are stated for.
    public var gpuType: String?
    /// Average power of one accelerator; nil for the board's limit.
    public var wattsPerGPU: PerAccelerator<Power>?
    /// Home region; nil for the one that was marked so.
    public var home: String?
    /// Regions it may run in; empty for all in which jobs can be started.
    public var regions: [String] = []
    /// What may be done to its power.
    public var cap = CapPolicy.automatic
    /// Which carbon intensity to plan on; nil for the best there is.
    public var signal: CarbonSignal?
    /// What a pause costs it, taken in whole five minutes, rounded up; nil for a job that has to run
    /// in one piece.
    public var pausing: PausePolicy?
    /// Data that has to be moved to any region but its home.
    public var dataset: DataSize?
    /// The most that its accelerator hours may cost.
    public var maximumCost: Cost?
    /// What a tonne of CO2e is worth beside money.
    public var carbonPrice: CarbonPrice?
    /// Who gets a clean window that two want, from -10 to 10.
    public var priority = 0
    /// How often it is started anew after it went wrong, from 0 to 100.
    public var retries = 0
    /// Jobs that have to succeed first: numbers, or names of earlier jobs of the same submission or
    /// of jobs in the database. The name of an array stands for all its members.
    public var afterOK: [String] = []
    /// Jobs that have to be over first, however they end; written as in ``afterOK``.
    public var afterAny: [String] = []
    /// An index for each member of an array, which becomes a job each; empty for a job of its own.
    public var arrayIndices: [Int] = []
    /// Whether to keep it back until it is released.
    public var isHeld = false

    /// A request for a command that takes so long.
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
