import SolsticeExecution
import SolsticeStore
import SolsticeTestSupport
import Testing

@testable import Solstice

@Suite struct CarbonFreeTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    /// Hours as Electricity Maps has them, with a share for each that is not nil.
    private func file(
        from start: Instant, _ shares: [Double?], grams: Double = 400
    ) -> SourceFile {
        let header =
            "Datetime (UTC),Zone id,Carbon intensity gCO₂eq/kWh (direct),"
            + "Carbon-free energy percentage (CFE%)"
        return Grid.file(
            [header]
                + shares.enumerated().map { index, share in
                    let text = share.map { "\($0 * 100)" } ?? ""
                    return "\(start + .hour * Double(index)),GRID,\(grams),\(text)"
                })
    }

    private func state(_ share: Double?, net: Double? = nil) throws {
        var change = RegionChange()
        change.carbonFreeShare = share.map { CarbonFreeShare($0) }
        change.carbonFreeSource = "the operator"
        change.netCarbonIntensity = net.map { CarbonIntensity(gramsPerKWh: $0) }
        _ = try scheduler.setRegion("home", change)
    }

    /// Two hours on two accelerators, from 0 to 2 o'clock.
    private func run() async throws {
        try scheduler.submit {
            $0.gpus = 2
            $0.deadline = nil
        }
        let steps = StepBench(bench)
        try await steps.settle(at: 0)
        try await steps.settle(at: 2)
    }

    private func job(at hour: Double = 9) throws -> ReportedJob {
        try #require(try bench.scheduler(at: at(hour)).report().jobs.first)
    }

    @Test func `an import says for how many hours shares were kept, and twice changes nothing`()
        throws
    {
        let file = file(from: at(-4), [0.5, 0.6, nil, 0.8])
        let first = try scheduler.lay(file)
        #expect(
            first.carbonFreeShares
                == [.init(zone: "GRID", hours: 3, inserted: 3, replaced: 0, unchanged: 0)])
        let before = try scheduler.regionRecord("home").carbonFree
        #expect(before?.count == 3 && abs((before?.mean ?? 0) - 1.9 / 3) < 1e-9)
        let again = try scheduler.lay(file)
        #expect(again.batch == nil && again.carbonFreeShares.map(\.unchanged) == [3])
        #expect(try scheduler.regionRecord("home").carbonFree == before)
    }

    @Test func `a file whose intensities are known already still brings its shares`() throws {
        _ = try scheduler.lay(Grid.hours(zone: "GRID", from: at(-4), count: 4) { _ in 400 })
        let report = try scheduler.lay(file(from: at(-4), [0.5, 0.6, 0.7, 0.8]))
        #expect(report.batch != nil && report.parts.map(\.unchanged) == [4])
        #expect(report.carbonFreeShares.map(\.inserted) == [4])
    }

    @Test func `a monthly share gives way to the hourly ones that are kept`() throws {
        _ = try scheduler.lay(file(from: at(-4), [0.5, 0.6, 0.7, 0.8]))
        let header =
            "Datetime (UTC),Zone id,Carbon intensity gCO₂eq/kWh (direct),"
            + "Carbon-free energy percentage (CFE%)"
        _ = try scheduler.lay(
            Grid.file([header, "2022-01-01,GRID,400,10", "2022-02-01,GRID,400,20"]))
        let summary = try #require(try scheduler.regionRecord("home").carbonFree)
        #expect(summary.count == 4 + 2)
    }

    @Test func `a dry run keeps no shares`() throws {
        let report = try scheduler.importCarbon(
            file(from: at(-4), [0.5, 0.6]), options: ImportOptions(), isDryRun: true)
        #expect(report.carbonFreeShares.map(\.inserted) == [2])
        #expect(try scheduler.regionRecord("home").carbonFree == nil)
    }

    @Test func `a run's share is weighted by the energy of its hours in the record`() async throws {
        try await run()
        let late = try bench.scheduler(at: at(9))
        // PUE 1.2 in the first hour, 2.4 in the second.
        _ = try late.importPUE(
            Grid.pue(from: at(0), count: 2) { 1.2 * Double($0 + 1) },
            options: ImportOptions(region: "home"))
        try late.lay(file(from: at(0), [0.3, 0.9]))
        let job = try job()
        let figure = try #require(job.carbonFree)
        #expect(abs(figure.share.rawValue - (0.3 + 2 * 0.9) / 3) < 1e-9)
        #expect(figure.basis == .recorded(coverage: 1))
        #expect(
            job.uses.contains {
                if case .batch(_, values: 2) = $0.origin {
                    $0.quantity == .carbonFreeShare
                } else {
                    false
                }
            })
    }

    @Test func `hours without a share leave the others, and it says how much they cover`()
        async throws
    {
        try state(0.2)
        try await run()
        try bench.scheduler(at: at(9)).lay(file(from: at(0), [nil, 0.9]))
        let figure = try #require(try job().carbonFree)
        #expect(abs(figure.share.rawValue - 0.9) < 1e-9)
        guard case .recorded(let coverage) = figure.basis else {
            Issue.record("\(figure.basis)")
            return
        }
        #expect(abs(coverage - 0.5) < 1e-9)
    }

    @Test func `without a record the annual figure stands, named as such, else nothing`()
        async throws
    {
        try await run()
        #expect(try job().carbonFree == nil)
        try state(0.84)
        #expect(
            try job().carbonFree
                == CarbonFreeFigure(
                    share: CarbonFreeShare(0.84), basis: .annual(sources: ["the operator"])))
    }

    @Test func `shares and net figures change no emission and no plan`() async throws {
        try scheduler.submit()
        let planned = try scheduler.record(1).plan
        _ = try scheduler.cancel(1)
        let before: ReportedJob
        do {
            try scheduler.submit {
                $0.gpus = 2
                $0.deadline = nil
            }
            let steps = StepBench(bench)
            try await steps.settle(at: 0)
            try await steps.settle(at: 2)
            before = try job()
        }
        try state(0.84, net: 5)
        let after = try job()
        #expect(after.run == before.run && after.baseline == before.baseline)
        #expect(after.net?.emissions == before.run.facilityEnergy * CarbonIntensity(gramsPerKWh: 5))
        try scheduler.submit()
        #expect(try scheduler.record(3).plan == planned)
    }

    @Test func `an explanation expects the usual share of the plan's hours`() throws {
        try state(0.84)
        try scheduler.submit()
        #expect(
            try scheduler.explanation(1).0.carbonFree?.basis == .annual(sources: ["the operator"]))
        // Two days of March last year, carbon-free by night.
        let shares = (0..<8760).map { CarbonTable.isNight($0) ? 0.9 : 0.2 }
        try scheduler.lay(file(from: at(-8760), shares, grams: 400))
        let (explanation, record) = try scheduler.explanation(1)
        let figure = try #require(explanation.carbonFree)
        #expect(figure.basis == .usual("GRID"))
        let start = try #require(record.plan).placement.start.utc.hour
        let expected = CarbonTable.isNight(start) ? 0.9 : 0.2
        #expect(abs(figure.share.rawValue - expected) < 1e-9)
    }

    @Test func `shares of later hours are not known to an earlier explanation`() throws {
        try scheduler.submit()
        try scheduler.lay(file(from: at(1), [0.5, 0.6]))
        #expect(try scheduler.explanation(1).0.carbonFree == nil)
    }

    @Test func `a region of the catalogue brings its share, and both figures can be withdrawn`()
        throws
    {
        let region = try scheduler.addRegion("europe-west3", RegionChange())
        #expect(region.carbonFreeShare?.value.rawValue == 0.68)
        try state(0.5, net: 5)
        var change = RegionChange()
        change.forgetsCarbonFreeShare = true
        let withoutShare = try scheduler.setRegion("home", change)
        #expect(withoutShare.carbonFreeShare == nil && withoutShare.netCarbonIntensity != nil)
        change = RegionChange()
        change.forgetsNetIntensity = true
        #expect(try scheduler.setRegion("home", change).netCarbonIntensity == nil)
    }
}
