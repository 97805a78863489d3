import SolsticeChecking
import SolsticeDomain
import Testing

@Suite struct SignalTests {
    /// Home in two signals, the marginal one at 400 g/kWh.
    static let checker = World.checker([
        World.outlook(World.home, signal: .lifecycle),
        World.outlook(
            World.home, signal: .marginal, carbon: World.hours(CarbonIntensity(gramsPerKWh: 400))),
    ])

    static func job(
        _ id: JobID, _ signal: CarbonSignal, rate: Double, _ hours: Range<Double> = 0..<2
    ) -> Draft {
        Draft {
            $0.id = id
            $0.signal = signal
            $0.meanRate = rate
            $0.hours = [hours]
        }
    }

    @Test func `each placement is checked against its own signal`() {
        let rules = World.broken(
            Self.job(1, .lifecycle, rate: 150), Self.job(2, .marginal, rate: 600),
            by: Self.checker)
        #expect(rules.isEmpty)
    }

    @Test func `figures from another signal are wrong`() {
        #expect(World.broken(Self.job(1, .marginal, rate: 150), by: Self.checker) == [.footprint])
    }

    @Test func `an unknown signal is named`() {
        let text = "runs in home, where no direct carbon intensity is known"
        #expect(
            World.violations([Self.job(1, .direct, rate: 150)], by: Self.checker) == [
                PlanViolation(.region, job: 1, text)
            ])
    }

    @Test func `an unknown region is named`() {
        let draft = Draft {
            $0.region = "abroad"
            $0.price = nil
        }
        let text = "runs in abroad, of which nothing is known"
        #expect(
            World.violations([draft], by: Self.checker) == [PlanViolation(.region, job: 1, text)])
    }

    @Test func `jobs in different signals share the region's capacity`() {
        let rules = World.broken(
            Self.job(1, .lifecycle, rate: 150), Self.job(2, .marginal, rate: 600),
            Self.job(3, .lifecycle, rate: 150, 1..<3), by: Self.checker)
        #expect(rules == [.capacity])
    }
}
