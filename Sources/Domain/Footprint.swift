/// Energy, emissions and cost of running a job somewhere at some time.
public struct Footprint: Equatable, Sendable {
    /// Energy of the computing equipment.
    public let itEnergy: ITEnergy
    /// Energy of the facility for it.
    public let facilityEnergy: FacilityEnergy
    /// Emissions, as expected, of running and of moving the data set.
    public let emissions: Emissions
    /// The part of ``emissions`` that moving the data set causes.
    public let transfer: Emissions
    /// The 80 % interval of the emissions; nil where nothing is known of the spread.
    public let band: EmissionsBand?
    /// Price of the accelerator hours; nil where no price is known.
    public let cost: Cost?

    /// A footprint of these parts.
    public init(
        itEnergy: ITEnergy, facilityEnergy: FacilityEnergy, emissions: Emissions,
        transfer: Emissions = .zero, band: EmissionsBand? = nil, cost: Cost? = nil
    ) {
        self.itEnergy = itEnergy
        self.facilityEnergy = facilityEnergy
        self.emissions = emissions
        self.transfer = transfer
        self.band = band
        self.cost = cost
    }
}
