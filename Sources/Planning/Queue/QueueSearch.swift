import SolsticeDomain

/// The stages in which a queue's plan is made: a greedy plan first, so that there always is one;
/// then prices and their bound, spreading, a valid plan of it, and improvement while there is work
/// left to spend.
final class QueueSearch {
    private let model: QueueModel
    private let effort: PlanningEffort
    private let seed: UInt64
    private let observer: (PlanningProgress) -> Bool
    /// The best valid plan so far.
    private(set) var best: QueueState
    private let stop = StopSignal()
    private var dual: DualBound?
    private var bound: Double?
    private let incumbent: QueueState?
    private let ideals: Ideals

    /// A plan that saves less than this share against the one before is not worth the change.
    private static let worthChanging = 0.001

    init(
        _ model: QueueModel, ideals: Ideals, incumbent: QueueState?, effort: PlanningEffort,
        seed: UInt64, observer: @escaping (PlanningProgress) -> Bool
    ) {
        self.model = model
        self.ideals = ideals
        self.effort = effort
        self.seed = seed
        self.observer = observer
        self.incumbent = incumbent.map(QueueState.init(copying:))
        best = Legalisation.greedy(model)
        if let incumbent, incumbent.isBetter(than: best) { best = incumbent }
    }

    /// Whether the observer stopped the search.
    var isInterrupted: Bool { stop.isRaised }

    /// Works through all stages, or until the observer stops it or nothing better is possible.
    func run() {
        guard model.members.count > 1, !isIdeal, report(.pricing, 0) else { return finishBound() }
        let prices = PriceSearch(model)
        dual = prices.dual
        // More effort goes on from what less effort found, and so is never worse.
        let efforts = effort == .thorough ? [PlanningEffort.standard, .thorough] : [effort]
        for (index, effort) in efforts.enumerated() {
            (done, share) = index == 0 ? (0, efforts.count > 1 ? 0.2 : 1) : (0.2, 0.8)
            work(prices, effort, seed: seed &+ UInt64(1000 * index))
            if isInterrupted || isProven { break }
        }
        finishBound()
    }

    /// All stages once, from the present prices and the best plan so far on.
    private func work(_ prices: PriceSearch, _ effort: PlanningEffort, seed: UInt64) {
        let effort = QueueEffort(effort, model: model, choices: prices.choices)
        // What a plan emits that leaves jobs out is no goal.
        let target = best.unplacedCount == 0 ? best.totalGrams : .infinity
        prices.ascend(steps: effort.priceSteps, target: target) {
            report(.pricing, 0.4 * $0)
        }
        guard !isInterrupted else { return }
        bound = max(bound ?? 0, prices.dual.value { ideals.fits($0) })
        guard report(.spreading, 0.4), !isProven else { return }
        if let spread = spread(prices, effort) { reinsert(spread, prices, effort) }
        if !isInterrupted, !isProven { improve(effort, prices, seed: seed) }
    }

    /// Whether every job that fits anywhere is where it would be if it were alone.
    private var isIdeal: Bool {
        best.placedCount == ideals.fittingCount
            && best.totalGrams <= ideals.totalGrams * (1 + QueueState.rounding)
    }

    /// Whether the best plan places every job that fits anywhere, for no more than the bound.
    private var isProven: Bool {
        guard let bound, best.placedCount == ideals.fittingCount else { return false }
        return best.totalGrams <= bound * (1 + QueueState.rounding)
    }

    /// A valid plan of jobs spread over the slots under the prices; nil when stopped.
    private func spread(_ prices: PriceSearch, _ effort: QueueEffort) -> QueueState? {
        let spreading = Spreading(prices)
        spreading.spread(rounds: effort.spreadingRounds, passes: effort.spreadingPasses) {
            report(.spreading, 0.4 + 0.25 * $0)
        }
        guard !isInterrupted else { return nil }
        return Legalisation.plan(model, from: spreading, choices: prices.choices)
    }

    /// The proven lower bound of what any plan of the placed jobs emits.
    private(set) var lowerBound = 0.0

    private func finishBound() {
        if let incumbent, incumbent.placedCount >= best.placedCount,
            incumbent.totalGrams * (1 - Self.worthChanging) <= best.totalGrams
        {
            best = incumbent
        }
        let dual = dual ?? PriceSearch(model).dual
        lowerBound = min(best.totalGrams, dual.value { best.isPlaced($0) })
    }

    /// The share of the work that was reported last; a stage that is repeated reports none lower.
    private var reported = 0.0
    /// The share of the work before the present stages, and the share that they are.
    private var (done, share) = (0.0, 1.0)

