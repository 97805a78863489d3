/// What running a job actually used and emitted, compared with the baseline.
public struct RealisedFootprint: Equatable, Sendable {
    /// How the energy was determined.
    public enum EnergySource: String, CaseIterable, Codable, Sendable {
        /// Power × time, with the power the job stated.
        case modelled
        /// Measured while it ran.
        case metered
        /// Measured for a part of its attempts, and modelled for the rest.
        case mixed
    }

    /// What was used and emitted.
    public let footprint: Footprint
    /// How the energy was determined.
    public let energySource: EnergySource
    /// Share of the run time whose carbon intensity was observed.
    public let observedShare: Double
    /// Share of the run time whose carbon intensity the provider estimated.
    public let estimatedShare: Double
    /// Baseline minus actual emissions, for the same run at the same rates.
    public let savingAgainstBaseline: Emissions
    /// What the same run, with its actual duration, would have emitted at the baseline's start and
    /// place.
    public let baselineEmissions: Emissions

    /// Creates a realised footprint from its parts.
    public init(
        footprint: Footprint, energySource: EnergySource, observedShare: Double,
        estimatedShare: Double = 0, baselineEmissions: Emissions
    ) {
        self.estimatedShare = estimatedShare
        self.footprint = footprint
        self.energySource = energySource
        self.observedShare = observedShare
        self.baselineEmissions = baselineEmissions
        savingAgainstBaseline = baselineEmissions - footprint.emissions
    }

    /// Share of the run time that is missing from the record: it is filled from the surrounding
    /// hours or the expectation.
    public var filledShare: Double { max(0, 1 - observedShare - estimatedShare) }
}
