public import SolsticeDomain

/// A user's changes to a region; omitted values stay, or come from the catalogue.
public struct RegionChange: Sendable {
    /// Grid zone.
    public var zone: ZoneID?
    /// IANA time zone.
    public var timeZone: String?
    /// PUE used when there is no history.
    public var pue: PUE?
    /// Carbon intensity used when there is no history.
    public var carbonIntensity: CarbonIntensity?
    /// The signal of the carbon intensity; required with it.
    public var signal: CarbonSignal?
    /// Accelerators there.
    public var capacity: [AcceleratorID: Int]?
    /// Price of one accelerator for one hour.
    public var hourlyPrices: [AcceleratorID: Cost]?
    /// Energy of moving data there.
    public var transferEnergy: TransferEnergy?
    /// How fast data moves there.
    public var transferRate: DataRate?
    /// Whether earlier water figures are removed.
    public var forgetsWater = false
    /// Water consumed on site for a kWh of IT energy (WUE).
    public var onSiteWater: WaterIntensity?
    /// Water consumed in generating a kWh of electricity.
    public var electricityWater: WaterIntensity?
    /// Who published these figures; nil for the user.
    public var waterSource: String?
    /// Whether an earlier carbon-free share is removed.
    public var forgetsCarbonFreeShare = false
    /// Share of its electricity that is carbon-free over a year.
    public var carbonFreeShare: CarbonFreeShare?
    /// Who published that share; nil for the user.
    public var carbonFreeSource: String?
    /// Whether an earlier net carbon intensity is removed.
    public var forgetsNetIntensity = false
    /// Carbon intensity net of the clean energy its operator buys.
    public var netCarbonIntensity: CarbonIntensity?
    /// Who published that intensity; nil for the user.
    public var netSource: String?
    /// What starts jobs there.
    public var executor: ExecutorKind?
    /// The `slurm.conf` of its cluster; an empty string for this machine's.
    public var slurmConfiguration: String?
    /// Words that precede each Slurm command.
    public var slurmCommandPrefix: [String]?
    /// The partition that jobs go to; an empty string for the cluster's default.
    public var slurmPartition: String?
    /// What sets power caps there; `.some(nil)` leaves it to the service's detection.
    public var powerCaps: PowerCapMeans??
    /// Whether jobs run there by default.
    public var isHome: Bool?

    /// No change at all.
    public init() {}
}
