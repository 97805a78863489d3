import Foundation
import Glibc
public import SolsticeDomain

/// Runs attempts as processes of this machine, each under its own shim, which outlives the service
/// (see ``ShimProcess``).
///
/// A job's processes are its process group. One that leaves the group, as a daemon does, is neither
/// paused nor cancelled with it.
public struct LocalExecutor: Executor {
    /// `local`.
    public let name = "local"
    /// The file that a shim is executed from.
    private let shimProgram: String
    private let shimCommand: [String]

    /// Creates an executor whose shims are this very program, with these arguments; all but the
    /// first must be passed to ``ShimProcess/run(arguments:)``.
    ///
    /// Shims can be started for as long as this process lives, even after an upgrade has replaced
    /// or deleted the program's file, and have its version.
    public init(shimArguments: [String]) {
        let path = try? FileManager.default.destinationOfSymbolicLink(atPath: Self.ownProgram)
        // The kernel's name for a deleted file; here the name is only for people.
        let gone = " (deleted)"
        let name = path.map { $0.hasSuffix(gone) ? String($0.dropLast(gone.count)) : $0 }
        shimProgram = Self.ownProgram
        shimCommand = [name ?? CommandLine.arguments[0]] + shimArguments
    }

    /// Leads to the file that this process was executed from, whatever happened to its name.
    private static let ownProgram = "/proc/self/exe"

    /// Creates an executor whose shims are run by these words: the absolute path of a program that
    /// passes its arguments to ``ShimProcess/run(arguments:)``, and any leading arguments, as in
    /// `["/usr/bin/solstice", "shim"]`.
    public init(shimCommand: [String]) {
        precondition(!shimCommand.isEmpty, "a shim needs a program")
        shimProgram = shimCommand[0]
        self.shimCommand = shimCommand
    }

    /// Starts an attempt under a new shim; nothing happens if its folder shows that it was started
    /// before. Blocks its thread until the shim takes over, some 20 ms; the command runs then, or
    /// at most some seconds later if its accelerators must be capped first.
    /// - Throws: a ``Diagnostic`` if the request is flawed, the folder belongs to another attempt
    ///   or cannot be written, or no shim can be run; of kind `cannotWrite` if that may pass, as on
    ///   a full disk.
    public func start(_ request: LaunchRequest) async throws(Diagnostic) {
        try request.check()
        let folder = AttemptFolder(path: request.folder)
        if try folder.isTaken(by: request.attemptKey) { return }
        try folder.create()
        let answer: HandOverAnswer
        do {
            answer = try handOver(request, folder: folder)
        } catch {
            answer = HandOverAnswer(error)
        }
        let (kind, reason): (Diagnostic.Kind, String)
        switch answer {
        case .accepted: return
        case .refused(let cause): (kind, reason) = (.unavailable, cause)
        case .postponed(let cause): (kind, reason) = (.cannotWrite, cause)
        }
        // The line may have broken after the shim had taken over.
        if try folder.isTaken(by: request.attemptKey) { return }
        throw Diagnostic(
            kind, "attempt \(request.attemptKey) could not be handed to a shim",
            causes: [Message(reason)],
            remedy: "check that \(shimCommand[0]) can be run, and look into \(folder.shimLogPath)")
    }

    /// What happened to an attempt, from its folder and the processes named there.
    public func poll(_ attempt: AttemptAddress) async -> AttemptReport {
        AttemptLookup(attempt).report
    }

    /// Stops the attempt's process group.
    public func pause(_ attempt: AttemptAddress) async throws(Diagnostic) {
        try AttemptLookup(attempt).liveGroup(to: "pause")?.stop()
    }

    /// Continues the attempt's process group.
    public func resume(_ attempt: AttemptAddress) async throws(Diagnostic) {
        try AttemptLookup(attempt).liveGroup(to: "resume")?.resume()
    }

