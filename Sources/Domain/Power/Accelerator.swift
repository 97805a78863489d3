/// A kind of processor that models are trained and run on.
public struct Accelerator: Equatable, Sendable {
    /// Short name, such as `v100`.
    public let id: AcceleratorID
    /// Name as the manufacturer writes it.
    public let title: String
    /// Power one draws if a job does not state its own, with its source.
    public let boardPower: SourcedFigure<Power>?
    /// Its speed relative to the owner's other accelerators, with its source; nil if unknown.
    public let relativeSpeed: SourcedFigure<RelativeSpeed>?
    /// Embodied carbon of one, and the lifetime it is spread over; nil if unknown.
    public let embodied: EmbodiedCarbon?
    /// Measured effect of power caps on training, ascending by cap; if empty, training is never
    /// capped.
    public let powerCaps: [PowerCapPoint]
    /// The same for inference.
    public let inferenceCaps: [PowerCapPoint]

    /// Creates an accelerator from its parts.
    public init(
        id: AcceleratorID, title: String, boardPower: SourcedFigure<Power>?,
        relativeSpeed: SourcedFigure<RelativeSpeed>? = nil, embodied: EmbodiedCarbon? = nil,
        powerCaps: [PowerCapPoint], inferenceCaps: [PowerCapPoint] = []
    ) {
        self.id = id
        self.title = title
        self.boardPower = boardPower
        self.relativeSpeed = relativeSpeed
        self.embodied = embodied
        self.powerCaps = powerCaps.sorted { $0.cap < $1.cap }
        self.inferenceCaps = inferenceCaps.sorted { $0.cap < $1.cap }
    }

    /// Measured effect of power caps on a workload, ascending by cap; if empty, it is never capped.
    public func powerCaps(for workload: WorkloadKind) -> [PowerCapPoint] {
        switch workload {
        case .training: powerCaps
        case .inference: inferenceCaps
        }
    }

    /// The processor of a job that states watts but no kind.
    public static let unspecified: AcceleratorID = "unspecified"
}

/// How many of one accelerator a region has, and what an hour of one costs.
public struct AcceleratorCapacity: Equatable, Sendable {
    /// The accelerator's identifier.
    public let accelerator: AcceleratorID
    /// How many can work at once.
    public let count: Int
    /// Price of one for one hour, if stated.
    public let hourlyPrice: Cost?

    /// Creates a capacity: a count of an accelerator at a price.
    public init(accelerator: AcceleratorID, count: Int, hourlyPrice: Cost? = nil) {
        self.accelerator = accelerator
        self.count = count
        self.hourlyPrice = hourlyPrice
    }
}

/// Emissions of a device's manufacture, transport and disposal, and the lifetime they spread over.
public struct EmbodiedCarbon: Equatable, Sendable {
    /// Embodied emissions of one device.
    public let emissions: Emissions
    /// How long one is in service; above zero.
    public let lifetime: TimeSpan
    /// Who published it, and what it includes.
    public let source: String

    /// Creates the embodied carbon of one device.
    public init(_ emissions: Emissions, over lifetime: TimeSpan, source: String) {
        precondition(lifetime > .zero, "a device works before it is scrapped")
        self.emissions = emissions
        self.lifetime = lifetime
        self.source = source
    }

    /// The share allocated to some hours of work of one device: their share of its lifetime
    /// (ISO/IEC 21031, Software Carbon Intensity: M = TE × TS).
    public func share(ofHours hours: Double) -> Emissions { emissions * (hours / lifetime.hours) }
}
