import SolsticeDomain
import SolsticePlanning
import Testing

/// Four hours of work at 1 kW, planned for hours 0–2 and 6–8 of a day that is clean then.
@Suite struct ContinuingTests {
    private static let clean = 100.0
    private static let dirty = 400.0

    private func outlook(cleanHours: [Int], of count: Int = 24) -> RegionOutlook {
        World.outlook(
            carbon: (0..<count).map { cleanHours.contains($0) ? Self.clean : Self.dirty })
    }

    private func job(overheadMinutes: Int = 0) -> JobSpecification {
        var job = World.job(hours: 4, deadline: 24)
        job.pausing = PausePolicy(resumeOverhead: TimeSpan(seconds: overheadMinutes * 60))
        return job
    }

    private func planned(_ job: JobSpecification) throws -> PlannedJob {
        let planned = World.planner([outlook(cleanHours: [0, 1, 6, 7])])
            .plan(job, now: World.hour(0)).planned
        let found = try #require(planned)
        #expect(found.placement.segments.count == 2)
        return found
    }

    private func continued(
        _ job: JobSpecification, cleanHours: [Int], at hour: Double, done: Double,
        isWorking: Bool, worthMoving: Double = 0.01
    ) throws -> PlannedJob? {
        World.planner([outlook(cleanHours: cleanHours)]).continued(
            job, from: try planned(job),
            progress: .init(done: TimeSpan(hours: done), isWorking: isWorking),
            now: World.hour(hour), worthMoving: worthMoving)
    }

    @Test func `nothing changes if the forecast does not`() throws {
        #expect(
            try continued(job(), cleanHours: [0, 1, 6, 7], at: 3, done: 2, isWorking: false) == nil)
        #expect(
            try continued(job(), cleanHours: [0, 1, 6, 7], at: 1, done: 1, isWorking: true) == nil)
    }

    @Test func `the remaining work moves to hours that have become cleaner`() throws {
        let found = try #require(
            try continued(job(), cleanHours: [0, 1, 10, 11], at: 3, done: 2, isWorking: false))
        #expect(found.placement.segments == [World.hours(0, 2), World.hours(10, 12)])
        #expect(found.placement.footprint.emissions.isClose(to: Emissions(grams: 400)))
        #expect(found.saving.byLever.total.isClose(to: found.saving.amount))
        #expect(found.saving.byFactor.total.isClose(to: found.saving.amount))
    }

    @Test func `a running job continues if its hours have stayed clean`() throws {
        let found = try #require(
            try continued(job(), cleanHours: [0, 1, 2, 3], at: 2, done: 2, isWorking: true))
        #expect(found.placement.segments == [World.hours(0, 4)])
    }

    @Test func `a pause that saves less than resuming costs is not made`() throws {
        // An hour to go on at 100 g against an hour's saving of 300 g, and of 50 g.
        var job = job(overheadMinutes: 60)
        job.deadline = World.hour(12)
        let before = PlannedJob(
            placement: Placement(
                region: "home", accelerator: "gpu", powerCap: nil, segments: [World.hours(0, 4)],
                footprint: try planned(self.job()).placement.footprint, signal: .lifecycle,
                basis: try planned(self.job()).placement.basis),
            baseline: try planned(self.job()).baseline, saving: try planned(self.job()).saving)
        for (rate, pauses) in [(150.0, false), (1000, true)] {
            let carbon = [100, 100, 100, rate] + [Double](repeating: 100, count: 8)
            let found = World.planner([World.outlook(carbon: carbon)]).continued(
                job, from: before, progress: .init(done: TimeSpan(hours: 3), isWorking: true),
                now: World.hour(3), worthMoving: 0.01)
            #expect((found != nil) == pauses)
            let last = found?.placement.segments.last
            #expect(last == nil || last?.length == TimeSpan(hours: 2))
        }
    }

    @Test func `work that fell behind gets the time it lacks`() throws {
        // Of two hours in the first segment only one was worked.
        let found = try #require(
            try continued(job(), cleanHours: [0, 1, 6, 7], at: 3, done: 1, isWorking: false))
        let rest = found.placement.segments.dropFirst().reduce(0) { $0 + $1.length.seconds }
        #expect(rest == 3 * 3600)
    }

    @Test func `a job that may not pause or has nothing left stays unchanged`() throws {
        var whole = job()
        whole.pausing = nil
        let placed = try planned(job())
        let planner = World.planner([outlook(cleanHours: [10, 11])])
        #expect(
            planner.continued(
                whole, from: placed, progress: .init(done: .hour, isWorking: true),
                now: World.hour(3), worthMoving: 0) == nil)
        #expect(
            planner.continued(
                job(), from: placed, progress: .init(done: TimeSpan(hours: 4), isWorking: true),
                now: World.hour(3), worthMoving: 0) == nil)
    }
}
