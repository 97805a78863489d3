public import SolsticeDomain

/// When to start a job that must not pause: now, if that is expected to cost no more than going on
/// optimally; later else.
///
/// Going on is valued by backward induction over the starts that remain: at each of them the job
/// starts where the forecast, as it will have been revised by then, makes that cheaper than going
/// on. At the last start it has to start.
public struct StoppingRule: Sendable {
    let lattice: RevisionLattice

    /// A rule for a revision process that was laid out before.
    public init(lattice: RevisionLattice) { self.lattice = lattice }

    /// Whether starting now is expected to cost no more than going on, where `costs` are those of
    /// starting now and in each later slot up to the last possible one.
    public func startsNow(_ costs: UnsafeBufferPointer<Double>) -> Bool {
        guard costs.count > 1 else { return true }
        // Whoever goes on can always wait for the slot that looks best now.
        let hurdle = lattice.hurdles[costs.count - 2]
        for later in 1..<costs.count where costs[later] * hurdle < costs[0] {
            return false
        }
        return costs[0] <= hurdle * valueOfGoingOn(costs)
    }

    /// The expected cost of not starting now and going on optimally; infinite where now is the
    /// last start.
    public func valueOfGoingOn(_ costs: UnsafeBufferPointer<Double>) -> Double {
        let slots = costs.count - 1
        guard slots > 0 else { return .infinity }
        let states = lattice.stateCount
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 * states) { memory in
            guard let values = memory.baseAddress else { return .infinity }
            let expected = values + states
            let room = expected + states
            let last = lattice.stageCount(slots: slots) - 1
            for stage in stride(from: last, through: 0, by: -1) {
                if stage < last {
                    let steps =
                        stage + 1 < lattice.singleCount ? lattice.bySlot : lattice.byDay
                    lattice.expect(values, width: 1, over: steps, room: room, into: expected)
                } else {
                    expected.update(repeating: .infinity, count: states)
                }
                var least = Double.infinity
                for slot in lattice.slots(ofStage: stage, count: slots) {
                    least = min(least, costs[slot + 1])
                }
                for state in 0..<states {
                    values[state] = min(
                        expected[state], least * lattice.factors[stage * states + state])
                }
            }
            lattice.expect(values, width: 1, over: lattice.bySlot, room: room, into: expected)
            return expected[lattice.middle]
        }
    }
}

extension StoppingRule {
    /// In which slot, counted from now, a job starts on average that does not start now.
    func expectedSlot(_ costs: UnsafeBufferPointer<Double>) -> Double {
        let slots = costs.count - 1
        guard slots > 0 else { return 0 }
        let states = lattice.stateCount
        let last = lattice.stageCount(slots: slots) - 1
        let stops = stops(costs)
        var chance = [Double](repeating: 0, count: states)
        chance[lattice.middle] = 1
        var mean = 0.0
        for stage in 0...last {
            chance = lattice.forward(chance, over: lattice.steps(toStage: stage))
            let best = bestSlot(costs, stage: stage)
            for state in 0..<states where stops[stage * states + state] {
                mean += chance[state] * Double(best + 1)
                chance[state] = 0
            }
        }
        return mean
    }

    /// By stage and state, whether the job starts there.
    private func stops(_ costs: UnsafeBufferPointer<Double>) -> [Bool] {
        let states = lattice.stateCount
        let last = lattice.stageCount(slots: costs.count - 1) - 1
        var stops = [Bool](repeating: true, count: (last + 1) * states)
        var values = [Double](repeating: .infinity, count: states)
        for stage in stride(from: last, through: 0, by: -1) {
            let cost = costs[bestSlot(costs, stage: stage) + 1]
            let expected =
                stage == last
                ? values : lattice.backward(values, over: lattice.steps(toStage: stage + 1))
            for state in 0..<states {
                let price = cost * lattice.factors[stage * states + state]
                stops[stage * states + state] = price <= expected[state]
                values[state] = min(price, expected[state])
            }
        }
        return stops
    }

    private func bestSlot(_ costs: UnsafeBufferPointer<Double>, stage: Int) -> Int {
        let slots = lattice.slots(ofStage: stage, count: costs.count - 1)
        return slots.min { costs[$0 + 1] < costs[$1 + 1] } ?? slots.lowerBound
    }
}

extension RevisionLattice {
    /// The chances of the step that leads to a stage.
    func steps(toStage stage: Int) -> Transition { stage < singleCount ? bySlot : byDay }

    /// The chances of states one step later.
    func forward(_ chance: [Double], over steps: Transition) -> [Double] {
        (0..<stateCount).map { to in
            (0..<stateCount).reduce(0) { $0 + chance[$1] * probability($1, to, steps) }
        }
    }

    /// What values one step later are expected to be.
    func backward(_ values: [Double], over steps: Transition) -> [Double] {
        (0..<stateCount).map { from in
            (0..<stateCount).reduce(0) { $0 + probability(from, $1, steps) * values[$1] }
        }
    }

    private func probability(_ from: Int, _ to: Int, _ steps: Transition) -> Double {
        steps.fast[from / slowCount * fastCount + to / slowCount]
            * steps.slow[from % slowCount * slowCount + to % slowCount]
    }
}

/// When to start a job of weeks that waits for a season: now, if that costs less than any later
/// start by the margin of ``SeasonalWait``.
public struct SeasonalRule: Sendable {
    private let factors: [Double]

    /// A rule for jobs of a length that may start in so many hours from now on.
    public init(_ wait: SeasonalWait, length: TimeSpan, count: Int) {
        factors = wait.factors(length: length, count: count)
    }

    /// Whether to start now, where `costs` are those of starting now and in each later hour up to
    /// the last possible one.
    public func startsNow(_ costs: UnsafeBufferPointer<Double>) -> Bool {
        precondition(costs.count <= factors.count, "a rule reaches over all starts")
        guard let first = costs.first, first < .infinity else { return false }
        return !costs.indices.dropFirst().contains { costs[$0] * factors[$0] < first }
    }
}
