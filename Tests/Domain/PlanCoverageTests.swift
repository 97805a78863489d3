import SolsticeDomain
import Testing

/// How well the bands of plans held in a backtest.
@Suite struct PlanCoverageTests {
    private static func coverage(
        _ place: String, _ kind: String, lead: TimeSpan = .zero, to: TimeSpan? = .day,
        _ counts: (below: Int, inside: Int, above: Int), independent: Double
    ) -> BacktestSummary.PlanCoverage {
        .init(
            place: place, kind: kind, leadFrom: lead, leadTo: to, below: counts.below,
            inside: counts.inside, above: counts.above, independentCount: independent)
    }

    private static let summary = BacktestSummary(
        period: TimeWindow(start: Instant(secondsSinceEpoch: 0), length: .day),
        distance: .hour, signal: .lifecycle, zones: [], isAcross: false, kinds: [],
        policies: [], results: [], coverage: [],
        planCoverage: [
            coverage("DE", "8h@24h", (10, 80, 10), independent: 100),
            coverage("DE", "8h@7d", lead: .day, to: nil, (5, 40, 5), independent: 20),
            coverage("FR", "8h@24h", (0, 90, 10), independent: 50),
            coverage("FR", "8h@7d", (0, 0, 0), independent: 0),
        ], leftOutCount: 0)

    @Test func `a share has a Wilson interval`() throws {
        let coverage = Self.summary.planCoverage[0]
        #expect(coverage.share == 0.8 && coverage.total == 100)
        let interval = try #require(coverage.interval)
        #expect(abs(interval.lowerBound - 0.7112) < 1e-4)
        #expect(abs(interval.upperBound - 0.8666) < 1e-4)
        #expect(Self.summary.planCoverage[3].share == nil)
        #expect(Self.summary.planCoverage[3].interval == nil)
    }

    @Test func `overlapping plans have a wider interval`() throws {
        let one = try #require(
            Self.coverage("DE", "a", (100, 800, 100), independent: 1000).interval)
        let other = try #require(
            Self.coverage("DE", "a", (100, 800, 100), independent: 40).interval)
        #expect(other.lowerBound < one.lowerBound && one.upperBound < other.upperBound)
    }

    @Test func `plans are summed by zone, kind and lead`() {
        let zones = Self.summary.planCoverage { $0.place }
        #expect(zones.map(\.key) == ["DE", "FR"])
        #expect(zones.map(\.coverage.inside) == [120, 90])
        #expect(zones.map(\.coverage.independentCount) == [120, 50])
        #expect(zones.map(\.coverage.place) == ["DE", "FR"])
        #expect(zones.map(\.coverage.kind) == [nil, "8h@24h"])
        let leads = Self.summary.planCoverage { $0.leadFrom }
        #expect(leads.map(\.coverage.total) == [200, 50])
        #expect(leads.map(\.coverage.leadTo) == [.day, nil])
    }
}
