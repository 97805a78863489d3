import Dispatch
import Logging
import Solstice
import SolsticeJobFiles
import SolsticePresentation
import Synchronization

/// The context of operations and pages: the library, on threads that may wait for a disk.
struct Site: Sendable {
    /// For reads, which do not wait for other programs' changes.
    let reader: Scheduler
    /// For changes, made one after the other.
    let writer: Scheduler
    /// Ends the processes of cancelled jobs; nil if a service alongside does that.
    let executors: Executors?
    /// The zone of times without one.
    let zone: LocalClock
    /// How long a plan of the queue, or a backtest, may take.
    let planning: TimeSpan
    /// Follows changes of the database.
    let changes: ChangeHub
    /// Counts of the requests themselves.
    let counts: RequestCounts
    /// Where the server's own errors are logged.
    let logger: Logger
    /// Makes an identifier for each request.
    let makeRequestID: @Sendable () -> String
    /// Held by the task that uses all cores.
    private let turn = Turn()

    /// Each kind of work has threads of its own, by quality of service: a plan occupies all threads
    /// of its kind, and must delay neither reading nor the server itself.
    private static let reading = DispatchQueue(
        label: "solstice.web.reading", qos: .userInitiated, attributes: .concurrent)
    private static let changing = DispatchQueue(
        label: "solstice.web.changing", qos: .utility, attributes: .concurrent)
    private static let planning = DispatchQueue(label: "solstice.web.planning", qos: .background)

    /// Reads something.
    func read<Value: Sendable>(
        _ work: @escaping @Sendable (Scheduler) throws -> Value
    ) async throws -> Value {
        let scheduler = reader
        return try await Self.aside(Self.reading) { try work(scheduler) }
    }

    /// Reads something named in the URL: if it is missing, the response is not found.
    func find<Value: Sendable>(
        _ search: @escaping @Sendable (Scheduler) throws(Diagnostic) -> Value
    ) async throws -> Value {
        try await read { scheduler in
            try Refusal.found { () throws(Diagnostic) in try search(scheduler) }
        }
    }

    /// Changes something in the name of the requester.
    func change<Value: Sendable>(
        _ inputs: Inputs, _ work: @escaping @Sendable (Scheduler) throws -> Value
    ) async throws -> Value {
        let scheduler = writer(for: inputs)
        return try await Self.aside(Self.changing) { try work(scheduler) }
    }

    /// Plans or replays in the name of the requester; one at a time.
    func onAllCores<Value: Sendable>(
        _ inputs: Inputs, _ work: @escaping @Sendable (Scheduler) throws -> Value
    ) async throws -> Value {
        guard turn.take() else {
            throw Refusal(
                Diagnostic(
                    .unavailable, "the queue is being planned, or history replayed, just now",
                    remedy: "look at that plan when it is made, or try again then"))
        }
        defer { turn.end() }
        let scheduler = writer(for: inputs)
        return try await Self.aside(Self.planning) { try work(scheduler) }
    }

    private func writer(for inputs: Inputs) -> Scheduler {
        var scheduler = writer
        if let token = inputs.token { scheduler.actor = .token(token.name) }
        return scheduler
    }

    /// Reads the moments that users type, relative to now.
    func moments(_ scheduler: Scheduler) -> InstantReader {
        InstantReader(now: scheduler.now, zone: zone)
    }

    /// When and for which reader a page is made.
    func setting(_ scheduler: Scheduler) throws -> PageSetting {
        PageSetting(
            now: scheduler.now, clock: zone, version: Scheduler.version,
            dataUntil: try scheduler.newestCarbonHours().map(\.end).max())
    }

    private static func aside<Value: Sendable>(
        _ queue: DispatchQueue, _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }
}

/// The right to do something that only one task may do at a time.
final class Turn: Sendable {
    private let isTaken = Mutex(false)

    /// Takes it; false if another task has it.
    func take() -> Bool {
        isTaken.withLock { isTaken in
            defer { isTaken = true }
            return !isTaken
        }
    }

    /// Releases it.
    func end() { isTaken.withLock { $0 = false } }
}