    /// Leaves the order in the attempt's folder and wakes its shim, which keeps the grace. Without
    /// a shim the grace is kept here, and the call takes that long.
    public func cancel(
        _ attempt: AttemptAddress, grace: TimeSpan
    ) async throws(Diagnostic) {
        let lookup = AttemptLookup(attempt)
        if try lookup.orderCancelling(grace: grace) { return }
        guard let group = try lookup.liveGroup(to: "cancel") else { return }
        group.terminate()
        let deadline = ContinuousClock.now + .seconds(grace.seconds)
        while !group.isEmpty, ContinuousClock.now < deadline {
            // A cancelled task cannot sleep: it cuts the grace short.
            do { try await Task.sleep(for: .milliseconds(50)) } catch { break }
        }
        if !group.isEmpty { group.kill() }
    }

    /// Restores the power limits that an attempt found, if its shim could not: it was killed, or
    /// the machine went down. Nothing happens before the attempt has finished. Blocks its thread
    /// for as long as the driver's tool needs, some seconds at most.
    /// - Throws: a ``Diagnostic`` if the tool does not do it; trying again later is worth it.
    public func release(_ attempt: AttemptAddress) async throws(Diagnostic) {
        let folder = AttemptFolder(path: attempt.folder)
        if case .absent = folder.powerLimitRecord { return }
        guard AttemptLookup(attempt).isOver else { return }
        do throws(ToolFailure) {
            try PowerLimitRestoration(
                folder: folder, environment: ProcessInfo.processInfo.environment
            ).run()
        } catch {
            throw Diagnostic(
                .tryAgain, "attempt \(attempt.key) still caps its accelerators",
                causes: [Message(error.reason)], remedy: folder.wordsToGiveBack)
        }
    }

    /// What has been metered of an attempt so far, whatever happened to its shim; empty if nothing
    /// was. An attempt that has ended has the same in its ``AttemptExit/readings``.
    public func readings(of attempt: AttemptAddress) -> [MeterReading] {
        guard case .found(let record) = AttemptFolder(path: attempt.folder).meterRecord,
            record.attemptKey == attempt.key
        else { return [] }
        return record.readings
    }

    /// What happened to an attempt's power cap, whatever happened to its shim; nil before its
    /// command runs. An attempt that has ended has the same in its ``AttemptExit/cap``.
    public func cap(of attempt: AttemptAddress) -> AppliedCap? {
        guard case .found(let record) = AttemptFolder(path: attempt.folder).startRecord,
            record.attemptKey == attempt.key
        else { return nil }
        return record.cap
    }

    /// What the attempt's shim left in its folder.
    public func remains(of attempt: AttemptAddress) async -> AttemptRemains {
        AttemptRemains(readings: readings(of: attempt), cap: cap(of: attempt) ?? .notAsked)
    }

    private func handOver(
        _ request: LaunchRequest, folder: AttemptFolder
    ) throws -> HandOverAnswer {
        let line = try HandOverLine()
        defer { line.closeOurs() }
        try spawnShim(at: line, folder: folder)
        return try line.handOver(JSONEncoder().encode(request))
    }

    private func spawnShim(at line: HandOverLine, folder: AttemptFolder) throws {
        defer { line.closeTheirs() }
        let nowhere = try DurableFile.openToAppend("/dev/null")
        defer { close(nowhere) }
        let log = try DurableFile.openToAppend(folder.shimLogPath)
        defer { close(log) }
        let spawn = ProcessSpawn(
            executable: shimProgram,
            // The folder is for people, who see it in the list of processes.
            arguments: shimCommand + [folder.path],
            environment: ProcessInfo.processInfo.environment,
            standardStreams: [line.theirs, nowhere, log], distance: .session,
            heldSignals: ShimProcess.awaitedSignals)
        Self.collect(try spawn.start())
    }

    /// Removes a shim from the kernel's list of processes when it ends, which is its parent's duty.
    ///
    /// At once, not at the next opportunity: as long as ended children remain, other code in this
    /// process that waits for any child of its own wakes up to them repeatedly.
    private static func collect(_ shim: Int32) {
        let waiting = Thread {
            var status: Int32 = 0
            while waitpid(shim, &status, 0) < 0 && errno == EINTR {}
        }
        waiting.stackSize = 1 << 17
        waiting.start()
    }
}
