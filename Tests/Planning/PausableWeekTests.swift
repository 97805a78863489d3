import SolsticeTestSupport
import Testing

@testable import SolsticePlanning

/// Jobs of hours in a window of days, as they really come.
@Suite struct PausableWeekTests {
    /// Hourly costs that rise and fall with the day.
    static func days(_ count: Int, using random: inout SplitMix64) -> SlotCosts {
        var level = 250.0
        let day = [
            0.9, 0.8, 0.75, 0.72, 0.75, 0.85, 1, 1.15, 1.1, 0.95, 0.8, 0.7, 0.65, 0.68, 0.75, 0.85,
            1, 1.2, 1.35, 1.4, 1.3, 1.2, 1.1, 1,
        ]
        return SlotCosts(
            originSecond: 0, stepSeconds: 3600,
            costPerHour: (0..<24 * count).map { hour in
                level = min(400, max(120, level + .random(in: -15...15, using: &random)))
                return level * day[hour % 24]
            })
    }

    /// Compares the search with the programme over every cell of a raster.
    static func compare(_ work: PausableWork, _ slots: SlotCosts, raster: Int) throws {
        let run = try #require(PausableSearch().cheapestRun(of: work, over: slots))
        let expected = PausableRaster.leastCost(of: work, over: slots, raster: raster)
        #expect(abs(run.cost - expected) <= 1e-8 * expected)
        PausableSearchTests.check(run, keepsTheRulesOf: work, over: slots)
    }

    @Test(arguments: 1...60, [0, 300, 600, 1800, 5400])
    func `no run on a five-minute grid is cheaper`(_ seed: UInt64, _ overhead: Int) throws {
        var random = SplitMix64(seed: seed)
        let slots = Self.days(4, using: &random)
        let work = PausableWork(
            fromSecond: Int.random(in: 0...20, using: &random) * 300,
            toSecond: 4 * 86400 - Int.random(in: 0...20, using: &random) * 300,
            durationSeconds: Int.random(in: 12...300, using: &random) * 300,
            overheadSeconds: overhead)
        try Self.compare(work, slots, raster: 300)
    }

    @Test(arguments: 1...12) func `no run of whole minutes is cheaper`(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let slots = Self.days(2, using: &random)
        let work = PausableWork(
            fromSecond: Int.random(in: 0...200, using: &random) * 60,
            toSecond: 2 * 86400 - Int.random(in: 0...200, using: &random) * 60,
            durationSeconds: Int.random(in: 100...500, using: &random) * 60,
            overheadSeconds: Int.random(in: 0...2, using: &random) * 900)
        try Self.compare(work, slots, raster: 60)
    }

    @Test(arguments: 1...40, [0, 600, 1800]) func `no run around long gaps is cheaper`(
        _ seed: UInt64, _ overhead: Int
    ) throws {
        var random = SplitMix64(seed: seed)
        var slots = Self.days(4, using: &random)
        for hour in slots.costPerHour.indices where hour % 6 == Int(seed) % 6 {
            slots.costPerHour[hour] = .infinity
        }
        let work = PausableWork(
            fromSecond: Int.random(in: 0...20, using: &random) * 300, toSecond: 4 * 86400,
            durationSeconds: Int.random(in: 70...300, using: &random) * 300,
            overheadSeconds: overhead)
        try Self.compare(work, slots, raster: 300)
    }

    @Test(arguments: 1...40, [0, 300, 1800]) func `no run with a repeating tariff is cheaper`(
        _ seed: UInt64, _ overhead: Int
    ) throws {
        var random = SplitMix64(seed: seed)
        let slots = SlotCosts(
            originSecond: 0, stepSeconds: 3600,
            costPerHour: (0..<96).map { hour in
                (0..<7).contains(hour % 24) ? 12 : (17..<21).contains(hour % 24) ? 41 : 27
            })
        let work = PausableWork(
            fromSecond: Int.random(in: 0...20, using: &random) * 300, toSecond: 4 * 86400,
            durationSeconds: Int.random(in: 12...300, using: &random) * 300,
            overheadSeconds: overhead)
        try Self.compare(work, slots, raster: 300)
    }

    @Test(arguments: 1...60) func `a run of odd seconds costs no more than one without a pause`(
        _ seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        let slots = Self.days(2, using: &random)
        let work = PausableWork(
            fromSecond: Int.random(in: -5000...9000, using: &random),
            toSecond: 2 * 86400 - Int.random(in: -5000...9000, using: &random),
            durationSeconds: Int.random(in: 20_000...40_000, using: &random),
            overheadSeconds: Int.random(in: 0...8, using: &random) * 300)
        let run = try #require(PausableSearch().cheapestRun(of: work, over: slots))
        let unpaused = try #require(PausableRaster.leastUnpausedCost(of: work, over: slots))
        #expect(run.cost <= unpaused * (1 + 1e-9))
        PausableSearchTests.check(run, keepsTheRulesOf: work, over: slots)
    }

    @Test(arguments: 1...60) func `if resuming costs too much, the job runs without a pause`(
        _ seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        let slots = Self.days(2, using: &random)
        let duration = seed == 1 ? 29_537 : Int.random(in: 3000...40_000, using: &random)
        let work = PausableWork(
            fromSecond: 777, toSecond: 2 * 86400 - 1234, durationSeconds: duration,
            overheadSeconds: 36_000)
        let run = try #require(PausableSearch().cheapestRun(of: work, over: slots))
        let unpaused = try #require(PausableRaster.leastUnpausedCost(of: work, over: slots))
        #expect(run.segments.count == 1)
        #expect(abs(run.cost - unpaused) <= 1e-9 * unpaused)
    }

    @Test func `fewer expensive hours beat the cheapest hours with their resumes`() throws {
        // The three cheapest hours cost 15, and two resumes 7.5 on top.
        let slots = SlotCosts(
            originSecond: 0, stepSeconds: 3600, costPerHour: [5, 9, 5, 9, 5, 9, 9, 6, 6, 6])
        let work = PausableWork(
            fromSecond: 0, toSecond: 36_000, durationSeconds: 3 * 3600, overheadSeconds: 1800)
        let run = try #require(PausableSearch().cheapestRun(of: work, over: slots))
        #expect(run == PausableRun(cost: 18, segments: [25_200..<36_000]))
    }

    @Test func `an expensive hour that saves a resume is run through`() throws {
        let slots = SlotCosts(
            originSecond: 0, stepSeconds: 3600, costPerHour: [1, 1, 3, 1, 1, 9, 9, 1, 1, 9])
        let work = PausableWork(
            fromSecond: 0, toSecond: 36_000, durationSeconds: 5 * 3600, overheadSeconds: 3600)
        let run = try #require(PausableSearch().cheapestRun(of: work, over: slots))
        // The three pieces of cheap hours would take two resumes, and two hours more.
        #expect(run == PausableRun(cost: 7, segments: [0..<18_000]))
    }
}
