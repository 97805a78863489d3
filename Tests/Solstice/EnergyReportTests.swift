import SolsticeExecution
import SolsticeStore
import Testing

@testable import Solstice

@Suite struct EnergyReportTests {
    private let bench: Workbench
    private let scheduler: Scheduler
    private let steps: StepBench

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
        steps = StepBench(bench)
    }

    /// Two hours on two accelerators at 250 W each, from 0 to 2 o'clock.
    private func run() async throws {
        try scheduler.submit {
            $0.gpus = 2
            $0.deadline = nil
        }
        try await steps.settle(at: 0)
        try await steps.settle(at: 2)
    }

    private func report(
        at hour: Double, _ request: ReportRequest = ReportRequest()
    ) throws -> EnergyReport {
        try bench.scheduler(at: at(hour)).report(request)
    }

    @Test func `the energy a run drew is reported factor by factor`() async throws {
        try await run()
        let late = try bench.scheduler(at: at(5))
        try late.lay(Grid.hours(zone: "GRID", from: at(0), count: 2) { 500 + Double($0) * 100 })
        let job = try #require(try report(at: 5).jobs.first)
        #expect(job.run.processors == 2 && job.run.worked == TimeSpan(hours: 2))
        #expect(abs((job.run.averagePower?.watts ?? 0) - 250) < 1e-9)
        #expect(abs(job.run.itEnergy.kilowattHours - 1) < 1e-9)
        #expect(abs((job.run.pue?.ratio ?? 0) - 1.2) < 1e-9)
        #expect(abs((job.run.carbonIntensity?.gramsPerKWh ?? 0) - 550) < 1e-9)
        #expect(abs(job.run.emissions.grams - 660) < 1e-6)
        #expect(job.observedShare == 1 && job.band == nil && job.energySource == .modelled)
        #expect(job.run.hours.map(\.carbonIntensity.gramsPerKWh) == [500, 600])
        #expect(job.run.hours.allSatisfy { $0.isCarbonObserved && !$0.isPUEObserved })
        // It started at once and at home, so that it is its own baseline.
        #expect(abs(job.saving.grams) < 1e-6)
        #expect(job.revision?.number == 2 && job.revision?.isCurrent == true)
    }

    @Test func `the report names the imports and figures its rates are based on`() async throws {
        try await run()
        let expected = try report(at: 3)
        let early = try #require(expected.jobs.first)
        #expect(early.observedShare == 0)
        // The forecast rests on all of the history there is: four weeks of hours.
        let history = DataUse(
            role: .expectation, quantity: .carbonIntensity, place: "GRID",
            origin: .batch(1, values: 672))
        #expect(early.uses.contains(history))
        #expect(
            early.uses.contains(
                DataUse(
                    role: .expectation, quantity: .pue, place: "home",
                    origin: .figure(1.2, source: "stated by the user"))))
        let late = try bench.scheduler(at: at(5))
        let batch = try late.lay(Grid.hours(zone: "GRID", from: at(0), count: 2) { _ in 500 })
        let report = try self.report(at: 5)
        let job = try #require(report.jobs.first)
        let observed = DataUse(
            role: .run, quantity: .carbonIntensity, place: "GRID",
            origin: .batch(try #require(batch.batch), values: 2))
        #expect(job.uses.contains(observed) && !job.uses.contains(history))
        #expect(report.batches.map(\.id) == [2])
        #expect(report.batches[0].sha256 == batch.sha256)
        #expect(report.batches[0].fileName == "history.csv")
        #expect(report.batches[0].importedAt == at(5))
        #expect(report.maker.schema == "v15-tell-runs-apart")
    }

    @Test func `unobserved hours keep the relative band of the plan`() async throws {
        try scheduler.submit {
            $0.earliest = at(2)
            $0.deadline = at(6)
        }
        try await steps.settle(at: 2)
        let planned = try #require(try scheduler.record(1).plan?.placement.footprint)
        try await steps.settle(at: 4)
        let late = try bench.scheduler(at: at(5))
        try late.lay(Grid.hours(zone: "GRID", from: at(2), count: 1) { _ in 100 })
        let job = try #require(try report(at: 5).jobs.first)
        let band = try #require(job.band)
        let share = try #require(planned.band).p90 / planned.emissions - 1
        let doubtful = job.run.hours.filter { !$0.isCarbonObserved }
            .reduce(Emissions.zero) { $0 + $1.emissions }
        #expect(job.observedShare > 0 && job.observedShare < 1)
        #expect(abs((band.p90 - job.run.emissions).grams - doubtful.grams * share) < 1e-6)
    }

    @Test func `metered energy replaces the stated power, and its coverage is reported`()
        async throws
    {
        try await run()
        let reading = MeterReading(
            meter: .acceleratorCounter, energy: ITEnergy(kilowattHours: 0.75),
            coveredSeconds: 5400)
        let attempt = try #require(try scheduler.record(1).attempts.first)
        try scheduler.database.write { context in
            try context.session.finish(
                attempt, outcome: .exited(0), at: at(2), readings: [reading])
            try Statements(context: context).stateEnd(of: 1)
        }
        let job = try #require(try report(at: 3).jobs.first)
        #expect(job.energySource == .metered && job.metering.coverage == 0.75)
        #expect(job.metering.readings == [reading])
        // 0.75 kWh in an hour and a half are 500 W, 250 W for each of the two.
        #expect(abs((job.run.averagePower?.watts ?? 0) - 250) < 1e-9)
        #expect(abs(job.run.itEnergy.kilowattHours - 1) < 1e-9)
    }

    @Test func `a report agrees with what show says`() async throws {
        try await run()
        for hour in [3.0, 9] {
            let job = try #require(try report(at: hour).jobs.first)
            let realised = try #require(try bench.scheduler(at: at(hour)).record(1).realised)
            #expect(job.run.emissions == realised.footprint.emissions)
            #expect(job.saving == realised.savingAgainstBaseline)
            let sum = job.run.hours.reduce(Emissions.zero) { $0 + $1.emissions }
            #expect(abs(sum.grams - job.run.emissions.grams) < 1e-6)
            let before = job.baseline.hours.reduce(Emissions.zero) { $0 + $1.emissions }
            #expect(abs(before.grams - job.baseline.emissions.grams) < 1e-6)
        }
    }

    @Test(
        arguments: [
            (nil, nil, 1), (0.0, nil, 1), (2.0, 3.0, 1), (0.0, 2.0, 0), (2.5, nil, 0),
        ] as [(Double?, Double?, Int)])
    func `a job counts in the period in which it ended`(
        from: Double?, to: Double?, count: Int
    ) async throws {
        try await run()
        let request = ReportRequest(from: from.map(at), to: to.map(at))
        #expect(try self.report(at: 9, request).jobs.count == count)
    }

    @Test func `an unfinished job is refused, and one that never ran is named`() throws {
        try scheduler.submit()
        #expect(throws: Diagnostic.self) { try self.report(at: 0, ReportRequest(jobs: [1])) }
        #expect(try self.report(at: 0).jobs.isEmpty)
        _ = try scheduler.cancel(1)
        let report = try self.report(at: 0)
        #expect(report.jobs.isEmpty && report.silent.map(\.id) == [1])
        #expect(throws: Diagnostic.self) {
            try self.report(at: 0, ReportRequest(from: at(1), to: at(1)))
        }
    }

    @Test func `a report changes nothing`() async throws {
        try await run()
        let before = try bench.bytes()
        _ = try report(at: 9)
        #expect(try bench.bytes() == before)
    }
}
