/// One way to do a job's work, uncapped: on what, for how long, at what power, and as what program.
public struct WorkloadVariant: Equatable, Sendable {
    /// Its name, which no other variant of the job has.
    public let name: VariantID
    /// The accelerator's identifier.
    public let accelerator: AcceleratorID
    /// How many accelerators it holds from start to end.
    public var count: Int
    /// The time within which nine runs in ten finish; used for planning.
    public let duration: TimeSpan
    /// How long it takes on average; used for energy and emissions.
    public let meanDuration: TimeSpan
    /// Average power drawn by one accelerator, including its share of the host.
    public let powerPerAccelerator: Power
    /// Whether the power is the board's limit, rather than measured for the job.
    public let isPowerAssumed: Bool
    /// What earlier runs of this job measured under power caps, each cap once; they count before
    /// what other workloads measured.
    public let measuredCaps: [MeasuredCap]
    /// Which model it trains or runs; nil for the job's own.
    public var model: String?
    /// The price of one of its accelerators for an hour; nil for what the region states.
    public var hourlyPrice: Cost?
    /// Units of work that all its accelerators do in an hour, if that was stated.
    public var throughput: Double?
    /// Program and arguments; nil for the job's own.
    public var command: [String]?
    /// The file of its own program, if it was found at submission.
    public var executablePath: String?

    /// A job on so many of an accelerator, whose name it takes unless it is given one.
    public init(
        name: VariantID? = nil, accelerator: AcceleratorID, count: Int = 1, duration: TimeSpan,
        meanDuration: TimeSpan? = nil, powerPerAccelerator: Power, isPowerAssumed: Bool = false,
        measuredCaps: [MeasuredCap] = []
    ) {
        precondition(count > 0, "a variant holds at least one accelerator")
        self.name = name ?? VariantID(accelerator)
        self.accelerator = accelerator
        self.count = count
        self.duration = duration
        self.meanDuration = meanDuration ?? duration
        self.powerPerAccelerator = powerPerAccelerator
        self.isPowerAssumed = isPowerAssumed
        self.measuredCaps = measuredCaps
    }

    /// The power that a plan uses: the job's mean energy, spread over its planned time.
    public var expectedPower: Power {
        guard meanDuration != duration, duration > .zero else { return powerPerAccelerator }
        return powerPerAccelerator * (meanDuration.hours / duration.hours)
    }

    /// ``expectedPower`` of all its accelerators together.
    public var expectedTotalPower: Power { expectedPower * Double(count) }

    /// The price of one of its accelerators for an hour in a region; nil if none is known.
    public func hourlyPrice(in region: Region) -> Cost? {
        hourlyPrice ?? region.hourlyPrice(of: accelerator)
    }

    /// Whether it does the work by another model than another variant.
    ///
    /// Where neither names a model, two that run on as many of the same accelerator differ by nothing
    /// else.
    public func isOtherModel(than other: WorkloadVariant) -> Bool {
        if model != nil || other.model != nil { return model != other.model }
        return name != other.name && accelerator == other.accelerator && count == other.count
    }
}

/// How much work a job does, in units of the user's own.
public struct WorkAmount: Equatable, Sendable {
    /// How many units.
    public let count: Double
    /// What they are called in the plural, such as `inferences`.
    public let unit: String

    /// So many units.
    public init(count: Double, unit: String) {
        self.count = count
        self.unit = unit
    }

    /// What the unit is called where nothing was said.
    public static let usualUnit = "units"

    /// A total divided by the work in millions of units.
    public func perMillion(_ total: Double) -> Double { total / count * 1e6 }

    /// How long the work takes at so many units an hour.
    public func duration(at throughput: Double) -> TimeSpan {
        TimeSpan(hours: count / throughput)
    }
}

/// How long a job takes, as far as is known.
public struct DurationEstimate: Hashable, Sendable {
    /// Nine runs in ten finish within it: what is reserved, and what must fit the deadline.
    public let planned: TimeSpan
    /// What it takes on average: energy and emissions are computed from it.
    public let mean: TimeSpan

    /// A length that is known.
    public init(_ length: TimeSpan) {
        planned = length
        mean = length
    }

    /// A job that takes between `shortest` and `planned` in eight runs of ten, and their midpoint
    /// on average; nil if `shortest` is not positive or is longer than `planned`.
    public init?(from shortest: TimeSpan, to planned: TimeSpan) {
        guard shortest > .zero, shortest <= planned else { return nil }
        self.planned = planned
        mean = TimeSpan(seconds: (shortest.seconds + planned.seconds) / 2)
    }

    /// The estimate from earlier runs of a job; nil if there are too few to know their spread.
    public init?(runs: [TimeSpan]) {
        guard runs.count >= Self.leastRuns else { return nil }
        let hours = runs.map(\.hours).filter { $0 > 0 }.sorted()
        guard let longest = hours.last, hours.count >= Self.leastRuns else { return nil }
        let mean = hours.reduce(0, +) / Double(hours.count)
        // With so few runs, the rank of the ninth in ten can lie beyond the longest.
        let rank = 0.9 * Double(hours.count + 1) - 1
        let index = Int(rank)
        let planned =
            index + 1 < hours.count
            ? hours[index] + (rank - Double(index)) * (hours[index + 1] - hours[index])
            : longest + (longest - mean) * 0.5
        self.planned = TimeSpan(hours: planned)
        self.mean = min(TimeSpan(hours: mean), self.planned)
    }

    /// The fewest runs that give a spread.
    public static let leastRuns = 3

    /// Reads `8h` or `8..11`: one length of time, or two with two dots between them.
    public init?(text: String) {
        let ends = text.split(separator: "..", omittingEmptySubsequences: false)
        let lengths = ends.compactMap { TimeSpan(text: String($0)) }
        guard lengths.count == ends.count, let first = lengths.first else { return nil }
        switch lengths.count {
        case 1: self.init(first)
        case 2: self.init(from: first, to: lengths[1])
        default: return nil
        }
    }
}
