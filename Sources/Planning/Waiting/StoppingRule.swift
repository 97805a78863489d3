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