    private func report(_ stage: PlanningProgress.Stage, _ fraction: Double) -> Bool {
        reported = max(reported, done + share * fraction)
        // A bound of all jobs says nothing of a plan that leaves some out.
        let known = best.unplacedCount == 0 ? bound : nil
        let isGoingOn = observer(
            PlanningProgress(
                stage: stage, fraction: reported, objective: Emissions(grams: best.totalGrams),
                lowerBound: known.map { Emissions(grams: $0) }))
        if !isGoingOn { stop.raise() }
        return isGoingOn
    }

    private func reinsert(_ spread: QueueState, _ prices: PriceSearch, _ effort: QueueEffort) {
        let reinsertion = Reinsertion(model, until: stop)
        if model.members.count > QueueEffort.mostJobsForBouts {
            for share in sharesOfPrices where !isInterrupted {
                prices.lanes.withPrices(times: share) { guide in
                    _ = reinsertion.run(spread, guide: guide) { _ in
                        self.report(.improving, 0.65)
                    }
                }
            }
        }
        for state in [spread, best] {
            for pass in 0..<effort.reinsertions {
                let saved = reinsertion.run(state) { _ in
                    self.report(.improving, 0.65 + 0.02 * Double(pass))
                }
                if isInterrupted || saved < 1e-5 * state.totalGrams { break }
            }
            if state.unplacedCount > 0, !isInterrupted { settle(state) }
            if state.isBetter(than: best) { best = state }
            // The greedy plan is worth the work only where it misses less.
            if isInterrupted || best === state { return }
        }
    }

    /// At most of the prices jobs leave the slots that others need more, but slots stay idle as well;
    /// those are filled as prices fall. Jobs that start at any second close up better in small steps.
    private var sharesOfPrices: [Double] {
        model.isFractional ? (1...9).reversed().map { Double($0) / 10 } : [0.8, 0.4]
    }

    /// Finds places for jobs without one that fit somewhere, by moving others.
    private func settle(_ state: QueueState) {
        let left = model.members.indices.filter { !state.isPlaced($0) && ideals.fits($0) }
        Ejection(state).place(left, steps: Self.stepsOfEjection) { report(.improving, 0.69) }
    }

    private static let stepsOfEjection = 300

    /// Bouts of two searches beside each other. With few jobs both move all of them, and the next bout
    /// goes on from the better plan; with many each moves those of its own stretches of the horizon,
    /// and what both found is one plan.
    private func improve(_ effort: QueueEffort, _ prices: PriceSearch, seed: UInt64) {
        guard effort.ruins > 0 else { return }
        let isSmall = model.members.count <= QueueEffort.mostJobsForBouts
        let guides = isSmall ? guides(prices) : []
        let priced = isSmall ? nil : PricedIdeals(prices.lanes, ideals: ideals)
        let part = 0.3 / Double(effort.bouts)
        var failures = 0
        let all = model.members.indices.map(Int32.init)
        for bout in 0..<effort.bouts where failures < effort.patience {
            let shares =
                isSmall
                ? [all, all]
                : JobHalves(model, bout.isMultiple(of: 2) ? .half : .quarters).halves
            let searches = shares.enumerated().map { index, own in
                RuinAndRecreate(
                    QueueState(copying: best), of: own, ideals: ideals, priced: priced,
                    guides: guides, seed: seed &+ UInt64(2 * bout + index))
            }
            // Each search changes a plan of its own, and only the first one touches this object.
            Workers.search(
                searches.count, sharing: (main: self, searches: searches), until: stop
            ) { shared, share in
                shared.main.report(.improving, 0.7 + part * (Double(bout) + share))
            } _: { shared, index, goesOn in
                shared.searches[index].improve(
                    rounds: effort.ruins, warmth: effort.warmth, report: goesOn)
            }
            let plans = isSmall ? searches.map(\.state) : [merged(searches)]
            failures += 1
            for plan in plans where plan.isBetter(than: best) {
                best = plan
                failures = 0
            }
            if isInterrupted || isProven { return }
        }
        // What was moved out of others' way may find its old place free again.
        if isSmall { for job in model.members.indices { _ = best.reinsert(job) } }
    }

    /// The plan of searches each of which moved jobs of its own, which never meet the others'.
    private func merged(_ searches: [RuinAndRecreate]) -> QueueState {
        let plan = QueueState(copying: best)
        for search in searches { plan.adopt(search.jobs, from: search.state) }
        return plan
    }

    /// Priced rates for the choice of places, unless they would be large.
    private func guides(_ prices: PriceSearch) -> [PricedLanes] {
        guard prices.lanes.count * model.grid.count < Self.mostNumbersOfGuide else { return [] }
        return [0.35, 0.7, 1].map(prices.lanes.scaled(by:))
    }

    private static let mostNumbersOfGuide = 500_000
}
