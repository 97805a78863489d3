import SolsticeBacktesting
import SolsticeDomain
import SolsticeStore

extension Scheduler {
    /// Observes a backtest: receives the share that is done, from several threads; returns false to
    /// start nothing further and keep the complete parts.
    public typealias BacktestObserver = @Sendable (Double) -> Bool
}

/// Replays jobs over imported history under several policies; nothing is stored.
struct Backtests {
    let database: Database

    /// Replays a request's jobs on all cores. Values for hours that have not ended by now are
    /// ignored.
    /// - Throws: a ``Diagnostic`` if there is too little history.
    func summary(
        of request: BacktestRequest, observer: Scheduler.BacktestObserver?
    ) throws(Diagnostic) -> BacktestSummary {
        let request = request.withoutRepetition
        try request.check()
        let histories = try database.read { context in
            try BacktestHistories(
                request, session: context.session, clocks: context.clocks, now: context.now)
        }
        let reports = BacktestRun(histories.backtests(of: request), observer: observer).reports()
        let whole = reports.compactMap(\.self)
        guard !whole.isEmpty else {
            throw Diagnostic(
                .tryAgain, "stopped before the first zone was done; a backtest keeps nothing",
                remedy: "start it again, or ask for less: \(set: .zone, "Z"), \(set: .every, "2d")")
        }
        let summary = histories.summary(
            of: whole, request: request, isInterrupted: whole.count < reports.count)
        guard summary.results.contains(where: { $0.jobCount > 0 }) else {
            throw Diagnostic(
                .noSuchInput, "history has gaps in the time of every job",
                remedy: "import what is missing, or choose another time: \(set: .from, "T") "
                    + "\(set: .to, "T")")
        }
        return summary
    }
}

extension BacktestHistories {
    /// One backtest for each zone, or one for all; a single one is split by kind to use all cores.
    func backtests(of request: BacktestRequest) -> [Backtest] {
        let groups = request.isAcross ? [places] : places.map { [$0] }
        let mixes = groups.count == 1 ? request.kinds.map { [$0] } : [request.kinds]
        return groups.flatMap { places in
            mixes.map { kinds in
                Backtest(
                    places: places,
                    jobs: BacktestJob.mix(of: kinds, over: period, every: request.distance),
                    policies: request.policies)
            }
        }
    }

    /// The reports of those that ran, combined.
    func summary(
        of reports: [BacktestReport], request: BacktestRequest, isInterrupted: Bool
    ) -> BacktestSummary {
        var coverage: [(place: String, bands: BandCoverage)] = []
        for report in reports {
            let place = report.place
            if let index = coverage.firstIndex(where: { $0.place == place }) {
                coverage[index].bands = coverage[index].bands.adding(report.coverage)
            } else {
                coverage.append((place, report.coverage))
            }
        }
        return BacktestSummary(
            period: period, distance: request.distance, signal: signal,
            zones: places.map {
                .init(name: $0.name, historyStart: $0.history.span?.start ?? period.start)
            },
            isAcross: request.isAcross, kinds: request.kinds.map(\.name),
            policies: request.policies.map { .init(name: $0.rawValue, role: $0.role) },
            results: reports.flatMap { report in
                report.outcomes.map { BacktestSummary.Result($0, place: report.place) }
            },
            coverage: coverage.flatMap { place, bands in
                [
                    .init(place, bands.withinDay, from: .zero, to: .hour * 24),
                    .init(place, bands.withinWeek, from: .hour * 24, to: .hour * 168),
                ]
            },
            planCoverage: reports.flatMap { report in
                report.chosenCoverage.filter { $0.count.total > 0 }.map {
                    BacktestSummary.PlanCoverage($0, place: report.place)
                }
            },
            leftOutCount: reports.reduce(0) { $0 + $1.leftOutCount },
            isInterrupted: isInterrupted)
    }
}

extension BacktestReport {
    /// Its places as one name.
    fileprivate var place: String { places.joined(separator: "+") }
}

extension BacktestPolicy {
    fileprivate var role: BacktestSummary.Policy.Role {
        switch self {
        case .runNow: .baseline
        case .oracle: .foresight
        case .nightlyWindow, .staticTable, .forecastOnce, .replanned, .valueOfWaiting: .choice
        }
    }
}

extension BacktestSummary.Result {
    fileprivate init(_ outcome: PolicyOutcome, place: String) {
        let share = outcome.jobCount > 0 ? 1 / Double(outcome.jobCount) : 0
        self.init(
            place: place, kind: outcome.kind.name, policy: outcome.policy.rawValue,
            jobCount: outcome.jobCount, emissions: outcome.emissions * share,
            emissionsAtOnce: outcome.emissionsAtOnce * share,
            emissionsOfForesight: outcome.emissionsOfOracle * share,
            shareOfOracle: outcome.shareOfOracle, savedFraction: outcome.savedFraction,
            delayMedian: outcome.delay(quantile: 0.5), delayP90: outcome.delay(quantile: 0.9),
            missCount: outcome.missCount, shareBetter: outcome.shareBetter,
            expectedSaving: outcome.expectedSaving, realisedSaving: outcome.realisedSaving)
    }
}

extension BacktestSummary.Coverage {
    fileprivate init(
        _ place: String, _ count: BandCoverage.Count, from: TimeSpan, to: TimeSpan
    ) {
        self.init(
            place: place, leadFrom: from, leadTo: to, below: count.below, inside: count.inside,
            above: count.above)
    }
}

extension BacktestSummary.PlanCoverage {
    fileprivate init(_ coverage: ChosenCoverage, place: String) {
        self.init(
            place: place, kind: coverage.kind.name, leadFrom: coverage.leadFrom,
            leadTo: coverage.leadTo, below: coverage.count.below, inside: coverage.count.inside,
            above: coverage.count.above, independentCount: coverage.independentCount)
    }
}
