/// Energy and emissions that belong together, of one run or of many.
public protocol EnergyFigures {
    /// Energy drawn by the computing equipment.
    var itEnergy: ITEnergy { get }
    /// Energy drawn from the grid for it.
    var facilityEnergy: FacilityEnergy { get }
    /// What that emitted, moving data included.
    var emissions: Emissions { get }
    /// The part that moving data emitted.
    var transfer: Emissions { get }
}

extension EnergyFigures {
    /// Facility energy over IT energy; nil where nothing was drawn.
    public var pue: PUE? {
        itEnergy > .zero ? PUE(facilityEnergy.kilowattHours / itEnergy.kilowattHours) : nil
    }

    /// Emissions of the electricity over facility energy; nil where nothing was drawn.
    public var carbonIntensity: CarbonIntensity? {
        facilityEnergy > .zero
            ? CarbonIntensity(
                gramsPerKWh: (emissions - transfer).grams / facilityEnergy.kilowattHours) : nil
    }
}
