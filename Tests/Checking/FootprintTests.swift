import SolsticeChecking
import SolsticeDomain
import Testing

@Suite struct FootprintTests {
    @Test func `each wrong figure is named with its correct value`() {
        let draft = Draft {
            $0.itError = 2
            $0.facilityError = 0.5
            $0.emissionsError = 3
            $0.costError = 4
        }
        #expect(
            World.violations([draft]).map(\.text) == [
                "states IT energy of 2 kWh, but it is 1 kWh",
                "states cost of 48, but it is 12",
                "states facility energy of 0.75 kWh, but it is 1.5 kWh",
                "states emissions of running of 450 g, but it is 150 g",
            ])
    }

    @Test func `PUE and carbon intensity may change at different moments`() throws {
        let pue = try Series(pieces: [
            .init(window: World.window(0..<1), value: PUE(1.2)),
            .init(window: World.window(1..<6), value: PUE(1.6)),
        ])
        let carbon = try Series(pieces: [
            .init(window: World.window(0..<1.5), value: CarbonIntensity(gramsPerKWh: 100)),
            .init(window: World.window(1.5..<4), value: CarbonIntensity(gramsPerKWh: 300)),
        ])
        let checker = World.checker([World.outlook(World.home, pue: pue, carbon: carbon)])
        // (½ h × 1.2 + 1½ h × 1.6) and (½ h × 1.2 × 100 + ½ h × 1.6 × 100 + 1 h × 1.6 × 300).
        let draft = Draft {
            $0.hours = [0.5..<2.5]
            $0.meanPUE = 3.0 / 2
            $0.meanRate = 620.0 / 2
        }
        #expect(World.violations([draft], by: checker) == [])
    }

    @Test func `paused hours do not count`() {
        let dirty = World.hours(
            CarbonIntensity(gramsPerKWh: 100),
            except: [1: CarbonIntensity(gramsPerKWh: 900), 2: nil, 3: nil])
        let checker = World.checker([World.outlook(World.home, carbon: dirty)])
        let draft = Draft {
            $0.letPause()
            $0.hours = [0..<1, 4..<5.5]
        }
        #expect(World.violations([draft], by: checker) == [])
    }

    @Test func `a gap in the carbon intensity is named`() {
        let carbon = World.hours(CarbonIntensity(gramsPerKWh: 100), except: [1: nil])
        let checker = World.checker([World.outlook(World.home, carbon: carbon)])
        let text = "runs at 2026-01-01T01:00:00Z, when no carbon intensity is known for home"
        #expect(
            World.violations([Draft()], by: checker) == [PlanViolation(.footprint, job: 1, text)])
    }

    @Test func `a gap in the PUE is named`() {
        let checker = World.checker([
            World.outlook(World.home, pue: World.hours(PUE(1.5), except: [0: nil]))
        ])
        let text = "runs at 2026-01-01T00:00:00Z, when no PUE is known for home"
        #expect(
            World.violations([Draft()], by: checker) == [PlanViolation(.footprint, job: 1, text)])
    }

    @Test func `a gap outside the window does not matter`() {
        let carbon = World.hours(CarbonIntensity(gramsPerKWh: 100), except: [-1: nil, 2: nil])
        let checker = World.checker([World.outlook(World.home, carbon: carbon)])
        #expect(World.broken(Draft(), by: checker).isEmpty)
    }

    @Test func `nothing is known before the first hour`() {
        let draft = Draft { $0.hours = [-25..<(-23)] }
        let text = "runs at 2025-12-30T23:00:00Z, when no PUE is known for home"
        #expect(
            World.violations([draft], now: World.hour(-48)) == [
                PlanViolation(.footprint, job: 1, text)
            ])
    }

    @Test func `energy under a cap is the table's, not lower power for the same time`() {
        let naive = Draft {
            $0.cap()
            $0.kilowatts = 0.4
        }
        #expect(World.broken(naive) == [.footprint, .footprint, .footprint])
    }

    @Test func `resuming draws the job's average power`() {
        let free = Draft {
            $0.letPause()
            $0.hours = [0..<1, 4..<5.5]
            $0.kilowatts = 0.4
        }
        #expect(World.broken(free) == [.footprint, .footprint, .footprint])
    }

    @Test func `a plan on a zero-carbon grid must state zero emissions`() {
        let clean = World.hours(CarbonIntensity(gramsPerKWh: 0))
        let checker = World.checker([World.outlook(World.home, carbon: clean)])
        #expect(World.broken(Draft { $0.meanRate = 0 }, by: checker).isEmpty)
        #expect(World.broken(Draft { $0.meanRate = 0.001 }, by: checker) == [.footprint])
    }

    @Test func `the actual cost counts against the job's limit, not the stated cost`() {
        let draft = Draft {
            $0.job.maximumCost = Cost(rawValue: 10)
            $0.costError = 0.5
        }
        #expect(World.broken(draft) == [.cost, .footprint])
    }

    @Test func `a job without a duration may not run at all`() {
        let draft = Draft {
            $0.job.variants = [
                WorkloadVariant(
                    accelerator: "v100", count: 2, duration: .zero,
                    powerPerAccelerator: Power(watts: 250))
            ]
            $0.kilowatts = 0
        }
        #expect(World.broken(draft) == [.duration])
    }
}
