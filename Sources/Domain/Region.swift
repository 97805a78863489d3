/// A place where jobs may run: one datacentre on one grid zone.
public struct Region: Equatable, Sendable {
    /// Short name, such as `home` or `europe-west3`.
    public var id: String
    /// Grid zone whose carbon intensity applies, such as `DE`.
    public var zone: String
    /// IANA time zone of its local hours.
    public var timeZone: String
    /// PUE used if no history gives a better value.
    public var annualPUE: SourcedFigure<PUE>?
    /// Carbon intensity used if no history gives a better value.
    public var annualCarbonIntensity: SourcedFigure<CarbonIntensity>?
    /// The signal of ``annualCarbonIntensity``; nil exactly when that is nil.
    public var annualSignal: CarbonSignal?
    /// Accelerators there; empty if no capacity was stated, which means no limit.
    public var capacity: [AcceleratorCapacity]
    /// Energy for moving data there; nil if not stated, and then no data is moved there.
    public var transferEnergy: TransferEnergy?
    /// How fast data moves there; nil if not stated, and then no data is moved there.
    public var transferRate: DataRate?
    /// What starts jobs there.
    public var executor: ExecutorKind
    /// How its cluster is reached; nil for a region that has none.
    public var slurm: SlurmCluster?
    /// How much water its energy takes.
    public var water: RegionalWater
    /// Whether power caps can be set there.
    public var powerCaps: PowerCapAbility
    /// Whether jobs run here by default; at most one region is home.
    public var isHome: Bool

    /// Creates a region from its parts.
    public init(
        id: String, zone: String, timeZone: String, annualPUE: SourcedFigure<PUE>? = nil,
        annualCarbonIntensity: SourcedFigure<CarbonIntensity>? = nil,
        annualSignal: CarbonSignal? = nil, capacity: [AcceleratorCapacity] = [],
        transferEnergy: TransferEnergy? = nil, transferRate: DataRate? = nil,
        executor: ExecutorKind = .none, slurm: SlurmCluster? = nil,
        water: RegionalWater = RegionalWater(), powerCaps: PowerCapAbility = PowerCapAbility(),
        isHome: Bool = false
    ) {
        self.id = id
        self.zone = zone
        self.timeZone = timeZone
        self.annualPUE = annualPUE
        self.annualCarbonIntensity = annualCarbonIntensity
        self.annualSignal = annualSignal
        self.capacity = capacity
        self.transferEnergy = transferEnergy
        self.transferRate = transferRate
        self.executor = executor
        self.slurm = slurm
        self.water = water
        self.powerCaps = powerCaps
        self.isHome = isHome
    }

    /// How many of an accelerator can work at once: nil if not limited, 0 if there are none.
    public func capacity(of accelerator: String) -> Int? {
        guard !capacity.isEmpty else { return nil }
        return capacity.first { $0.accelerator == accelerator }?.count ?? 0
    }

    /// Price of one accelerator for one hour; nil if not stated.
    public func hourlyPrice(of accelerator: String) -> Cost? {
        capacity.first { $0.accelerator == accelerator }?.hourlyPrice
    }

    /// Whether the energy and speed of moving data there were stated.
    public var isTransferKnown: Bool { transferEnergy != nil && transferRate != nil }

    /// How long moving some data there takes.
    public func transferTime(of data: DataSize) -> TimeSpan {
        guard let transferRate, transferRate > .zero else { return .zero }
        return TimeSpan(
            seconds: Int((data.gigabytes * 8 / transferRate.gigabitsPerSecond).rounded(.up)))
    }
}
