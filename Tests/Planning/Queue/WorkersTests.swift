import Foundation
import Synchronization
import Testing

@testable import SolsticePlanning

@Suite struct WorkersTests {
    @Test func `results come in the order of their numbers`() {
        let squares = Workers.map(200, sharing: 3) { shared, index in index * index + shared }
        #expect(squares == (0..<200).map { $0 * $0 + 3 })
    }

    @Test func `every piece of work is done once`() {
        let counts = Flat(repeating: 0, count: 100)
        // Each worker writes its own number.
        Workers.forEach(100, sharing: counts) { counts, index in counts[index] += 1 }
        #expect((0..<100).allSatisfy { counts[$0] == 1 })
    }

    @Test func `stopping one search stops the one beside it`() {
        let stop = StopSignal()
        let reports = Mutex(0)
        let steps = Workers.search(2, until: stop, most: 500_000_000) {
            let count = reports.withLock {
                $0 += 1
                return $0
            }
            if count == 1000 { stop.raise() }
            return count < 1000
        }
        #expect(reports.withLock { $0 } == 1000)
        #expect(steps[0] == 999)
        #expect(steps[1] < 500_000_000)
    }

    @Test func `only the first search reports`() {
        let reports = Mutex(0)
        let steps = Workers.search(2, until: StopSignal(), most: 50) {
            reports.withLock { $0 += 1 }
            return true
        }
        #expect(steps == [50, 50])
        #expect(reports.withLock { $0 } == 50)
    }

    @Test func `reports arrive on the thread that began the search`() {
        let own = pthread_self()
        let strangers = Mutex(0)
        for _ in 0..<300 {
            _ = Workers.search(2, until: StopSignal(), most: 30) {
                if pthread_self() != own { strangers.withLock { $0 += 1 } }
                return true
            }
        }
        #expect(strangers.withLock { $0 } == 0)
    }
}

extension Workers {
    /// Searches that do nothing but ask whether they go on; how often each did.
    fileprivate static func search(
        _ count: Int, until stop: StopSignal, most: Int, report: @escaping @Sendable () -> Bool
    ) -> [Int] {
        let steps = Flat(repeating: 0, count: count)
        // Each worker writes its own number.
        search(count, sharing: steps, until: stop) { _, _ in
            report()
        } _: { steps, index, goesOn in
            while steps[index] < most, goesOn(0) { steps[index] += 1 }
        }
        return (0..<count).map { steps[$0] }
    }
}
