public import SolsticeDomain

/// What a person says of a region; what is left out keeps its value, or takes the catalogue's.
public struct RegionChange: Sendable {
    /// Grid zone.
    public var zone: String?
    /// IANA time zone.
    public var timeZone: String?
    /// PUE where no history says better.
    public var pue: PUE?
    /// Carbon intensity where no history says better.
    public var carbonIntensity: CarbonIntensity?
    /// What the carbon intensity counts; needed with it.
    public var signal: CarbonSignal?
    /// Accelerators there.
    public var capacity: [String: Int]?
    /// Price of one accelerator for one hour.
    public var hourlyPrices: [String: Cost]?
    /// What moving data there takes.
    public var transferEnergy: TransferEnergy?
    /// How fast data moves there.
    public var transferRate: DataRate?
    /// Whether what was said of water before is forgotten.
    public var forgetsWater = false
    /// Water consumed on site for a kWh of IT energy (WUE).
    public var onSiteWater: WaterIntensity?
    /// Water consumed in making a kWh of electricity.
    public var electricityWater: WaterIntensity?
    /// Who published those; nil for the user.
    public var waterSource: String?
    /// Who starts jobs there.
    public var executor: ExecutorKind?
    /// The `slurm.conf` of its cluster; an empty text for the one of this machine.
    public var slurmConfiguration: String?
    /// Words that go before each of Slurm's commands.
    public var slurmCommandPrefix: [String]?
    /// The partition that jobs go to; an empty text for the cluster's own choice.
    public var slurmPartition: String?
    /// Who sets power caps there; `.some(nil)` leaves it to what the service finds.
    public var powerCaps: PowerCapMeans??
    /// Whether jobs run there unless told otherwise.
    public var isHome: Bool?

    /// No change at all.
    public init() {}
}
