import Dispatch
import Solstice
import SolsticeJobFiles

/// What operations and pages work with: the library, on threads that may wait for a disk.
struct Site: Sendable {
    /// Reads; others' changes do not keep it waiting.
    let reader: Scheduler
    /// Changes things, one after the other.
    let writer: Scheduler
    /// Who ends the processes of cancelled jobs; nil where a service beside does.
    let executors: Executors?
    /// The zone of times that name none.
    let zone: LocalClock
    /// What follows changes of the database.
    let changes: ChangeHub
    /// What is counted of the requests themselves.
    let counts: RequestCounts

    private static let workers = DispatchQueue(label: "solstice.web", attributes: .concurrent)

    /// Reads something.
    func read<Value: Sendable>(
        _ work: @escaping @Sendable (Scheduler) throws -> Value
    ) async throws -> Value {
        let scheduler = reader
        return try await Self.aside { try work(scheduler) }
    }

    /// Changes something in the name of who asks.
    func change<Value: Sendable>(
        _ inputs: Inputs, _ work: @escaping @Sendable (Scheduler) throws -> Value
    ) async throws -> Value {
        var scheduler = writer
        if let token = inputs.token { scheduler.actor = "token \(token.name)" }
        return try await Self.aside { [scheduler] in try work(scheduler) }
    }

    /// Reads the moments that people type, from now on.
    func moments(_ scheduler: Scheduler) -> InstantReader {
        InstantReader(now: scheduler.now, zone: zone)
    }

    private static func aside<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            workers.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
