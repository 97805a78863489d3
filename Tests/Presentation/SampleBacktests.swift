import SolsticeDomain

extension Samples {
    static let policies: [BacktestSummary.Policy] = [
        .init(name: "run-now", role: .baseline), .init(name: "nightly-window", role: .choice),
        .init(name: "static-table", role: .choice), .init(name: "forecast-once", role: .choice),
        .init(name: "replanned", role: .choice), .init(name: "value-of-waiting", role: .choice),
        .init(name: "oracle", role: .foresight),
    ]

    /// Two years of three zones, the nights of one of which are worse than its days.
    static let backtest = summary(
        places: ["AU-NSW", "DE", "FR"], kinds: ["8h@24h", "8h@7d/10m"], leftOut: 3)

    /// One zone with half a year to learn from, ended early.
    static let shortBacktest = summary(
        places: ["DE"], kinds: ["8h@24h"], historyDays: 180, misses: 2, isInterrupted: true)

    /// Jobs that may run in any of three zones.
    static let backtestAcross = summary(
        places: ["DE+FR+PL"], zones: ["DE", "FR", "PL"], kinds: ["24h@7d"], isAcross: true)

    /// Nothing but what the others are measured against.
    static let idleBacktest = summary(
        places: ["DE"], kinds: ["8h@24h"], policies: Array(policies.prefix(1)))

    private static func summary(
        places: [String], zones: [String]? = nil, kinds: [String],
        policies: [BacktestSummary.Policy] = policies, historyDays: Int = 365, misses: Int = 0,
        leftOut: Int = 0, isAcross: Bool = false, isInterrupted: Bool = false
    ) -> BacktestSummary {
        let period = TimeWindow(start: at(1, 0) - .day * 334, length: .day * 334)
        var results: [BacktestSummary.Result] = []
        for (row, place) in places.enumerated() {
            for (column, kind) in kinds.enumerated() {
                results += policies.indices.map { index in
                    result(
                        place, kind, policies[index].name, rank: index, worth: row + column,
                        misses: index == 1 ? misses : 0)
                }
            }
        }
        let start = period.start - .day * Double(historyDays)
        let known: [BacktestSummary.Zone] = (zones ?? places).map { name in
            .init(name: name, historyStart: start)
        }
        return BacktestSummary(
            period: period, distance: .hour * 13, signal: .lifecycle, zones: known,
            isAcross: isAcross, kinds: kinds, policies: policies, results: results,
            coverage: coverage(places),
            planCoverage: policies.count > 1 ? planCoverage(places, kinds) : [],
            leftOutCount: leftOut, isInterrupted: isInterrupted)
    }

    private static func coverage(_ places: [String]) -> [BacktestSummary.Coverage] {
        var all: [BacktestSummary.Coverage] = []
        for (row, place) in places.enumerated() {
            all.append(
                .init(
                    place: place, leadFrom: .zero, leadTo: .hour * 24, below: 90 + row,
                    inside: 800 - 20 * row, above: 110))
            all.append(
                .init(
                    place: place, leadFrom: .hour * 24, leadTo: .hour * 168,
                    below: 120 + 30 * row, inside: 780, above: 100))
        }
        return all
    }

    private static func planCoverage(
        _ places: [String], _ kinds: [String]
    ) -> [BacktestSummary.PlanCoverage] {
        let bounds: [TimeSpan?] = [.zero, .day, .day * 7, nil]
        var all: [BacktestSummary.PlanCoverage] = []
        for (row, place) in places.enumerated() {
            for (column, kind) in kinds.enumerated() {
                for index in 0..<3 {
                    all.append(
                        .init(
                            place: place, kind: kind, leadFrom: bounds[index] ?? .zero,
                            leadTo: bounds[index + 1], below: 20 - row, inside: 160 + 3 * column,
                            above: 22 - index, independentCount: 120))
                }
            }
        }
        return all
    }

    /// The policies in order of rank save ever more of what foresight does, the first two nothing.
    private static func result(
        _ place: String, _ kind: String, _ policy: String, rank: Int, worth: Int, misses: Int
    ) -> BacktestSummary.Result {
        let nightly: Double = 0.1 - 0.15 * Double(worth)
        let shares: [Double] = [0, nightly, 0.42, 0.585, 0.71, 0.7604, 1]
        let share = shares[rank]
        let most = 0.04 + 0.08 * Double(worth)
        let delay = Double(rank * (worth + 1))
        let better: Double? = rank == 0 ? nil : 0.5 + 0.07 * Double(rank)
        return .init(
            place: place, kind: kind, policy: policy, jobCount: 617,
            emissions: Emissions(grams: 3200 * (1 - share * most)),
            emissionsAtOnce: Emissions(grams: 3200),
            emissionsOfForesight: Emissions(grams: 3200 * (1 - most)), shareOfOracle: share,
            savedFraction: share * most, delayMedian: .hour * 5 * delay,
            delayP90: .hour * 11 * delay, missCount: misses, shareBetter: better,
            expectedSaving: rank > 2 && rank < 6 ? share * most * 0.9 : nil,
            realisedSaving: share * most)
    }
}
