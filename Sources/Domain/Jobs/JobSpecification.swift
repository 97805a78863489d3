/// What the user asks for.
@dynamicMemberLookup
public struct JobSpecification: Equatable, Sendable {
    /// A display name; need not be unique.
    public var name: String
    /// Program and arguments, never passed through a shell.
    public var command: [String]
    /// The program's file, if it could be found at submission.
    public var executablePath: String?
    /// The command's working directory.
    public var workingDirectory: String
    /// The ways to do its work, the one asked for first; never empty, and no two of one name.
    public var variants: [WorkloadVariant]
    /// Region it would run in without Solstice.
    public var home: RegionID
    /// Regions it may run in; empty for every region that can start jobs.
    public var regions: [RegionID]
    /// By when, how capped, how paused and at what price it runs.
    public var terms = JobTerms()
    /// Jobs that have to finish first.
    public var dependencies: [JobDependency]
    /// Its index in its array; nil for a single job.
    public var arrayIndex: Int?

    /// Creates a request from its parts; a stated count of accelerators is that of all variants.
    public init(
        name: String, command: [String], executablePath: String? = nil,
        workingDirectory: String = "/", deadline: Instant? = nil, earliest: Instant? = nil,
        acceleratorCount: Int? = nil, variants: [WorkloadVariant], home: RegionID,
        regions: [RegionID] = [], capPolicy: CapPolicy = .automatic, signal: CarbonSignal? = nil,
        pausing: PausePolicy? = nil, dataset: DataSize? = nil, maximumCost: Cost? = nil,
        carbonPrice: CarbonPrice? = nil, priority: Int = 0, retries: Int = 0,
        dependencies: [JobDependency] = [], arrayIndex: Int? = nil
    ) {
        self.init(
            name: name, command: command, executablePath: executablePath,
            workingDirectory: workingDirectory,
            variants: variants, home: home, regions: regions, terms: JobTerms(),
            dependencies: dependencies, arrayIndex: arrayIndex)
        if let acceleratorCount { self.acceleratorCount = acceleratorCount }
        terms.deadline = deadline
        terms.earliest = earliest
        terms.capPolicy = capPolicy
        terms.signal = signal
        terms.pausing = pausing
        terms.dataset = dataset
        terms.maximumCost = maximumCost
        terms.carbonPrice = carbonPrice
        terms.priority = priority
        terms.retries = retries
    }

    /// Creates a request on these terms.
    public init(
        name: String, command: [String], executablePath: String?, workingDirectory: String,
        variants: [WorkloadVariant], home: RegionID, regions: [RegionID], terms: JobTerms,
        dependencies: [JobDependency], arrayIndex: Int? = nil
    ) {
        precondition(!variants.isEmpty, "a job runs on something")
        self.name = name
        self.command = command
        self.executablePath = executablePath
        self.workingDirectory = workingDirectory
        self.variants = variants
        self.home = home
        self.regions = regions
        self.terms = terms
        self.dependencies = dependencies
        self.arrayIndex = arrayIndex
    }

    /// One of its terms, such as `deadline`.
    @inlinable public subscript<Value>(dynamicMember term: WritableKeyPath<JobTerms, Value>)
        -> Value
    {
        get { terms[keyPath: term] }
        set { terms[keyPath: term] = newValue }
    }

    /// The variant that the job would run as without Solstice.
    public var askedFor: WorkloadVariant { variants[0] }

    /// How many accelerators it holds as the variant asked for; setting it sets that of all variants.
    public var acceleratorCount: Int {
        get { askedFor.count }
        set { for index in variants.indices { variants[index].count = newValue } }
    }

    /// The variant of a name; nil if there is none.
    public func variant(_ name: VariantID) -> WorkloadVariant? {
        variants.first { $0.name == name }
    }

    /// The program and arguments of a variant, and the program's file if it was found.
    public func program(of variant: WorkloadVariant?) -> (command: [String], path: String?) {
        if let variant, let own = variant.command { return (own, variant.executablePath) }
        return (command, executablePath)
    }

    /// The weight of its emissions, 1 for a job of priority 0: two to the power of its priority.
    public var weight: Double {
        let priority = terms.priority
        return (0..<abs(priority)).reduce(1) { weight, _ in priority > 0 ? weight * 2 : weight / 2 }
    }
}

/// A job that has to finish before another one may start.
public struct JobDependency: Hashable, Sendable {
    /// How it must have ended.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// Successfully.
        case afterOK = "after-ok"
        /// In any way.
        case afterAny = "after-any"
    }

    /// How it must have ended.
    public let kind: Kind
    /// The number of the job that comes first.
    public let job: JobID

    /// A dependency on a job.
    public init(_ kind: Kind, job: JobID) {
        self.kind = kind
        self.job = job
    }
}

/// How a job pauses and what that costs.
public struct PausePolicy: Equatable, Sendable {
    /// How a job is paused.
    public enum Method: String, CaseIterable, Codable, Sendable {
        /// Its processes are suspended and keep their memory.
        case stop
        /// It is asked to save its work and end (`SIGTERM`), and is started again later.
        case checkpoint
    }

    /// Extra running time, at full power, for each resume: reading a checkpoint, warming up.
    public let resumeOverhead: TimeSpan
    /// How it is paused.
    public let method: Method
    /// How long it may take to save its work before it is killed.
    public let grace: TimeSpan

    /// The default for a job that does not say how long it takes to save its work.
    public static let usualGrace = TimeSpan(seconds: 120)

    /// Creates a policy from its parts.
    public init(
        resumeOverhead: TimeSpan, method: Method = .stop, grace: TimeSpan = usualGrace
    ) {
        self.resumeOverhead = resumeOverhead
        self.method = method
        self.grace = grace
    }
}
