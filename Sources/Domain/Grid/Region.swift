/// A place where jobs may run: one datacentre on one grid zone.
public struct Region: Equatable, Sendable {
    /// Short name, such as `home` or `europe-west3`.
    public var id: RegionID
    /// Grid zone whose carbon intensity applies, such as `DE`.
    public var zone: ZoneID
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
    /// Share of its electricity that is carbon-free over a year; shown only.
    public var carbonFreeShare: SourcedFigure<CarbonFreeShare>?
    /// Carbon intensity net of the clean energy its operator buys; shown beside gross only.
    public var netCarbonIntensity: SourcedFigure<CarbonIntensity>?
    /// Whether power caps can be set there.
    public var powerCaps: PowerCapAbility
    /// Whether jobs run here by default; at most one region is home.
    public var isHome: Bool

    /// Creates a region from its parts.
    public init(
        id: RegionID, zone: ZoneID, timeZone: String, annualPUE: SourcedFigure<PUE>? = nil,
        annualCarbonIntensity: SourcedFigure<CarbonIntensity>? = nil,
        annualSignal: CarbonSignal? = nil, capacity: [AcceleratorCapacity] = [],
        transferEnergy: TransferEnergy? = nil, transferRate: DataRate? = nil,
        executor: ExecutorKind = .none, slurm: SlurmCluster? = nil,
        water: RegionalWater = RegionalWater(),
        carbonFreeShare: SourcedFigure<CarbonFreeShare>? = nil,
        netCarbonIntensity: SourcedFigure<CarbonIntensity>? = nil,
        powerCaps: PowerCapAbility = PowerCapAbility(), isHome: Bool = false
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
        self.carbonFreeShare = carbonFreeShare
        self.netCarbonIntensity = netCarbonIntensity
        self.powerCaps = powerCaps
        self.isHome = isHome
    }

    /// How many of an accelerator can work at once: nil if not limited, 0 if there are none.
    public func capacity(of accelerator: AcceleratorID) -> Int? {
        guard !capacity.isEmpty else { return nil }
        return capacity.first { $0.accelerator == accelerator }?.count ?? 0
    }

    /// Price of one accelerator for one hour; nil if not stated.
    public func hourlyPrice(of accelerator: AcceleratorID) -> Cost? {
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

/// What starts a region's jobs.
public enum ExecutorKind: String, CaseIterable, Codable, Sendable {
    /// Processes on this machine.
    case local
    /// A Slurm cluster.
    case slurm
    /// None: the region is planned for, and its jobs are started by hand.
    case none
}

/// How to reach a region's Slurm cluster.
public struct SlurmCluster: Codable, Equatable, Hashable, Sendable {
    /// The cluster's `slurm.conf`, for `SLURM_CONF`; nil for this machine's own.
    public let configurationPath: String?
    /// Words that prefix every command, such as `["ssh", "login.example.org"]`; empty to run the
    /// commands on this machine.
    public let commandPrefix: [String]
    /// The partition that jobs go to; nil for the cluster's default.
    public let partition: String?

    /// Creates a cluster from its settings.
    public init(
        configurationPath: String? = nil, commandPrefix: [String] = [], partition: String? = nil
    ) {
        self.configurationPath = configurationPath
        self.commandPrefix = commandPrefix
        self.partition = partition
    }
}

/// A region and its stored history.
public struct RegionRecord: Equatable, Sendable {
    /// The region.
    public let region: Region
    /// Carbon intensity history of its zone, one entry per signal.
    public let carbon: [HistorySummary]
    /// PUE history; nil if none was imported.
    public let pue: HistorySummary?
    /// Hourly carbon-free shares of its zone; nil if none came with an import.
    public let carbonFree: HistorySummary?

    /// A region with its histories.
    public init(
        region: Region, carbon: [HistorySummary], pue: HistorySummary?,
        carbonFree: HistorySummary? = nil
    ) {
        self.carbonFree = carbonFree
        self.region = region
        self.carbon = carbon
        self.pue = pue
    }
}

/// How much history there is of one series.
public struct HistorySummary: Equatable, Sendable {
    /// The carbon-intensity signal; nil for PUE and carbon-free shares.
    public let signal: CarbonSignal?
    /// From the first value to the end of the last.
    public let span: TimeWindow
    /// How many values.
    public let count: Int
    /// Mean over all values, in the series' unit.
    public let mean: Double
    /// Hours of the span that were observed.
    public let observedHours: Double
    /// Hours of the span that the provider estimated.
    public let estimatedHours: Double

    /// Hours of the span without a value; they are filled from the surrounding hours if a run needs
    /// them.
    public var missingHours: Double {
        let missing = span.length.hours - observedHours - estimatedHours
        return missing > 1e-6 ? missing : 0
    }

    /// Creates a summary; unless stated otherwise, every hour was observed.
    public init(
        signal: CarbonSignal?, span: TimeWindow, count: Int, mean: Double,
        observedHours: Double? = nil, estimatedHours: Double = 0
    ) {
        self.observedHours = observedHours ?? span.length.hours - estimatedHours
        self.estimatedHours = estimatedHours
        self.signal = signal
        self.span = span
        self.count = count
        self.mean = mean
    }
}
