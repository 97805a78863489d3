/// Water consumed, in litres.
public struct WaterVolume: ScalarQuantity {
    /// Litres.
    public let rawValue: Double
    /// Wraps litres.
    public init(rawValue: Double) { self.rawValue = rawValue }
    /// A volume in litres.
    public init(litres: Double) { rawValue = litres }
    /// Litres.
    public var litres: Double { rawValue }
}

/// Water consumed per unit of energy, in litres per kWh.
public struct WaterIntensity: ScalarQuantity {
    /// Litres per kilowatt-hour.
    public let rawValue: Double
    /// Wraps litres per kilowatt-hour.
    public init(rawValue: Double) { self.rawValue = rawValue }
    /// An intensity in litres per kilowatt-hour.
    public init(litresPerKWh: Double) { rawValue = litresPerKWh }
    /// Litres per kilowatt-hour.
    public var litresPerKWh: Double { rawValue }

    /// The values a user may state: hydropower that includes its reservoirs' evaporation takes tens
    /// of litres.
    public static let plausible = 0.0...1000.0
}

/// How much water a region takes; what was not stated is nil and never guessed.
public struct RegionalWater: Equatable, Sendable {
    /// Consumed on site, mostly for cooling, per kWh of IT energy: the WUE of The Green Grid's
    /// white paper 35.
    public var onSite: SourcedFigure<WaterIntensity>?
    /// Consumed off site, per kWh of electricity (EWIF in Li et al. 2023, arXiv 2304.03271).
    public var electricity: SourcedFigure<WaterIntensity>?

    /// Creates the factors that were stated.
    public init(
        onSite: SourcedFigure<WaterIntensity>? = nil,
        electricity: SourcedFigure<WaterIntensity>? = nil
    ) {
        self.onSite = onSite
        self.electricity = electricity
    }
}
