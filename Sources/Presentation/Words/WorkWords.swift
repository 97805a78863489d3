internal import SolsticeDomain

extension Footprint {
    /// `10.9 kWh, 4.36 kg CO2e, 25.00 of cost`: what a million units of some work take.
    func words(per work: WorkAmount) -> String {
        let energy = FacilityEnergy(
            kilowattHours: work.perMillion(facilityEnergy.kilowattHours))
        let parts = [
            Scales.text(energy),
            "\(Scales.text(Emissions(grams: work.perMillion(emissions.grams)))) CO2e",
            cost.map { "\(Scales.text(Cost(rawValue: work.perMillion($0.rawValue)))) of cost" },
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}
