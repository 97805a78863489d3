import SolsticeBacktesting
import SolsticeDomain
import Testing

/// How well the bands held that would have been printed with plans.
@Suite struct ChosenCoverageTests {
    private static let kinds = [
        JobKind(length: Grid.hours(8), slack: Grid.hours(24)),
        JobKind(length: Grid.hours(8), slack: Grid.hours(240)),
        JobKind(length: Grid.hours(8), slack: Grid.hours(48), resumeOverhead: .hour * 0.2),
    ]

    private static let report = Backtest(
        places: [Grid.place(Grid.series(hours: 400 * 24) { weather[$0] })],
        jobs: Grid.jobs(kinds, over: 250 * 24..<380 * 24, every: 13),
        policies: [.runNow, .valueOfWaiting, .oracle]
    ).run()

    private static let weather = Grid.weather(seed: 8, hours: 400 * 24)

    @Test func `every plan is counted once, by kind and lead`() {
        for kind in Self.kinds {
            let ofKind = Self.report.chosenCoverage.filter { $0.kind == kind }
            #expect(ofKind.map(\.leadFrom) == [.zero, .day, .day * 7])
            #expect(ofKind.map(\.leadTo) == [.day, .day * 7, nil])
            let jobs = Self.report.outcome(of: .valueOfWaiting, kind)?.jobCount
            #expect(ofKind.reduce(0) { $0 + $1.count.total } == jobs)
        }
        let near = Self.report.chosenCoverage.filter { $0.kind == Self.kinds[0] }
        #expect(near[1].count.total < near[0].count.total && near[2].count.total == 0)
        let far = Self.report.chosenCoverage.filter { $0.kind == Self.kinds[1] }
        #expect(far[2].count.total > 0)
    }

    @Test func `80 % of plans come out within their printed band`() {
        let all = Self.report.chosenCoverage
        let inside = all.reduce(0) { $0 + $1.count.inside }
        let total = all.reduce(0) { $0 + $1.count.total }
        #expect((0.7...0.9).contains(Double(inside) / Double(total)))
    }

    @Test func `overlapping plans count as fewer`() {
        for coverage in Self.report.chosenCoverage {
            #expect(coverage.independentCount <= Double(coverage.count.total))
        }
        let long = JobKind(length: Grid.hours(72), slack: Grid.hours(24))
        let report = Backtest(
            places: [Grid.place(Grid.series(hours: 200 * 24) { Self.weather[$0] })],
            jobs: Grid.jobs([long], over: 150 * 24..<160 * 24, every: 12), policies: [.runNow]
        ).run()
        let total = report.chosenCoverage.reduce(0) { $0 + $1.count.total }
        let independent = report.chosenCoverage.reduce(0) { $0 + $1.independentCount }
        #expect(total == 20 && abs(independent - 20.0 / 6) < 1e-6)
    }
}
