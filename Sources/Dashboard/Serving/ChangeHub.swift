import Solstice
import Synchronization

/// Follows the changes of the database, and tells all who listen.
final class ChangeHub: Sendable {
    /// What listeners are told.
    enum Message: Sendable {
        /// Things happened to jobs.
        case events([QueueEvent])
        /// Something changed, whatever it was.
        case change(version: Int)
    }

    private let scheduler: Scheduler
    private let watch: DatabaseWatch
    private let listeners = Mutex<Listeners>(Listeners())

    private struct Listeners {
        var next = 0
        var streams: [Int: AsyncStream<Message>.Continuation] = [:]
        var isOver = false
    }

    /// More listeners than these are turned away.
    static let mostListeners = 64

    /// A hub for the database of a scheduler, whose own changes it does not see.
    init(_ scheduler: Scheduler) {
        self.scheduler = scheduler
        watch = DatabaseWatch(scheduler)
    }

    /// Follows the database until its task is cancelled.
    func run() async {
        var version = try? watch.version()
        var newest = (try? scheduler.newestEvent()) ?? 0
        while !Task.isCancelled {
            await watch.wait(atMost: .seconds(30))
            // Many changes at once become one message.
            try? await Task.sleep(for: .milliseconds(50))
            // A database that cannot be read now is tried again.
            guard !Task.isCancelled, let current = try? watch.version(), current != version else {
                continue
            }
            version = current
            while let events = try? scheduler.events(after: newest, limit: 500), !events.isEmpty {
                newest = events[events.count - 1].id
                tell(.events(events))
            }
            tell(.change(version: current))
        }
        end()
    }

    /// What is told from now on; nil where too many listen already.
    func listen() -> AsyncStream<Message>? {
        listeners.withLock { listeners in
            guard !listeners.isOver, listeners.streams.count < Self.mostListeners else {
                return nil
            }
            let number = listeners.next
            listeners.next += 1
            // Who does not keep up loses what is oldest, and hears of later changes all the same.
            let (stream, continuation) = AsyncStream.makeStream(
                of: Message.self, bufferingPolicy: .bufferingNewest(100))
            continuation.onTermination = { [weak self] _ in
                _ = self?.listeners.withLock { $0.streams.removeValue(forKey: number) }
            }
            listeners.streams[number] = continuation
            return stream
        }
    }

    private func tell(_ message: Message) {
        for stream in listeners.withLock({ Array($0.streams.values) }) { stream.yield(message) }
    }

    private func end() {
        let streams = listeners.withLock { listeners in
            listeners.isOver = true
            defer { listeners.streams = [:] }
            return Array(listeners.streams.values)
        }
        for stream in streams { stream.finish() }
    }
}
