import SolsticeDomain
import SolsticeStore
import Testing

@Suite struct RegionKeepingTests {
    private let store: Store

    init() throws { store = try ScratchDatabase().open() }

    @Test func `a region with every figure reads back unchanged`() throws {
        let region = Region(
            id: "north", zone: "SE", timeZone: "Test/East",
            annualPUE: SourcedFigure(PUE(1.1), source: "site report"),
            annualCarbonIntensity: SourcedFigure(
                CarbonIntensity(gramsPerKWh: 30), source: "grid operator"),
            annualSignal: .lifecycle,
            capacity: [
                AcceleratorCapacity(accelerator: "a100", count: 4),
                AcceleratorCapacity(
                    accelerator: "v100", count: 16, hourlyPrice: Cost(rawValue: 0)),
            ], transferEnergy: TransferEnergy(kilowattHoursPerGigabyte: 0.006),
            transferRate: DataRate(gigabitsPerSecond: 2.5), executor: .none,
            carbonFreeShare: SourcedFigure(CarbonFreeShare(0.84), source: "operator"),
            netCarbonIntensity: SourcedFigure(
                CarbonIntensity(gramsPerKWh: 12), source: "operator, 2025"), isHome: false)
        try store.write { try $0.save(region) }
        #expect(try store.read { try $0.regions() } == [region])
    }

    @Test func `saving a region again replaces the old one`() throws {
        try store.write { session in
            try session.save(
                Samples.region(capacity: [AcceleratorCapacity(accelerator: "v100", count: 8)]))
            try session.save(
                Samples.region(capacity: [AcceleratorCapacity(accelerator: "t4", count: 2)]))
        }
        let regions = try store.read { try $0.regions() }
        #expect(regions.map(\.capacity) == [[AcceleratorCapacity(accelerator: "t4", count: 2)]])
    }

    @Test func `a new home region takes over from the old one and comes first`() throws {
        try store.write { session in
            try session.save(Samples.region("alpha"))
            try session.save(Samples.region("beta"))
        }
        let regions = try store.read { try $0.regions() }
        #expect(regions.map(\.id) == ["beta", "alpha"])
        #expect(regions.map(\.isHome) == [true, false])
    }

    @Test func `removing a region keeps its history`() throws {
        try store.write { session in
            try session.save(Samples.region())
            let batch = try session.beginBatch(Samples.batch())
            _ = try session.importCarbon(
                Samples.hours([100]), zone: "DE", signal: .direct, batch: batch)
            try session.removeRegion("home")
        }
        #expect(try store.read { try $0.regions() } == [])
        #expect(try store.read { try $0.carbonSummaries(zone: "DE") }.count == 1)
    }

    @Test func `an accelerator reads back with its caps in order`() throws {
        let caps = [300.0, 200].map {
            PowerCapPoint(
                cap: Power(watts: $0), relativeTime: 1.1, relativeEnergy: 0.9, source: "lab")
        }
        let accelerator = Accelerator(
            id: "rtx", title: "RTX", boardPower: SourcedFigure(Power(watts: 450), source: "sheet"),
            powerCaps: caps)
        try store.write { session in
            try session.save(accelerator)
            try session.save(accelerator)
        }
        let found = try store.read { try $0.accelerators() }.first { $0.id == "rtx" }
        #expect(found == accelerator)
        #expect(found?.powerCaps.map(\.cap.watts) == [200, 300])
    }
}
