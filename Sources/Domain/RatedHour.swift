/// A stretch of a run in which neither the power nor the emission factors changed.
public struct RatedHour: Equatable, Sendable {
    /// The stretch.
    public let window: TimeWindow
    /// What all of the job's processors draw together.
    public let power: Power
    /// The site's PUE.
    public let pue: PUE
    /// The grid's carbon intensity.
    public let carbonIntensity: CarbonIntensity
    /// Whether the PUE was observed; otherwise it was expected, or is a flat figure.
    public let isPUEObserved: Bool
    /// Where the carbon intensity comes from.
    public let carbonQuality: HourQuality

    /// Creates a stretch from its parts.
    public init(
        window: TimeWindow, power: Power, pue: PUE, carbonIntensity: CarbonIntensity,
        isPUEObserved: Bool, isCarbonObserved: Bool, isCarbonEstimated: Bool = false
    ) {
        self.window = window
        self.power = power
        self.pue = pue
        self.carbonIntensity = carbonIntensity
        self.isPUEObserved = isPUEObserved
        carbonQuality =
            isCarbonObserved ? .observed : isCarbonEstimated ? .estimated : .filled
    }

    /// Whether the carbon intensity was observed; otherwise it was estimated or filled.
    public var isCarbonObserved: Bool { carbonQuality == .observed }

    /// PUE × carbon intensity.
    public var rate: EmissionRate { pue * carbonIntensity }

    /// Emissions of the stretch.
    public var emissions: Emissions { power.over(window.length) * rate }
}
