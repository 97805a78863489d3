import Foundation
import SolsticeDomain

@testable import SolsticePlanning

extension Double {
    var logarithm: Double { log(self) }
}

/// Every course that revisions may take over a few slots, walked one by one: what the rules of
/// waiting are compared with.
struct WaitingTree {
    let lattice: RevisionLattice
    let costs: [Double]

    /// The expected cost of an uninterruptible job that goes on at a slot, in a state.
    func goingOn(from slot: Int, state: Int) -> Double {
        guard slot + 1 < costs.count else { return .infinity }
        return (0..<lattice.stateCount).reduce(0) { sum, next in
            let cost = costs[slot + 1] * factor(slot + 1, next)
            return sum + chance(state, next) * min(cost, goingOn(from: slot + 1, state: next))
        }
    }

    /// The expected cost of what is left of a pausable job, from a slot on.
    func pausing(
        from slot: Int, state: Int, left: Int, isRunning: Bool, hasBegun: Bool, resume: Double
    ) -> (running: Double, resting: Double) {
        guard slot < costs.count else { return (.infinity, .infinity) }
        let cost = costs[slot] * (slot == 0 ? 1 : factor(slot, state))
        let price = cost * (hasBegun && !isRunning ? 1 + resume : 1)
        func after(_ left: Int, running: Bool) -> Double {
            if left == 0 { return 0 }
            guard slot + 1 < costs.count else { return .infinity }
            return (0..<lattice.stateCount).reduce(0) { sum, next in
                let values = pausing(
                    from: slot + 1, state: next, left: left, isRunning: running,
                    hasBegun: hasBegun || running, resume: resume)
                return sum + chance(state, next) * min(values.running, values.resting)
            }
        }
        return (price + after(left - 1, running: true), after(left, running: false))
    }

    private func factor(_ slot: Int, _ state: Int) -> Double {
        lattice.factors[(slot - 1) * lattice.stateCount + state]
    }

    private func chance(_ from: Int, _ to: Int) -> Double {
        let slow = lattice.slowCount
        return lattice.bySlot.fast[from / slow * lattice.fastCount + to / slow]
            * lattice.bySlot.slow[from % slow * slow + to % slow]
    }
}
