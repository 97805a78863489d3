/// Emissions net of the clean energy that an operator buys: facility energy × net carbon intensity
/// (Patterson et al. 2021, arXiv 2104.10350, table 4). They stand beside gross emissions and are
/// part of no other figure.
public struct NetEmissions: Equatable, Sendable {
    /// Facility energy × ``intensity``.
    public let emissions: Emissions
    /// What a kWh of facility energy emits net.
    public let intensity: CarbonIntensity
    /// Who published the intensity, without duplicates.
    public let sources: [String]

    /// Computes the net emissions of some facility energy.
    public init(of energy: FacilityEnergy, intensity: CarbonIntensity, sources: [String]) {
        emissions = energy * intensity
        self.intensity = intensity
        self.sources = sources
    }
}

/// The net emissions of several jobs.
public struct NetTotal: Equatable, Sendable {
    /// The sum; nil unless every job has net emissions, so that it never mixes net and gross.
    public let emissions: Emissions?
    /// The jobs that have them.
    public let jobCount: Int

    /// Sums net emissions, one entry for each job.
    init(of jobs: [NetEmissions?]) {
        let known = jobs.compactMap { $0 }
        jobCount = known.count
        emissions =
            known.isEmpty || known.count < jobs.count
            ? nil : known.reduce(.zero) { $0 + $1.emissions }
    }
}
