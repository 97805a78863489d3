import SolsticeTestSupport
import Testing

@testable import SolsticePlanning

@Suite struct PausableSearchTests {
    /// Compares the search with every run on a raster.
    static func compare(_ model: PausableBruteForce, search: PausableSearch = PausableSearch()) {
        let found = search.cheapestRun(of: model.work, over: model.slots)
        guard let expected = model.cheapest(), let found else {
            #expect(found == nil && model.cheapest() == nil)
            return
        }
        #expect(abs(found.cost - expected.cost) <= 1e-8 * expected.cost)
        #expect(found.segments.count == expected.segments)
        Self.check(found, keepsTheRulesOf: model.work, over: model.slots)
    }

    /// Checks what every run must keep, and that its cost is that of its seconds.
    static func check(
        _ run: PausableRun, keepsTheRulesOf work: PausableWork, over slots: SlotCosts
    ) {
        let total = run.segments.reduce(0) { $0 + $1.count }
        let resumes = run.segments.count - 1
        #expect(total == work.durationSeconds + resumes * work.overheadSeconds)
        #expect(run.segments.allSatisfy { !$0.isEmpty })
        #expect(run.segments.dropFirst().allSatisfy { $0.count > work.overheadSeconds })
        for (segment, next) in zip(run.segments, run.segments.dropFirst()) {
            #expect(segment.upperBound < next.lowerBound)
        }
        #expect((run.segments.first?.lowerBound ?? .min) >= work.fromSecond)
        #expect((run.segments.last?.upperBound ?? .max) <= work.toSecond)
        var cost = 0.0
        for (slot, costPerHour) in slots.costPerHour.enumerated() {
            let start = slots.originSecond + slot * slots.stepSeconds
            let whole = start..<start + slots.stepSeconds
            let used = run.segments.reduce(0) { $0 + $1.clamped(to: whole).count }
            if used > 0 { cost += costPerHour * Double(used) / 3600 }
        }
        #expect(abs(run.cost - cost) <= 1e-9 * cost)
    }

    @Test(arguments: 1...400) func `no set of five-minute cells is cheaper`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let costs = CostKind.allCases[Int(seed) % CostKind.allCases.count]
        Self.compare(
            PausableBruteForce(
                raster: 300, step: [600, 900, 1200].randomElement(using: &random) ?? 600,
                overhead: Int.random(in: 0...4, using: &random) * 300,
                cells: Int.random(in: 3...13, using: &random), costs: costs, using: &random))
    }

    @Test(arguments: 1...120, [0, 1800, 3600, 5400])
    func `no set of half hours is cheaper over hourly slots`(_ seed: UInt64, _ overhead: Int) {
        var random = SplitMix64(seed: seed)
        let costs = CostKind.allCases[Int(seed) % CostKind.allCases.count]
        Self.compare(
            PausableBruteForce(
                raster: 1800, step: 3600, overhead: overhead,
                cells: Int.random(in: 3...13, using: &random), costs: costs, using: &random))
    }

    @Test(arguments: 1...600) func `no set of seconds is cheaper, whatever the remainders`(
        _ seed: UInt64
    ) {
        var random = SplitMix64(seed: seed)
        let costs = CostKind.allCases[Int(seed) % CostKind.allCases.count]
        Self.compare(
            PausableBruteForce(
                raster: 1, step: [3, 4, 6].randomElement(using: &random) ?? 4,
                overhead: [0, 2, 3, 4, 6].randomElement(using: &random) ?? 2,
                cells: Int.random(in: 4...14, using: &random), costs: costs, using: &random))
    }

    @Test func `one search instance serves many jobs in turn`() {
        var random = SplitMix64(seed: 5)
        let search = PausableSearch()
        for _ in 0..<200 {
            Self.compare(
                PausableBruteForce(
                    raster: 300, step: 900, overhead: Int.random(in: 0...3, using: &random) * 300,
                    cells: Int.random(in: 3...11, using: &random), costs: .any, using: &random),
                search: search)
        }
    }
}
