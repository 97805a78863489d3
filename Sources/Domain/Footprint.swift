/// Energy, emissions and cost of running a job somewhere at some time.
public struct Footprint: Equatable, Sendable {
    /// Energy of the computing equipment.
    public let itEnergy: ITEnergy
    /// Energy of the facility for it.
    public let facilityEnergy: FacilityEnergy
    /// Emissions, as expected.
    public let emissions: Emissions
    /// A range that emissions lie in four times in five; nil where nothing is known of the spread.
    public let band: EmissionsBand?
    /// Price of the accelerator hours; nil where no price is known.
    public let cost: Cost?

    /// A footprint of these parts.
    public init(
        itEnergy: ITEnergy, facilityEnergy: FacilityEnergy, emissions: Emissions,
        band: EmissionsBand? = nil, cost: Cost? = nil
    ) {
        self.itEnergy = itEnergy
        self.facilityEnergy = facilityEnergy
        self.emissions = emissions
        self.band = band
        self.cost = cost
    }
}
