import Solstice
import Testing

@testable import SolsticeDashboard

@Suite(.timeLimit(.minutes(20))) struct EventStreamTests {
    private let venue: Venue
    private let scheduler: Scheduler
    private let hub: ChangeHub

    init() async throws {
        venue = try await Venue()
        scheduler = try Scheduler(databasePath: venue.path, clock: .fixed(at: Venue.now))
        hub = ChangeHub(
            try Scheduler(databasePath: venue.path, clock: .fixed(at: Venue.now)),
            logger: LogLines().logger)
    }

    @Test func `a listener receives changes made by others`() async throws {
        let messages = try #require(hub.listen())
        let following = Task { await hub.run() }
        defer { following.cancel() }
        // Held and released again and again, since nobody knows when the hub begins to look.
        let acting = Task { [scheduler] in
            while !Task.isCancelled {
                try scheduler.hold(2)
                try await Task.sleep(for: .milliseconds(100))
                _ = try scheduler.release(2)
                try await Task.sleep(for: .milliseconds(100))
            }
        }
        defer { acting.cancel() }
        var heard: [QueueEvent] = []
        for await message in messages {
            if case .events(let events) = message { heard += events }
            if case .change = message, !heard.isEmpty { break }
        }
        #expect(heard.allSatisfy { $0.job == 2 })
        #expect(heard.map(\.id) == heard.map(\.id).sorted())
    }

    @Test func `a listener over the limit is refused`() {
        let streams = (0..<ChangeHub.mostListeners).compactMap { _ in hub.listen() }
        #expect(streams.count == ChangeHub.mostListeners)
        #expect(hub.listen() == nil)
    }

    @Test func `listeners end with the hub, and none can join afterwards`() async throws {
        let messages = try #require(hub.listen())
        let following = Task { await hub.run() }
        following.cancel()
        for await _ in messages {}
        #expect(hub.listen() == nil)
    }
}
