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
