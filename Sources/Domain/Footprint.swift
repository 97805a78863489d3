/// Energy, emissions and cost of running a job somewhere at some time.
public struct Footprint: Equatable, Sendable {
    /// Energy of the computing equipment.
    public let itEnergy: ITEnergy
    /// Energy the facility draws for it.
    public let facilityEnergy: FacilityEnergy
    /// Expected emissions of running and of moving the data set.
    public let emissions: Emissions
    /// The part of ``emissions`` caused by moving the data set.
    public let transfer: Emissions
    /// The 80 % interval of the emissions; nil if the spread is unknown.
    public let band: EmissionsBand?
    /// Price of the accelerator hours; nil if no price is known.
    public let cost: Cost?

    /// Creates a footprint from its parts.
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
