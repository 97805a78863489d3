import Logging
import Solstice
import SolsticePresentation
import Synchronization

/// Follows changes of the database, and notifies all listeners.
final class ChangeHub: Sendable {
    /// A message to listeners.
    enum Message: Sendable {
        /// Events of jobs.
        case events([QueueEvent])
        /// Something changed, whatever it was.
        case change(version: Int)
    }

    private let scheduler: Scheduler
    private let watch: DatabaseWatch
    private let logger: Logger
    private let listeners = Mutex<Listeners>(Listeners())

    private struct Listeners {
        var next = 0
        var streams: [Int: AsyncStream<Message>.Continuation] = [:]
        var isOver = false
    }

    /// Further listeners are refused.
    static let mostListeners = 64

    /// A hub for a scheduler's database; it does not see that scheduler's own changes.
    init(_ scheduler: Scheduler, logger: Logger) {
        self.scheduler = scheduler
        self.logger = logger
        watch = DatabaseWatch(scheduler)
    }

    /// Follows the database until its task is cancelled.
    /// - Returns: why it can no longer be followed, if a newer program has changed its tables.
    func run() async -> Diagnostic? {
        defer { end() }
        var reading = Reading()
        look(&reading)
        while !Task.isCancelled {
            await watch.wait(atMost: .seconds(30))
            // Many changes at once become one message.
            try? await Task.sleep(for: .milliseconds(50))
            if Task.isCancelled { break }
            look(&reading)
            if let refusal = scheduler.refusal { return refusal }
        }
        return nil
    }

    /// How far the database has been read.
    struct Reading {
        /// The version last reported to listeners; nil before the first one is read.
        var version: Int?
        /// The newest event reported to them; nil before the first look.
        var newestEvent: Int?
        /// Why the last look failed; nil if it did not.
        var trouble: Diagnostic?
    }

    /// Reports what has changed since the last look; the first look reports nothing. A database
    /// that cannot be read is logged once and read again the next time.
    func look(_ reading: inout Reading) {
        do throws(Diagnostic) {
            let version = try watch.version()
            guard let newest = reading.newestEvent else {
                reading.newestEvent = try scheduler.newestEvent()
                reading.version = version
                return recovered(&reading)
            }
            if version != reading.version {
                try tellEvents(after: newest, &reading)
                reading.version = version
                tell(.change(version: version))
            }
            recovered(&reading)
        } catch {
            if reading.trouble != error {
                logger.error(
                    "changes cannot be followed",
                    metadata: ["error": .string(LogText.line("\(error.problem)"))])
            }
            reading.trouble = error
        }
    }

    private func tellEvents(after known: Int, _ reading: inout Reading) throws(Diagnostic) {
        var newest = known
        while true {
            let events = try scheduler.events(after: newest, limit: 500)
            guard let last = events.last else { return }
            newest = last.id
            reading.newestEvent = newest
            tell(.events(events))
        }
    }

    private func recovered(_ reading: inout Reading) {
        guard reading.trouble != nil else { return }
        reading.trouble = nil
        logger.notice("changes are followed again")
    }

    /// The messages from now on; nil if there are too many listeners.
    func listen() -> AsyncStream<Message>? {
        listeners.withLock { listeners in
            guard !listeners.isOver, listeners.streams.count < Self.mostListeners else {
                return nil
            }
            let number = listeners.next
            listeners.next += 1
            // A slow listener loses the oldest messages, and still receives later ones.
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
