public import SolsticeDomain

/// Where attempts run: this machine, a Slurm cluster, a simulation.
///
/// An executor keeps nothing in memory that matters. Every method finds the attempt by its address
/// alone, so a service that was killed and started again continues from there.
public protocol Executor: Sendable {
    /// Its name in a region's settings, such as `local`.
    var name: String { get }

    /// How often it is worth polling attempts; an executor whose attempts leave their exit records
    /// on this machine is polled when one appears.
    var pollInterval: Duration { get }

    /// Starts an attempt, or does nothing if it was started before.
    ///
    /// A command that cannot be run is not an error here: the attempt ends at once with
    /// ``AttemptExit/Outcome/neverStarted(code:reason:)``.
    /// - Throws: a ``Diagnostic`` if the attempt could not be handed over. Nothing was lost and
    ///   nothing runs twice if it is tried again.
    func start(_ request: LaunchRequest) async throws(Diagnostic)

    /// What happened to an attempt.
    func poll(_ attempt: AttemptAddress) async -> AttemptReport

    /// Stops an attempt's processes where they are; nothing happens to one that has ended.
    /// - Throws: a ``Diagnostic`` for an unknown attempt.
    func pause(_ attempt: AttemptAddress) async throws(Diagnostic)

    /// Continues a paused attempt; nothing happens to one that has ended.
    /// - Throws: a ``Diagnostic`` for an unknown attempt.
    func resume(_ attempt: AttemptAddress) async throws(Diagnostic)

    /// Asks an attempt to end (`SIGTERM`), and ends it by force (`SIGKILL`) if it still runs after
    /// the grace. Returns when that is arranged, not when the attempt has ended.
    ///
    /// A paused attempt is resumed, so it can save its work. A second order replaces the first.
    /// - Throws: a ``Diagnostic`` for an unknown attempt.
    func cancel(_ attempt: AttemptAddress, grace: TimeSpan) async throws(Diagnostic)

    /// What is known of an attempt that vanished.
    func remains(of attempt: AttemptAddress) async -> AttemptRemains

    /// Restores what an attempt that has finished may still hold, such as the power limit that it
    /// found on its accelerators; nothing happens if all was restored.
    func release(_ attempt: AttemptAddress) async throws(Diagnostic)
}

extension Executor {
    /// One second.
    public var pollInterval: Duration { .seconds(1) }

    /// Nothing is known.
    public func remains(of attempt: AttemptAddress) async -> AttemptRemains { AttemptRemains() }

    /// Nothing is held beyond an attempt's end.
    public func release(_ attempt: AttemptAddress) async throws(Diagnostic) {}
}

/// How an attempt is found again, by any process and after any crash.
public struct AttemptAddress: Hashable, Sendable {
    /// The attempt's idempotency key.
    public let key: String
    /// The attempt's own folder, as an absolute path.
    public let folder: String

    /// Creates the address of a key in a folder.
    public init(key: String, folder: String) {
        self.key = key
        self.folder = folder
    }
}

/// What an executor knows of an attempt.
public enum AttemptReport: Equatable, Sendable {
    /// Nothing with this key was ever started here.
    case unknown
    /// It was accepted and waits in the executor's own queue.
    case pending
    /// It runs or is paused, as this process or as this job of a cluster; in its first
    /// milliseconds, as the process that supervises it.
    case running(processID: Int32)
    /// It has finished.
    case ended(AttemptExit)
    /// Its state is unknown just now: the executor does not answer, for this reason.
    case unreachable(because: String)
    /// It was started and is gone without a record of its end, as after a power cut.
    case vanished
}

/// What is known of an attempt that left no record of its end.
public struct AttemptRemains: Equatable, Sendable {
    /// What was measured of its energy until it vanished.
    public let readings: [MeterReading]
    /// What happened to its power cap.
    public let cap: AppliedCap

    /// Creates remains from their parts; nothing is known unless stated.
    public init(readings: [MeterReading] = [], cap: AppliedCap = .notAsked) {
        self.readings = readings
        self.cap = cap
    }
}
