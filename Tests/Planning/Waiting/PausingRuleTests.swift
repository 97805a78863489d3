import SolsticeTestSupport
import SolsticeDomain
import Testing

@testable import SolsticePlanning

@Suite struct PausingRuleTests {
    @Test(arguments: 1...40) func `the values of running and resting match full enumeration`(
        _ seed: UInt64
    ) {
        var random = SplitMix64(seed: seed)
        let costs = (0..<Int.random(in: 3...4, using: &random)).map { _ in
            Double.random(in: 50...100, using: &random)
        }
        let hasBegun = Bool.random(using: &random)
        let job = PausingRule.Progress(
            slotsLeft: Int.random(in: 1...2, using: &random),
            isRunning: hasBegun && Bool.random(using: &random), hasBegun: hasBegun,
            resumeSlots: Double.random(in: 0...0.5, using: &random))
        let lattice = StoppingRuleTests.lattice(slots: 5)
        let tree = WaitingTree(lattice: lattice, costs: costs)
        let expected = tree.pausing(
            from: 0, state: lattice.middle, left: job.slotsLeft, isRunning: job.isRunning,
            hasBegun: job.hasBegun, resume: job.resumeSlots)
        let found = costs.withUnsafeBufferPointer {
            PausingRule(lattice: lattice).values($0, job)
        }
        #expect(abs(found.running - expected.running) < 1e-9 * expected.running)
        #expect(abs(found.resting - expected.resting) < 1e-9 * expected.resting)
    }

    @Test(arguments: 1...200) func `under certainty it runs when the cheapest run does`(
        _ seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        let costs = (0..<Int.random(in: 6...40, using: &random)).map { _ in
            Double.random(in: 50...100, using: &random)
        }
        let left = Int.random(in: 1...5, using: &random)
        let lattice = RevisionLattice(
            revision: StoppingRuleTests.process, slot: .hour, slotCount: 40, isCertain: true)
        let run = try #require(
            CheapestRun.pausable(
                durationSeconds: left * 3600, resumeSeconds: 0, costPerHour: costs,
                slotSeconds: 3600))
        let job = PausingRule.Progress(
            slotsLeft: left, isRunning: false, hasBegun: false, resumeSlots: 0)
        let runs = costs.withUnsafeBufferPointer {
            PausingRule(lattice: lattice).runsNow($0, job)
        }
        #expect(runs == (run.segments.first?.lowerBound == 0))
    }

    @Test func `it runs if it could not otherwise end in time`() {
        let rule = PausingRule(lattice: StoppingRuleTests.lattice(slots: 10))
        let job = PausingRule.Progress(
            slotsLeft: 2, isRunning: false, hasBegun: true, resumeSlots: 0.5)
        [100.0, 1, 1].withUnsafeBufferPointer { #expect(rule.runsNow($0, job)) }
        [100.0, 1, 1, 1].withUnsafeBufferPointer { #expect(!rule.runsNow($0, job)) }
    }

    @Test func `no pause is made if the resume costs more`() {
        let lattice = RevisionLattice(
            revision: StoppingRuleTests.process, slot: .hour, slotCount: 10, isCertain: true)
        let rule = PausingRule(lattice: lattice)
        let costs = [105.0, 100, 100, 100, 100]
        costs.withUnsafeBufferPointer { costs in
            let running = PausingRule.Progress(
                slotsLeft: 2, isRunning: true, hasBegun: true, resumeSlots: 0.25)
            #expect(rule.runsNow(costs, running))
            let cheap = PausingRule.Progress(
                slotsLeft: 2, isRunning: true, hasBegun: true, resumeSlots: 0.01)
            #expect(!rule.runsNow(costs, cheap))
        }
    }
}
