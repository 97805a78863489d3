/// The model's only products: each line is one step of power → IT energy → facility energy →
/// emissions (Patterson et al. 2021, arXiv 2104.10350).
extension Power {
    /// IT energy drawn at this power for a time.
    public func over(_ span: TimeSpan) -> ITEnergy {
        ITEnergy(kilowattHours: watts / 1000 * span.hours)
    }
}

extension ITEnergy {
    /// What the facility draws to deliver this IT energy. PUE is applied only here.
    public static func * (energy: ITEnergy, pue: PUE) -> FacilityEnergy {
        FacilityEnergy(kilowattHours: energy.kilowattHours * pue.ratio)
    }

    /// What this IT energy emits at a site's rate.
    public static func * (energy: ITEnergy, rate: EmissionRate) -> Emissions {
        Emissions(grams: energy.kilowattHours * rate.gramsPerITKWh)
    }
}

extension FacilityEnergy {
    /// What this energy emits at the grid's carbon intensity.
    public static func * (energy: FacilityEnergy, intensity: CarbonIntensity) -> Emissions {
        Emissions(grams: energy.kilowattHours * intensity.gramsPerKWh)
    }
}

extension PUE {
    /// The rate per kWh of IT energy.
    public static func * (pue: PUE, intensity: CarbonIntensity) -> EmissionRate {
        EmissionRate(gramsPerITKWh: pue.ratio * intensity.gramsPerKWh)
    }
}
