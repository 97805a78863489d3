import SolsticeDomain
import SolsticePlanning
import Testing

/// Jobs of weeks that may be put off by months.
@Suite struct SeasonalRuleTests {
    private static let wait = SeasonalWait(deviations: [0.2, 0.15, 0.1, 0.08])

    private static func startsNow(_ costs: [Double], _ wait: SeasonalWait = wait) -> Bool {
        let rule = SeasonalRule(wait, length: .day * 14, count: costs.count)
        return costs.withUnsafeBufferPointer { rule.startsNow($0) }
    }

    /// Costs of starts in each hour of so many days: the first, then 100, but another on one day.
    private static func costs(first: Double, days: Int = 120, on day: Int, _ cost: Double)
        -> [Double]
    {
        (0..<days * 24).map { $0 == 0 ? first : $0 / 24 == day ? cost : 110 }
    }

    @Test func `a start months before the planned one must be better by a margin`() {
        #expect(!Self.startsNow(Self.costs(first: 97, on: 60, 100)))
        #expect(Self.startsNow(Self.costs(first: 94, on: 60, 100)))
    }

    @Test func `the margin vanishes near the planned start`() {
        #expect(Self.startsNow(Self.costs(first: 99, on: 1, 100)))
        #expect(!Self.startsNow(Self.costs(first: 99, on: 30, 100)))
    }

    @Test func `it waits while a later start is expected to emit less`() {
        #expect(!Self.startsNow(Self.costs(first: 100, on: 1, 99.9)))
        #expect(!Self.startsNow(Self.costs(first: 100, on: 119, 99.9)))
    }

    @Test func `if nothing ever deviates, a start that is no worse is taken`() {
        let calm = SeasonalWait(deviations: [0, 0, 0, 0])
        #expect(Self.startsNow([Double](repeating: 100, count: 2000), calm))
        #expect(!Self.startsNow([Double](repeating: 100, count: 2000)))
    }

    @Test func `the last start is taken, and none if nothing is free`() {
        #expect(Self.startsNow([100]))
        #expect(!Self.startsNow([.infinity]))
        #expect(!Self.startsNow([.infinity, 100]))
    }

    @Test(arguments: [
        (7.0, 46.0, true), (14, 180, true), (6.9, 180, false), (7, 45, false), (30, 46, true),
    ]) func `it applies to jobs of a week or more with over six weeks of slack`(
        length: Double, slack: Double, isMeant: Bool
    ) {
        var job = World.job(hours: length * 24, deadline: (length + slack) * 24)
        #expect(job.waitsForSeason(from: World.dawn) == isMeant)
        // Half of the slack later it is the same job.
        #expect(job.waitsForSeason(from: World.dawn + .day * 30) == (isMeant && slack > 75))
        job.deadline = nil
        #expect(!job.waitsForSeason(from: World.dawn))
    }

    /// An outlook of 100 days that was made for such jobs, at 100 but on some days.
    private static func outlook(
        _ id: RegionID, _ wait: SeasonalWait? = wait, days: Int = 100, _ value: (Int) -> Double
    ) -> RegionOutlook {
        let carbon = World.outlook(id, carbon: (0..<days * 24).map { value($0 / 24) })
        return RegionOutlook(
            region: carbon.region, signal: carbon.signal, pue: carbon.pue,
            carbonIntensity: carbon.carbonIntensity, bases: carbon.bases, seasonalWait: wait)
    }

    private static let job = World.job(hours: 7 * 24, deadline: 100 * 24)

    @Test func `a job waits for its lowest weeks and starts in them`() throws {
        let planner = World.planner([Self.outlook("home") { (60..<67).contains($0) ? 90 : 100 }])
        let value = try #require(planner.waiting(Self.job, now: World.dawn))
        #expect(value.isForSeason && !value.startsNow)
        #expect(value.expectedStart == World.hour(60 * 24))
        #expect(value.latestStart == World.hour(93 * 24))
        let there = try #require(planner.waiting(Self.job, now: World.hour(60 * 24)))
        #expect(there.startsNow)
    }

    @Test func `with several regions, each start counts where it is cheapest`() throws {
        var job = Self.job
        job.regions = ["home", "far"]
        let home = Self.outlook("home") { $0 < 7 ? 95 : 100 }
        let far = Self.outlook("far") { (60..<70).contains($0) ? 80 : 120 }
        let alone = try #require(World.planner([home]).waiting(Self.job, now: World.dawn))
        #expect(alone.startsNow)
        let both = try #require(World.planner([home, far]).waiting(job, now: World.dawn))
        #expect(!both.startsNow && both.expectedStart == World.hour(60 * 24))
        let planned = try #require(
            World.planner([home, far]).reconsidered(
                job, now: World.dawn, nextLook: World.hour(1), baseline: nil))
        #expect(planned.placement.region == "far")
        #expect(planned.placement.start == World.hour(60 * 24))
    }

    @Test func `a job that waits with no better start in view is reviewed the next day`()
        throws
    {
        let planner = World.planner([Self.outlook("home") { $0 < 7 ? 98 : 100 }])
        let planned = try #require(
            planner.reconsidered(
                Self.job, now: World.dawn, nextLook: World.hour(1), baseline: nil))
        #expect(planned.placement.start >= World.hour(24))
    }

    @Test func `hours held by others are not waited for`() throws {
        let free = Self.outlook("home") { (60..<70).contains($0) ? 90 : 100 }
        let region = Region(
            id: "home", zone: "home", timeZone: "UTC",
            capacity: [AcceleratorCapacity(accelerator: "gpu", count: 1)])
        let outlook = RegionOutlook(
            region: region, signal: free.signal, pue: free.pue,
            carbonIntensity: free.carbonIntensity, bases: free.bases, seasonalWait: Self.wait)
        let planner = World.planner(
            [outlook],
            reservations: [
                HeldCapacity(
                    region: "home", accelerator: "gpu", count: 1,
                    window: World.hours(58 * 24, 80 * 24))
            ])
        let value = try #require(planner.waiting(Self.job, now: World.dawn))
        #expect(value.expectedStart != World.hour(60 * 24))
    }
}
