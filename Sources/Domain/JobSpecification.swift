/// What a person asks for.
public struct JobSpecification: Equatable, Sendable {
    /// A name for people; need not be unique.
    public var name: String
    /// Program and arguments, never passed through a shell.
    public var command: [String]
    /// The program's file, where it could be found at submission.
    public var executablePath: String?
    /// Folder that the command starts in.
    public var workingDirectory: String
    /// The moment by which it must have ended; nil where only "as soon as possible" was asked.
    public var deadline: Instant?
    /// The moment before which it may not start.
    public var earliest: Instant?
    /// How many accelerators it holds from start to end.
    public var acceleratorCount: Int
    /// The accelerators it may run on, the one asked for first; never empty.
    public var variants: [WorkloadVariant]
    /// Region that it would run in without Solstice.
    public var home: String
    /// Regions it may run in; empty for every region that jobs can be started in.
    public var regions: [String]
    /// What may be done to its power.
    public var capPolicy: CapPolicy
    /// Which carbon intensity to plan on; nil for the best that is there for its home.
    public var signal: CarbonSignal?
    /// What a pause costs it; nil for a job that has to run in one piece.
    public var pausing: PausePolicy?
    /// Data that has to be moved to any region but its home before it starts there.
    public var dataset: DataSize?
    /// The most that its accelerator hours may cost.
    public var maximumCost: Cost?
    /// What a tonne of CO2e is worth beside money; nil where money does not matter below
    /// ``maximumCost``.
    public var carbonPrice: CarbonPrice?
    /// Who gets a clean window that two want: each step counts the job's emissions twice as much.
    public var priority: Int
    /// How often it may be started anew after it went wrong.
    public var retries: Int
    /// Jobs that have to be over first.
    public var dependencies: [JobDependency]
    /// Its index among the members of its array; nil for a job of its own.
    public var arrayIndex: Int?

    /// A request of these parts.
    public init(
        name: String, command: [String], executablePath: String? = nil,
        workingDirectory: String = "/", deadline: Instant? = nil, earliest: Instant? = nil,
        acceleratorCount: Int = 1, variants: [WorkloadVariant], home: String,
        regions: [String] = [], capPolicy: CapPolicy = .automatic, signal: CarbonSignal? = nil,
        pausing: PausePolicy? = nil, dataset: DataSize? = nil, maximumCost: Cost? = nil,
        carbonPrice: CarbonPrice? = nil, priority: Int = 0, retries: Int = 0,
        dependencies: [JobDependency] = [], arrayIndex: Int? = nil
    ) {
        precondition(!variants.isEmpty, "a job runs on something")
        precondition(acceleratorCount > 0, "a job holds at least one accelerator")
        self.name = name
        self.command = command
        self.executablePath = executablePath
        self.workingDirectory = workingDirectory
        self.deadline = deadline
        self.earliest = earliest
        self.acceleratorCount = acceleratorCount
        self.variants = variants
        self.home = home
        self.regions = regions
        self.capPolicy = capPolicy
        self.signal = signal
        self.pausing = pausing
        self.dataset = dataset
        self.maximumCost = maximumCost
        self.carbonPrice = carbonPrice
        self.priority = priority
        self.retries = retries
        self.dependencies = dependencies
        self.arrayIndex = arrayIndex
    }

    /// The variant that the job would run as without Solstice.
    public var askedFor: WorkloadVariant { variants[0] }

    /// The priorities there are.
    public static let priorities = -10...10

    /// How often a job may ask to be started anew.
    public static let retryLimits = 0...100

    /// How much more its emissions count than those of a job of priority 0: two to the priority.
    public var weight: Double {
        (0..<abs(priority)).reduce(1) { weight, _ in priority > 0 ? weight * 2 : weight / 2 }
    }
}
