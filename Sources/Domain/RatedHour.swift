/// A stretch of a run in which neither the power nor what electricity stood for changed.
public struct RatedHour: Equatable, Sendable {
    /// The stretch.
    public let window: TimeWindow
    /// What all of the job's processors drew together.
    public let power: Power
    /// The site's PUE.
    public let pue: PUE
    /// The grid's carbon intensity.
    public let carbonIntensity: CarbonIntensity
    /// Whether the PUE was observed; else it was expected, or is a flat figure.
    public let isPUEObserved: Bool
    /// Where the carbon intensity comes from.
    public let carbonQuality: HourQuality

    /// A stretch of these parts.
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

    /// Whether the carbon intensity was observed; else it was estimated or filled.
    public var isCarbonObserved: Bool { carbonQuality == .observed }

    /// PUE × carbon intensity.
    public var rate: EmissionRate { pue * carbonIntensity }

    /// What was emitted in it.
    public var emissions: Emissions { power.over(window.length) * rate }
}
