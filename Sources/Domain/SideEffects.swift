/// What a job took beside its operational emissions. It is reported beside them and is part of none
/// of their figures; what nobody stated the factors of is nil.
public struct SideEffects: Equatable, Sendable {
    /// Water that a run took.
    public struct Water: Equatable, Sendable {
        /// How much.
        public let volume: WaterVolume
        /// For each kWh: of IT energy on site, of facility energy for electricity.
        public let intensity: WaterIntensity
        /// Who published the factors, without repetition.
        public let sources: [String]

        /// Water with what it was reckoned from.
        public init(volume: WaterVolume, intensity: WaterIntensity, sources: [String]) {
            self.volume = volume
            self.intensity = intensity
            self.sources = sources
        }
    }

    /// Embodied carbon that a run is laid to.
    public struct Embodied: Equatable, Sendable {
        /// How much, for all processors.
        public let emissions: Emissions
        /// What one processor embodies.
        public let processor: EmbodiedCarbon

        /// Embodied carbon with what it was reckoned from.
        public init(emissions: Emissions, processor: EmbodiedCarbon) {
            self.emissions = emissions
            self.processor = processor
        }
    }

    /// Water consumed where it ran.
    public let onSiteWater: Water?
    /// Water consumed in making its electricity.
    public let electricityWater: Water?
    /// Embodied carbon of its processors.
    public let embodied: Embodied?

    /// What a job took.
    public init(
        onSiteWater: Water? = nil, electricityWater: Water? = nil, embodied: Embodied? = nil
    ) {
        self.onSiteWater = onSiteWater
        self.electricityWater = electricityWater
        self.embodied = embodied
    }

    /// Whether nothing is known of any.
    public var isEmpty: Bool { self == SideEffects() }
}

/// What several jobs took beside their operational emissions, as far as factors were stated.
public struct SideEffectTotal: Equatable, Sendable {
    /// A sum, and of how many jobs.
    public struct Sum<Amount: ScalarQuantity>: Equatable, Sendable {
        /// The sum.
        public let amount: Amount
        /// The jobs that it is of; what others took is not known.
        public let jobCount: Int

        /// The sum of what is known; nil where nothing is.
        init?(_ amounts: [Amount?]) {
            let known = amounts.compactMap(\.self)
            guard !known.isEmpty else { return nil }
            amount = known.reduce(.zero) { $0 + $1 }
            jobCount = known.count
        }
    }

    /// Water consumed where jobs ran.
    public let onSiteWater: Sum<WaterVolume>?
    /// Water consumed in making their electricity.
    public let electricityWater: Sum<WaterVolume>?
    /// Embodied carbon of their processors.
    public let embodied: Sum<Emissions>?

    /// The sums over jobs.
    init(of effects: [SideEffects]) {
        onSiteWater = Sum(effects.map { $0.onSiteWater?.volume })
        electricityWater = Sum(effects.map { $0.electricityWater?.volume })
        embodied = Sum(effects.map { $0.embodied?.emissions })
    }
}
