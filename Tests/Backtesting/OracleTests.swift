import SolsticeTestSupport
import SolsticeBacktesting
import SolsticeDomain
import Testing

@Suite struct OracleTests {
    @Test(arguments: 1...30) func `no start is better than the oracle's`(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let values = (0..<24 * 40).map { _ in Double.random(in: 50...500, using: &random) }
        let length = Int.random(in: 1...9, using: &random)
        let slack = Int.random(in: 0...40, using: &random)
        let kind = JobKind(length: Grid.hours(Double(length)), slack: Grid.hours(Double(slack)))
        let submitted = Int.random(in: 480...600, using: &random)
        let report = Backtest(
            places: [Grid.place(Grid.series(hours: values.count) { values[$0] })],
            jobs: [
                BacktestJob(kind: kind, submission: Grid.window(submitted..<submitted + 1).start)
            ]
        ).run()
        let oracle = try #require(report.outcome(of: .oracle, kind))
        let best = (0...slack).map { start in
            values[submitted + start..<submitted + start + length].reduce(0, +)
        }.min()
        #expect(abs(oracle.emissions.grams - (best ?? 0)) < 1e-6)
    }

    @Test(arguments: 1...30)
    func `no set of hours is better than the oracle's, if resumes are free`(
        _ seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        let values = (0..<24 * 30).map { _ in Double.random(in: 50...500, using: &random) }
        let length = Int.random(in: 1...9, using: &random)
        let slack = Int.random(in: 0...40, using: &random)
        let kind = JobKind(
            length: Grid.hours(Double(length)), slack: Grid.hours(Double(slack)),
            resumeOverhead: .zero)
        let report = Backtest(
            places: [Grid.place(Grid.series(hours: values.count) { values[$0] })],
            jobs: [BacktestJob(kind: kind, submission: Grid.window(500..<501).start)]
        ).run()
        let oracle = try #require(report.outcome(of: .oracle, kind))
        let best = values[500..<500 + length + slack].sorted().prefix(length).reduce(0, +)
        #expect(abs(oracle.emissions.grams - best) < 1e-6)
    }
}
