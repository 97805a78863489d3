import Testing

@testable import SolsticePlanning

@Suite struct PausableRuleTests {
    static func run(
        hours: Double, costs: [Double], from: Int = 0, to: Int? = nil, overhead: Int = 1800
    ) -> PausableRun? {
        PausableSearch().cheapestRun(
            of: PausableWork(
                fromSecond: from, toSecond: to ?? costs.count * 3600,
                durationSeconds: Int(hours * 3600), overheadSeconds: overhead),
            over: SlotCosts(originSecond: 0, stepSeconds: 3600, costPerHour: costs))
    }

    @Test func `of equal runs, the one with the fewest segments is chosen`() {
        let run = Self.run(hours: 3, costs: [1, 5, 1, 5, 1, 1, 1], overhead: 0)
        #expect(run?.segments == [14_400..<25_200])
    }

    @Test func `of equal runs with pauses, the one with the fewest is chosen`() {
        let run = Self.run(hours: 4, costs: [1, 1, 9, 1, 9, 1, 1, 9], overhead: 0)
        #expect(run?.segments == [0..<7200, 18_000..<25_200])
    }

    @Test func `of equal runs with as many segments, the earliest is chosen`() {
        let run = Self.run(hours: 2, costs: [7, 2, 2, 7, 7, 2, 2, 7])
        #expect(run?.segments == [3600..<10_800])
    }

    @Test func `of equal pauses, the earliest segments are chosen`() {
        let run = Self.run(hours: 4, costs: [1, 1, 90, 90, 1, 1, 1, 90, 1, 1, 1], overhead: 3600)
        #expect(run?.segments == [0..<7200, 14_400..<25_200])
    }

    @Test func `if every hour costs the same, the job starts at once`() {
        let run = Self.run(hours: 2.5, costs: [Double](repeating: 0.1, count: 48), from: 700)
        #expect(run?.segments == [700..<9700])
    }

    @Test func `if nothing costs anything, the job starts at once`() {
        let run = Self.run(hours: 2.5, costs: [Double](repeating: 0, count: 48), overhead: 0)
        #expect(run == PausableRun(cost: 0, segments: [0..<9000]))
    }

    @Test func `a saving within rounding is not worth a pause`() {
        let run = Self.run(hours: 2, costs: [1, 1 + 1e-12, 1, 1], from: 0, to: 10_800, overhead: 0)
        #expect(run?.segments == [0..<7200])
    }

    @Test func `a slot with a prohibitive price changes nothing elsewhere`() {
        let costs: [Double] = [9, 2, 2, 9, 3, 3, 9, 9]
        let run = Self.run(hours: 4, costs: costs + [1e15, 1e15])
        #expect(run == Self.run(hours: 4, costs: costs))
        #expect(run?.segments.count == 2)
    }

    @Test func `a gap is bridged by a pause`() {
        let run = Self.run(hours: 3, costs: [2, 2, .infinity, 2, 2])
        #expect(run == PausableRun(cost: 7, segments: [0..<7200, 10_800..<16_200]))
    }

    @Test func `work too long for the hours around a gap does not fit`() {
        #expect(Self.run(hours: 3.75, costs: [2, 2, .infinity, 2, 2]) == nil)
    }

    @Test func `work that just fits around a gap fills the window`() {
        let run = Self.run(hours: 3.5, costs: [2, 2, .infinity, 2, 2])
        #expect(run?.segments == [0..<7200, 10_800..<18_000])
    }

    @Test func `work longer than its window does not fit`() {
        #expect(Self.run(hours: 3, costs: [1, 1, 1, 1], from: 1000, to: 11_799) == nil)
    }

    @Test func `work as long as its window fills it`() {
        let run = Self.run(hours: 3, costs: [1, 1, 1, 1], from: 1000, to: 11_800)
        #expect(run?.segments == [1000..<11_800])
    }

    @Test func `a window outside the slots has no room`() {
        #expect(Self.run(hours: 1, costs: [1, 1], from: 7200, to: 90_000) == nil)
    }

    @Test func `an empty window has no room`() {
        #expect(Self.run(hours: 1, costs: [1, 1], from: 3600, to: 3600) == nil)
    }
}
