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
        _ model: QueueModel, incumbent: QueueState?, effort: PlanningEffort, seed: UInt64,
        observer: @escaping (PlanningProgress) -> Bool
    ) {
        self.model = model
        self.effort = effort
        self.seed = seed
        self.observer = observer
        self.incumbent = incumbent.map(QueueState.init(copying:))
        (best, ideals) = Self.first(model)
        if let incumbent, incumbent.isBetter(than: best) { best = incumbent }
    }

    /// The plan of greedy insertion, and beside it where each job would be with nobody in its way.
    private static func first(_ model: QueueModel) -> (QueueState, Ideals) {
        // Both only read the model.
        let parts = Workers.map(2, sharing: model) {
            model, part -> (greedy: QueueState?, ideals: Ideals?) in
            part == 0
                ? (greedy: Legalisation.greedy(model), ideals: nil)
                : (greedy: nil, ideals: Ideals(model))
        }
        return (
            parts[0].greedy ?? Legalisation.greedy(model), parts[1].ideals ?? Ideals(model)
        )
    }

    /// Whether the observer stopped the search.
    var isInterrupted: Bool { stop.isRaised }

    /// Works through all stages, or until the observer stops it.
    func run() {
        guard model.members.count > 1, report(.pricing, 0) else { return finishBound() }
        let prices = PriceSearch(model)
        let dual = prices.dual
        self.dual = dual
        let effort = QueueEffort(effort, model: model, choices: prices.choices)
        // What a plan emits that leaves jobs out is no goal.
        let target = best.unplacedCount == 0 ? best.totalGrams : .infinity
        prices.ascend(steps: effort.priceSteps, target: target) {
            report(.pricing, 0.4 * $0)
        }
        guard !isInterrupted else { return finishBound() }
        bound = dual.value { ideals.fits($0) }
        guard report(.spreading, 0.4) else { return finishBound() }
        if let spread = spread(prices, effort) { reinsert(spread, effort) }
        if !isInterrupted { improve(effort) }
        finishBound()
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

    private func report(_ stage: PlanningProgress.Stage, _ fraction: Double) -> Bool {
        reported = max(reported, fraction)
        // A bound of all jobs says nothing of a plan that leaves some out.
        let known = best.unplacedCount == 0 ? bound : nil
        let isGoingOn = observer(
            PlanningProgress(
                stage: stage, fraction: reported, objective: Emissions(grams: best.totalGrams),
                lowerBound: known.map { Emissions(grams: $0) }))
        if !isGoingOn { stop.raise() }
        return isGoingOn
    }

    private func reinsert(_ state: QueueState, _ effort: QueueEffort) {
        for state in [state, best] {
            for pass in 0..<effort.reinsertions {
                var saved = 0.0
                for job in model.members.indices {
                    saved += state.reinsert(job)
                    if job & 0xfff == 0xfff, !report(.improving, 0.65 + 0.02 * Double(pass)) {
                        break
                    }
                }
                if isInterrupted || saved < 1e-5 * state.totalGrams { break }
            }
            if state.unplacedCount > 0, !isInterrupted { settle(state) }
            if state.isBetter(than: best) { best = state }
            // The greedy plan is worth the work only where it misses less.
            if isInterrupted || best === state { return }
        }
    }

    /// Finds places for jobs without one that fit somewhere, by moving others.
    private func settle(_ state: QueueState) {
        let left = model.members.indices.filter { !state.isPlaced($0) && ideals.fits($0) }
        Ejection(state).place(left, steps: Self.stepsOfEjection) { report(.improving, 0.69) }
    }

    private static let stepsOfEjection = 300

    /// Two searches beside each other, each from the better one's plan after every quarter.
    private func improve(_ effort: QueueEffort) {
        let isSmall = model.members.count <= 5000
        let rounds = effort.ruins / (isSmall ? 4 : 1)
        guard rounds > 0 else { return }
        for quarter in 0..<(isSmall ? 4 : 1) {
            let warmth = isSmall ? 0.004 / Double(1 + quarter) : 0
            let seeds =
                isSmall ? [seed &+ UInt64(2 * quarter), seed &+ UInt64(2 * quarter + 1)] : [seed]
            let searches = seeds.map {
                RuinAndRecreate(QueueState(copying: best), ideals: ideals, seed: $0)
            }
            let begun = 0.7 + 0.3 * Double(quarter) / 4
            let part = isSmall ? 0.075 : 0.3
            // Each search changes a plan of its own, and only the first one touches this object.
            Workers.search(
                searches.count, sharing: (main: self, searches: searches), until: stop
            ) { shared, share in
                shared.main.report(.improving, begun + part * share)
            } _: { shared, index, goesOn in
                shared.searches[index].improve(rounds: rounds, warmth: warmth, report: goesOn)
            }
            for found in searches where found.state.isBetter(than: best) { best = found.state }
            if isInterrupted { return }
        }
        // What was moved out of others' way may find its old place free again.
        if isSmall { for job in model.members.indices { _ = best.reinsert(job) } }
    }
}
