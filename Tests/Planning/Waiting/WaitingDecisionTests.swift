import SolsticeDomain
import Testing

@testable import SolsticePlanning

@Suite struct WaitingDecisionTests {
    static let now = Instant(secondsSinceEpoch: 1_700_000_000)

    static func decision(_ grams: [[Double]], isCertain: Bool = false) -> WaitingDecision {
        let lattice = RevisionLattice(
            revision: StoppingRuleTests.process, slot: .hour, slotCount: 200, isCertain: isCertain)
        return WaitingDecision(
            costs: grams.map { $0.map { Emissions(grams: $0) } },
            rules: grams.map { _ in StoppingRule(lattice: lattice) }, now: now, slot: .hour)
    }

    @Test func `without doubt a job starts when it is cheapest and saves the difference`() {
        let decision = Self.decision([[100, 90, 60, 80]], isCertain: true)
        #expect(!decision.startsNow)
        #expect(decision.valueOfWaiting == Emissions(grams: 40))
        #expect(decision.expectedStart == Self.now + .hour * 2)
        #expect(decision.latestStart == Self.now + .hour * 3)
    }

    @Test func `a job waits for the best of several places`() {
        let decision = Self.decision([[100, 100, 100], [120, 120, 50]], isCertain: true)
        #expect(decision.place == 0 && !decision.startsNow)
        #expect(decision.valueOfWaiting == Emissions(grams: 50))
    }

    @Test func `it starts in the place that is best now`() {
        let decision = Self.decision([[100, 100], [40, 100]], isCertain: true)
        #expect(decision.place == 1 && decision.startsNow)
        #expect(decision.expectedStart == Self.now)
    }

    @Test func `with one start left there is nothing to wait for`() {
        let decision = Self.decision([[100]])
        #expect(decision.startsNow && decision.valueOfWaiting == .zero)
        #expect(decision.latestStart == Self.now)
    }

    @Test func `in doubt it starts on average before the last start`() {
        let decision = Self.decision([[Double](repeating: 100, count: 100)])
        #expect(!decision.startsNow && decision.valueOfWaiting.grams > 10)
        #expect(decision.expectedStart > Self.now + .hour)
        #expect(decision.expectedStart < decision.latestStart)
    }
}
