/// What running a job really took, against what was expected.
public struct RealisedFootprint: Equatable, Sendable {
    /// How the energy is known.
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
    /// How the energy is known.
    public let energySource: EnergySource
    /// Share of the run time whose carbon intensity was observed.
    public let observedShare: Double
    /// Share of the run time whose carbon intensity the provider estimated.
    public let estimatedShare: Double
    /// Baseline minus realised, for the same run on the same rates.
    public let savingAgainstBaseline: Emissions
    /// What the same run, as long as it really took, would have emitted at the baseline's start and
    /// place.
    public let baselineEmissions: Emissions

    /// A realised footprint of these parts.
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

    /// Share of the run time of which nothing is in the record: it is filled from the hours around, or
    /// on what was expected.
    public var filledShare: Double { max(0, 1 - observedShare - estimatedShare) }
}
