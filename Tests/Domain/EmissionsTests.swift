import SolsticeDomain
import Testing

@Suite struct EmissionsTests {
    @Test func `power over time is IT energy`() {
        #expect(Power(watts: 250).over(TimeSpan(hours: 8)) == ITEnergy(kilowattHours: 2))
    }

    @Test func `PUE turns IT energy into facility energy`() {
        let facility = ITEnergy(kilowattHours: 2) * PUE(1.5)
        #expect(facility == FacilityEnergy(kilowattHours: 3))
    }

    @Test func `facility energy emits at the carbon intensity of the grid`() {
        let emissions =
            FacilityEnergy(kilowattHours: 3) * CarbonIntensity(gramsPerKWh: 400)
        #expect(emissions == Emissions(grams: 1200))
    }

    @Test func `one rate replaces both factors`() {
        let rate = PUE(1.5) * CarbonIntensity(gramsPerKWh: 400)
        #expect(ITEnergy(kilowattHours: 2) * rate == Emissions(grams: 1200))
    }

    @Test func `a saving is a share of its baseline`() {
        let saving = Saving(
            baseline: Emissions(grams: 400), plan: Emissions(grams: 300),
            byLever: .init(), byFactor: .init())
        #expect(saving.amount == Emissions(grams: 100))
        #expect(saving.fraction == 0.25)
    }

    @Test func `a zero baseline leaves nothing to save`() {
        let saving = Saving(baseline: .zero, plan: .zero, byLever: .init(), byFactor: .init())
        #expect(saving.fraction == 0)
    }
}
