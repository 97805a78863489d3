import SolsticeExecution
import SolsticeStore
import Testing

@testable import Solstice

@Suite(.timeLimit(.minutes(20))) struct AccountingTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    /// What the grid and the site came to while the job ran, other in every hour.
    private func intensity(_ hour: Int) -> Double { 200 + Double(hour * 37 % 97) }
    private func pue(_ hour: Int) -> Double { 1.1 + Double(hour % 50) / 200 }

    /// Half a year of hours, for nobody knows how late a busy machine starts the job.
    private static let hours = 24 * 180

    /// Imports them, usually when they are over.
    private func layObservations(to end: Int = hours, at hour: Double = Double(hours)) throws {
        let scheduler = try bench.scheduler(at: at(hour))
        try scheduler.lay(Grid.hours(zone: "GRID", from: at(0), count: end, intensity))
        _ = try scheduler.importPUE(
            Grid.pue(from: at(0), count: end, pue), options: ImportOptions(region: "home"))
    }

    /// Σ over the hours of a window of PUE × carbon intensity × time, for 0.5 kW.
    private func grams(_ window: TimeWindow) -> Double {
        (0..<Self.hours).reduce(0) { sum, hour in
            let piece = TimeWindow(start: at(Double(hour)), length: .hour)
            let hours = window.intersection(piece)?.length.hours ?? 0
            return sum + 0.5 * hours * pue(hour) * intensity(hour)
        }
    }

    /// The same on what hours have usually been: clean from 2 to 6, at a PUE of 1.2.
    private func usual(_ window: TimeWindow) -> Double {
        let clean = (0..<180).reduce(0.0) { sum, day in
            let night = TimeWindow(start: at(Double(day) * 24 + 2), length: TimeSpan(hours: 4))
            return sum + (window.intersection(night)?.length.hours ?? 0)
        }
        return 0.5 * 1.2 * (100 * clean + 400 * (window.length.hours - clean))
    }

    /// When the job really ran.
    private func run() async throws -> TimeWindow {
        try scheduler.submitAtLeisure { $0.gpus = 2 }
        try await ServiceBench(bench).runUntilEmpty()
        let attempt = try #require(try scheduler.record(1).attempts.first)
        return TimeWindow(start: attempt.startedAt, end: try #require(attempt.endedAt))
    }

    private func realised() throws -> RealisedFootprint {
        try #require(try bench.scheduler(at: at(Double(Self.hours))).record(1).realised)
    }

    @Test func `a job that has not ended has no realised footprint`() throws {
        #expect(try scheduler.submit().record.realised == nil)
        _ = try scheduler.cancel(1)
        #expect(try scheduler.record(1).realised == nil)
    }

    @Test func `with observed hours, the footprint is power times their sum`() async throws {
        let window = try await run()
        try layObservations()
        let realised = try realised()
        #expect(realised.observedShare == 1)
        #expect(realised.energySource == .modelled)
        let expected = grams(window)
        #expect(abs(realised.footprint.emissions.grams - expected) < expected * 1e-9)
        #expect(
            abs(realised.footprint.itEnergy.kilowattHours - 0.5 * window.length.hours) < 1e-9)
        let baseline = grams(TimeWindow(start: at(0), length: window.length))
        #expect(abs(realised.baselineEmissions.grams - baseline) < baseline * 1e-9)
        #expect(
            abs(realised.savingAgainstBaseline.grams - (baseline - expected)) < expected * 1e-9)
    }

    @Test func `without observations, the footprint is the expected one`() async throws {
        let window = try await run()
        let realised = try realised()
        #expect(realised.observedShare == 0)
        // A forecast from four weeks is not quite what they were.
        let expected = usual(window)
        #expect(abs(realised.footprint.emissions.grams - expected) < expected * 0.03)
        let baseline = usual(TimeWindow(start: at(0), length: window.length))
        #expect(abs(realised.baselineEmissions.grams - baseline) < baseline * 0.03)
    }

    @Test func `the observed share is the share of observed time`() async throws {
        let window = try await run()
        let end = Int((window.start - at(0)).hours) + 1
        try layObservations(to: end)
        let share = (at(Double(end)) - window.start).hours / window.length.hours
        #expect(share > 0 && share < 1)
        #expect(abs(try realised().observedShare - share) < 1e-9)
    }

    @Test func `observations after now are not known yet`() async throws {
        let window = try await run()
        try layObservations(at: 0)
        let early = try #require(try bench.scheduler(at: window.start).record(1).realised)
        #expect(early.observedShare == 0)
    }

    @Test(arguments: [("north", 12.5), ("home", 0)])
    func `moving data counts if the job ran elsewhere`(
        region: RegionID, expected: Double
    ) async throws {
        try scheduler.add("north", zone: "NORTH") { $0.executor = .local }
        try scheduler.lay(Grid.nights(zone: "NORTH", clean: 1, dirty: 2))
        // Without a deadline its place is not looked at again, and stays as it is changed here.
        try scheduler.submit {
            $0.regions = [region]
            $0.deadline = nil
        }
        try scheduler.moveData(ofJob: 1, grams: 12.5)
        try await ServiceBench(bench).runUntilEmpty()
        let realised = try #require(try scheduler.record(1).realised)
        #expect(realised.footprint.transfer.grams == expected)
        let running = realised.footprint.emissions - realised.footprint.transfer
        let saved = realised.baselineEmissions - running - realised.footprint.transfer
        #expect(abs(realised.savingAgainstBaseline.grams - saved.grams) < 1e-9)
        #expect(running > .zero)
    }
}

extension Scheduler {
    /// Places a job where it is, with so much for moving its data.
    fileprivate func moveData(ofJob job: JobID, grams: Double) throws {
        try database.store.write { session in
            let planned = try #require(try session.plannedJobs([job])[job])
            let old = planned.placement
            let footprint = Footprint(
                itEnergy: old.footprint.itEnergy, facilityEnergy: old.footprint.facilityEnergy,
                emissions: old.footprint.emissions, transfer: Emissions(grams: grams))
            let placement = Placement(
                region: old.region, accelerator: old.accelerator, count: old.count,
                powerCap: old.powerCap,
                segments: old.segments, footprint: footprint, signal: old.signal,
                basis: old.basis)
            try session.place(
                PlannedJob(
                    placement: placement, baseline: planned.baseline, saving: planned.saving),
                job: job, plan: try session.beginPlan(at: now, reason: "test"))
        }
    }
}
