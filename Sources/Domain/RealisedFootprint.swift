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
    /// Share of the run time whose carbon intensity and PUE come from imported observations; the
    /// rest is on the forecast that the plan was made with.
    public let observedShare: Double
    /// Baseline minus realised, for the same run on the same rates.
    public let savingAgainstBaseline: Emissions
    /// What the same run, as long as it really took, would have emitted at the baseline's start and
    /// place.
    public let baselineEmissions: Emissions

    /// A realised footprint of these parts.
    public init(
        footprint: Footprint, energySource: EnergySource, observedShare: Double,
        baselineEmissions: Emissions
    ) {
        self.footprint = footprint
        self.energySource = energySource
        self.observedShare = observedShare
        self.baselineEmissions = baselineEmissions
        savingAgainstBaseline = baselineEmissions - footprint.emissions
    }
}
