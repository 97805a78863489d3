/// What a user states when submitting a job; the rest is filled in from the database.
@dynamicMemberLookup
public struct SubmissionRequest: Sendable {
    /// A figure for every accelerator, or one for each of several.
    public enum PerAccelerator<Figure: Sendable & Equatable>: Sendable, Equatable {
        /// The same figure, whatever it runs on.
        case any(Figure)
        /// One figure for each named accelerator, the requested one first.
        case named([(accelerator: AcceleratorID, figure: Figure)])

        /// One figure for each accelerator of a list, as in `["v100": 8 h, "a100": 4.5 h]`.
        public static func named(_ figures: KeyValuePairs<AcceleratorID, Figure>) -> Self {
            .named(figures.map { (accelerator: $0.key, figure: $0.value) })
        }

        /// Compares kind, names and figures.
        public static func == (left: Self, right: Self) -> Bool {
            switch (left, right) {
            case (.any(let a), .any(let b)): a == b
            case (.named(let a), .named(let b)): a.elementsEqual(b, by: ==)
            default: false
            }
        }

        /// Reads one figure, or one for each named accelerator as in `v100=8,a100=4.5`; nil for
        /// anything else.
        init?(text: String, _ read: (String) -> Figure?) {
            guard text.contains("=") else {
                guard let figure = read(text) else { return nil }
                self = .any(figure)
                return
            }
            var figures: [(accelerator: AcceleratorID, figure: Figure)] = []
            for part in text.split(separator: ",") {
                let sides = part.split(separator: "=", omittingEmptySubsequences: false)
                guard sides.count == 2, !sides[0].isEmpty, let figure = read(String(sides[1]))
                else { return nil }
                let accelerator = AcceleratorID(sides[0].lowercased())
                guard !figures.contains(where: { $0.accelerator == accelerator }) else {
                    return nil
                }
                figures.append((accelerator, figure))
            }
            self = .named(figures)
        }

        /// The figure for an accelerator; nil if only others are named.
        public func figure(for accelerator: AcceleratorID) -> Figure? {
            switch self {
            case .any(let figure): figure
            case .named(let list): list.first { $0.accelerator == accelerator }?.figure
            }
        }
    }

    /// What earlier runs of one variant measured.
    package struct LearntFigures: Sendable {
        /// The accelerator that they ran on.
        package var accelerator: AcceleratorID
        /// How many ran uncapped.
        package var runCount = 0
        /// How long they took uncapped; nil if there are too few to know their spread.
        package var duration: DurationEstimate?
        /// Mean power of one accelerator uncapped; nil if too few were metered.
        package var watts: Power?
        /// What they measured under power caps.
        package var caps: [MeasuredCap] = []

        /// Nothing is known yet of runs on an accelerator.
        package init(accelerator: AcceleratorID) { self.accelerator = accelerator }
    }

    /// A name for the user; nil for the command's first word.
    public var name: String?
    /// Program and arguments.
    public var command: [String]
    /// The program's file, if it was found.
    public var executablePath: String?
    /// Folder to start in.
    public var workingDirectory: String
    /// How long it takes, uncapped; nil to learn it from earlier runs of the same name.
    public var duration: PerAccelerator<DurationEstimate>?
    /// The ways to do its work, the one asked for first; empty for one on each accelerator that
    /// durations are stated for. What a variant leaves out the other properties state.
    public var variants: [VariantRequest] = []
    /// What earlier runs of the same name measured, by variant.
    package var learnt: [VariantID: LearntFigures] = [:]
    /// Whether its duration was learnt rather than stated.
    package var isDurationLearnt = false
    /// How many accelerators it holds.
    public var gpus = 1
    /// Which accelerator; nil or `any` for any that durations are stated for.
    public var gpuType: AcceleratorID?
    /// Average power of one accelerator; nil for the board's limit.
    public var wattsPerGPU: PerAccelerator<Power>?
    /// Home region; nil for the default one.
    public var home: RegionID?
    /// Regions it may run in; empty for all in which jobs can be started.
    public var regions: [RegionID] = []
    /// By when, how capped, how paused and at what price it runs. What a pause costs is rounded up
    /// to multiples of five minutes.
    public var terms = JobTerms()
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

    /// One of its terms, such as `deadline`.
    @inlinable public subscript<Value>(dynamicMember term: WritableKeyPath<JobTerms, Value>)
        -> Value
    {
        get { terms[keyPath: term] }
        set { terms[keyPath: term] = newValue }
    }

    /// What earlier runs of a variant measured on an accelerator; nil if there were none.
    package func learnt(
        of variant: VariantID, on accelerator: AcceleratorID
    ) -> LearntFigures? {
        learnt[variant].flatMap { $0.accelerator == accelerator ? $0 : nil }
    }

    /// Whether and how its power may be capped.
    public var cap: CapPolicy {
        get { terms.capPolicy }
        set { terms.capPolicy = newValue }
    }
}

extension SubmissionRequest.PerAccelerator<DurationEstimate> {
    /// A length that is known, whatever it runs on.
    public static func any(_ length: TimeSpan) -> Self { .any(DurationEstimate(length)) }
}
