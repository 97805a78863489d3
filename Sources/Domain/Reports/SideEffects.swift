/// What a job used besides its operational emissions. It is reported separately and is part of none
/// of their figures; it is nil if its factors were not stated.
public struct SideEffects: Equatable, Sendable {
    /// Water that a run consumed.
    public struct Water: Equatable, Sendable {
        /// How much.
        public let volume: WaterVolume
        /// For each kWh: of IT energy on site, of facility energy for electricity.
        public let intensity: WaterIntensity
        /// Who published the factors, without duplicates.
        public let sources: [String]

        /// Creates an amount of water with what it was computed from.
        public init(volume: WaterVolume, intensity: WaterIntensity, sources: [String]) {
            self.volume = volume
            self.intensity = intensity
            self.sources = sources
        }
    }

    /// Embodied carbon allocated to a run.
    public struct Embodied: Equatable, Sendable {
        /// How much, for all processors.
        public let emissions: Emissions
        /// Embodied carbon of one processor.
        public let processor: EmbodiedCarbon

        /// Creates embodied carbon with what it was computed from.
        public init(emissions: Emissions, processor: EmbodiedCarbon) {
            self.emissions = emissions
            self.processor = processor
        }
    }

    /// Water consumed where it ran.
    public let onSiteWater: Water?
    /// Water consumed to generate its electricity.
    public let electricityWater: Water?
    /// Embodied carbon of its processors.
    public let embodied: Embodied?

    /// Creates the side effects of a job.
    public init(
        onSiteWater: Water? = nil, electricityWater: Water? = nil, embodied: Embodied? = nil
    ) {
        self.onSiteWater = onSiteWater
        self.electricityWater = electricityWater
        self.embodied = embodied
    }

    /// Whether none of them is known.
    public var isEmpty: Bool { self == SideEffects() }
}

/// What several jobs used besides their operational emissions, as far as factors were stated.
public struct SideEffectTotal: Equatable, Sendable {
    /// A sum, and the number of jobs in it.
    public struct Sum<Amount: ScalarQuantity>: Equatable, Sendable {
        /// The sum.
        public let amount: Amount
        /// The jobs in it; the amounts of others are unknown.
        public let jobCount: Int

        /// The sum of the known amounts; nil if there are none.
        init?(_ amounts: [Amount?]) {
            let known = amounts.compactMap(\.self)
            guard !known.isEmpty else { return nil }
            amount = known.reduce(.zero) { $0 + $1 }
            jobCount = known.count
        }
    }

    /// Water consumed where jobs ran.
    public let onSiteWater: Sum<WaterVolume>?
    /// Water consumed to generate their electricity.
    public let electricityWater: Sum<WaterVolume>?
    /// Embodied carbon of their processors.
    public let embodied: Sum<Emissions>?

    /// Sums the effects of jobs.
    init(of effects: [SideEffects]) {
        onSiteWater = Sum(effects.map { $0.onSiteWater?.volume })
        electricityWater = Sum(effects.map { $0.electricityWater?.volume })
        embodied = Sum(effects.map { $0.embodied?.emissions })
    }
}

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
