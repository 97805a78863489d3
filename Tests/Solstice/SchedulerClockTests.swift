import SolsticeDomain
import Synchronization
import Testing

@testable import Solstice

@Suite struct SchedulerClockTests {
    /// A machine's seconds, set by hand.
    private final class Hand: Sendable {
        private let seconds = Mutex(1000.0)

        var now: Double { seconds.withLock { $0 } }

        func pass(_ span: Double) { seconds.withLock { $0 += span } }
    }

    private let hand = Hand()

    private func clock(rate: Double) -> SchedulerClock {
        .running(from: at(0), rate: rate) { [hand] in hand.now }
    }

    @Test func `accelerated time passes while someone waits`() {
        let clock = clock(rate: 3600)
        clock.letPass(atMost: .seconds(10))
        hand.pass(10)
        #expect(clock.now == at(10))
        #expect(clock.realSeconds(until: at(12)) == 2)
    }

    @Test func `a busy machine does not make jobs hours late`() {
        let clock = clock(rate: 3600)
        clock.letPass(atMost: .seconds(1))
        hand.pass(60)
        #expect(clock.now == at(1.0625))
        hand.pass(60)
        #expect(clock.now == at(1.125))
        clock.letPass(atMost: .seconds(2))
        hand.pass(2)
        #expect(clock.now == at(3.125))
    }

    @Test func `several waiters each see the time they wait for`() {
        let clock = clock(rate: 3600)
        clock.letPass(atMost: .seconds(2))
        clock.letPass(atMost: .seconds(5))
        clock.letPass(atMost: .seconds(1))
        hand.pass(2)
        #expect(clock.now == at(2))
        hand.pass(3)
        #expect(clock.now == at(5))
    }

    @Test func `accelerated time passes freely if no service waits`() {
        let clock = clock(rate: 3600)
        hand.pass(60)
        #expect(clock.now == at(60))
    }

    @Test func `time stands still while the machine's clock is set back`() {
        let clock = clock(rate: 3600)
        clock.letPass(atMost: .seconds(1))
        hand.pass(1)
        #expect(clock.now == at(1))
        hand.pass(-1)
        #expect(clock.now == at(1))
    }
}
