import SolsticeTestSupport
import SolsticeDomain
import Testing

@testable import SolsticePlanning

@Suite struct StoppingRuleTests {
    static let process = RevisionProcess(fast: .init(deviation: 0.3, correlationHours: 5))

    static func lattice(_ process: RevisionProcess = process, slots: Int) -> RevisionLattice {
        RevisionLattice(revision: process, slot: .hour, slotCount: slots)
    }

    @Test(arguments: 1...40) func `the value of waiting matches full enumeration of revisions`(
        _ seed: UInt64
    ) {
        var random = SplitMix64(seed: seed)
        let costs = (0..<Int.random(in: 2...5, using: &random)).map { _ in
            Double.random(in: 50...100, using: &random)
        }
        let lattice = Self.lattice(slots: 5)
        let tree = WaitingTree(lattice: lattice, costs: costs)
        let expected = tree.goingOn(from: 0, state: lattice.middle)
        let rule = StoppingRule(lattice: lattice)
        costs.withUnsafeBufferPointer { costs in
            #expect(abs(rule.valueOfGoingOn(costs) - expected) < 1e-9 * expected)
            #expect(rule.startsNow(costs) == (costs[0] <= expected))
        }
    }

    @Test func `a job starts at its latest start`() {
        let rule = StoppingRule(lattice: Self.lattice(slots: 10))
        [100.0].withUnsafeBufferPointer { #expect(rule.startsNow($0)) }
    }

    @Test func `no job starts while a later start looks cheaper`() {
        let rule = StoppingRule(lattice: Self.lattice(slots: 10))
        [100.0, 120, 99.9].withUnsafeBufferPointer { #expect(!rule.startsNow($0)) }
    }

    @Test func `under certainty, a job starts if now is cheapest`() {
        let lattice = RevisionLattice(
            revision: Self.process, slot: .hour, slotCount: 10, isCertain: true)
        let rule = StoppingRule(lattice: lattice)
        [100.0, 100.1, 120].withUnsafeBufferPointer { #expect(rule.startsNow($0)) }
    }

    @Test func `under uncertainty, a job waits if later starts cost the same`() {
        let rule = StoppingRule(lattice: Self.lattice(slots: 200))
        let level = [Double](repeating: 100, count: 150)
        level.withUnsafeBufferPointer { costs in
            #expect(!rule.startsNow(costs))
            #expect(rule.valueOfGoingOn(costs) < 80)
        }
    }

    @Test func `more slack is never worth less`() {
        let rule = StoppingRule(lattice: Self.lattice(slots: 400))
        let level = [Double](repeating: 100, count: 400)
        var before = Double.infinity
        for count in [2, 10, 49, 50, 100, 400] {
            level[0..<count].withUnsafeBufferPointer { costs in
                let value = rule.valueOfGoingOn(costs)
                #expect(value <= before)
                before = value
            }
        }
    }

    @Test func `a small saving months away is not waited for`() {
        let slow = RevisionProcess(
            fast: .init(deviation: 0.01, correlationHours: 50),
            slow: .init(deviation: 0.2, correlationHours: 800))
        let rule = StoppingRule(lattice: Self.lattice(slow, slots: 24 * 180))
        var costs = [Double](repeating: 100, count: 24 * 180)
        costs[24 * 150] = 95
        costs.withUnsafeBufferPointer { #expect(rule.startsNow($0)) }
        costs[24 * 150] = 50
        costs.withUnsafeBufferPointer { #expect(!rule.startsNow($0)) }
    }
}
