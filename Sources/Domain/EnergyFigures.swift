/// Energy and emissions of the same run or runs.
public protocol EnergyFigures {
    /// Energy drawn by the computing equipment.
    var itEnergy: ITEnergy { get }
    /// Energy drawn from the grid for it.
    var facilityEnergy: FacilityEnergy { get }
    /// The resulting emissions, including data transfer.
    var emissions: Emissions { get }
    /// The part caused by data transfer.
    var transfer: Emissions { get }
}

extension EnergyFigures {
    /// Facility energy over IT energy; nil if nothing was drawn.
    public var pue: PUE? {
        itEnergy > .zero ? PUE(facilityEnergy.kilowattHours / itEnergy.kilowattHours) : nil
    }

    /// Emissions of the electricity over facility energy; nil if nothing was drawn.
    public var carbonIntensity: CarbonIntensity? {
        facilityEnergy > .zero
            ? CarbonIntensity(
                gramsPerKWh: (emissions - transfer).grams / facilityEnergy.kilowattHours) : nil
    }
}
