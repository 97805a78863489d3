import OrderedCollections
import SolsticeDomain

extension Reporting {
    /// What a run consumed beside its operational emissions, from the current figures for its
    /// regions and its accelerator.
    func sideEffects(_ computed: Accounting.RunAccount, run: EnergyAccount) -> SideEffects {
        SideEffects(
            onSiteWater: water(run.itEnergy.kilowattHours, computed, of: \.onSite) { _ in 1 },
            electricityWater: water(
                run.facilityEnergy.kilowattHours, computed, of: \.electricity, weight: \.pue.ratio),
            embodied: embodied(run))
    }

    /// Water for some energy, its factors weighted by the energy drawn in each region; nil if one
    /// of them has no factor.
    private func water(
        _ energy: Double, _ computed: Accounting.RunAccount,
        of figure: KeyPath<RegionalWater, SourcedFigure<WaterIntensity>?>,
        weight: (RatedHour) -> Double
    ) -> SideEffects.Water? {
        var (litres, drawn) = (0.0, 0.0)
        var sources: OrderedSet<String> = []
        for part in computed.parts {
            guard let factor = part.rates.expected.region.water[keyPath: figure] else { return nil }
            let share = part.rates.hours(part.runs).reduce(0) {
                $0 + $1.power.watts * $1.window.length.hours * weight($1)
            }
            litres += share * factor.value.litresPerKWh
            drawn += share
            sources.append(factor.source)
        }
        guard drawn > 0 else { return nil }
        let intensity = WaterIntensity(litresPerKWh: litres / drawn)
        return .init(
            volume: WaterVolume(litres: energy * intensity.litresPerKWh), intensity: intensity,
            sources: Array(sources))
    }

    /// What a run emitted net of the energy that operators buy, from the current figures for its
    /// regions; nil if one of them has none.
    func net(_ computed: Accounting.RunAccount, run: EnergyAccount) -> NetEmissions? {
        var (grams, drawn) = (0.0, 0.0)
        var sources: OrderedSet<String> = []
        for part in computed.parts {
            guard let net = part.rates.expected.region.netCarbonIntensity else { return nil }
            let energy = part.rates.hours(part.runs).reduce(0) { $0 + $1.facilityKilowattHours }
            grams += energy * net.value.gramsPerKWh
            drawn += energy
            sources.append(net.source)
        }
        guard drawn > 0 else { return nil }
        let stated = Set(computed.parts.map { $0.rates.expected.region.netCarbonIntensity?.value })
        // A mean of equal figures would differ from them in its last digits.
        let one = stated.count == 1 ? stated.first ?? nil : nil
        return NetEmissions(
            of: run.facilityEnergy,
            intensity: one ?? CarbonIntensity(gramsPerKWh: grams / drawn),
            sources: Array(sources))
    }

    private func embodied(_ run: EnergyAccount) -> SideEffects.Embodied? {
        context.accelerators.first { $0.id == run.accelerator }?.embodied.map {
            .init(emissions: $0.share(ofHours: run.processorHours), processor: $0)
        }
    }
}
