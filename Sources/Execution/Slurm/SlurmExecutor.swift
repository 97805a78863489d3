import Foundation
import Glibc
public import SolsticeDomain

/// Runs attempts as batch jobs of a Slurm cluster, through its own commands.
///
/// The attempts' folders are on a file system that this machine shares with the cluster's nodes:
/// there a job leaves its output and the record of its end, long after the controller has forgotten
/// it. A job is found again by its comment, which names the attempt.
///
/// The command's environment is the request's plus Slurm's own variables; `SLURM_…` and `SBATCH_…`
/// of a surrounding job or of a user's settings are left out.
public struct SlurmExecutor: Executor {
    /// `slurm`.
    public let name = "slurm"
    /// How old a list of jobs may be to answer a question; the cluster is not asked more often than
    /// this, however many attempts are asked about.
    public let pollInterval: Duration
    private let cluster: SlurmCluster
    private let commands: SlurmCommands
    private let queue: SlurmQueue
    private let lookup: SlurmLookup
    private let commandTimeout: Duration

    /// Creates an executor for a cluster. Commands are found and run in the environment, this
    /// process's own if not stated; a command that exceeds the limit is stopped. Callers that only
    /// want to look wait at most `patience`, and then learn that the cluster is silent.
    public init(
        cluster: SlurmCluster, pollInterval: Duration = .seconds(5),
        commandTimeout: Duration = .seconds(15), patience: Duration = .seconds(1),
        environment: [String: String]? = nil
    ) {
        self.cluster = cluster
        self.pollInterval = pollInterval
        self.commandTimeout = commandTimeout
        commands = SlurmCommands(
            cluster, timeout: commandTimeout,
            environment: environment ?? ProcessInfo.processInfo.environment)
        queue = SlurmQueue(commands, patience: patience)
        lookup = SlurmLookup(commands, sharing: queue)
    }

    /// Submits an attempt, to run as soon as the cluster has capacity; nothing happens if its
    /// folder or the cluster shows that it was submitted before.
    ///
    /// If two jobs result all the same, because the controller accepted one without being able to
    /// say so, only the first to begin runs the command.
    /// - Throws: a ``Diagnostic`` if the request is flawed, the folder belongs to another attempt
    ///   or cannot be written, or the cluster does not answer or refuses the job.
    public func start(_ request: LaunchRequest) async throws(Diagnostic) {
        try request.check()
        let folder = SlurmFolder(path: request.folder)
        if try folder.isTaken(by: request.attemptKey) { return }
        try folder.common.create()
        if case .failure(let silence)? = await queue.silence(interval: pollInterval)?.answer {
            throw refusal("attempt \(request.attemptKey) could not be submitted", silence)
        }
        do {
            guard
                let lock = try await SubmissionLock(
                    folder: request.folder, patience: commandTimeout * 3)
            else {
                throw SlurmCommands.Failure(reason: "another process is busy submitting it")
            }
            // The previous holder of the lock may have done it.
            if !(try folder.isTaken(by: request.attemptKey)) { try await submit(request, folder) }
            _ = consume lock
        } catch let diagnostic as Diagnostic {
            throw diagnostic
        } catch let failure as SlurmCommands.Failure {
            throw refusal("attempt \(request.attemptKey) could not be submitted", failure)
        } catch {
            throw Diagnostic(
                .cannotWrite, "attempt \(request.attemptKey) could not be submitted",
                causes: ["\(error)"], remedy: "check that \(request.folder) can be written")
        }
    }

    /// What happened to an attempt, from its folder and the cluster's list of jobs.
    public func poll(_ attempt: AttemptAddress) async -> AttemptReport {
        switch await lookup.standing(of: attempt, noOlderThan: pollInterval) {
        case .unknown: .unknown
        case .pending: .pending
        case .running(let job): .running(processID: job)
        case .ended(let exit): .ended(exit)
        case .unreachable(let reason): .unreachable(because: reason)
        case .vanished: .vanished
        }
    }

    /// Makes the script stop the command's process group, or holds the job if it waits in the
    /// queue. The job keeps what it holds, and the cluster's time limit for it keeps running.
    public func pause(_ attempt: AttemptAddress) async throws(Diagnostic) {
        try await change(attempt, to: "pause") { stage, job in
            if stage == .pending { return try await tell("scontrol", ["uhold", "\(job)"]) }
            try SlurmFolder(path: attempt.folder).setPaused(true)
            try await wake(job)
        }
    }

    /// Continues the command's process group, or releases the job if it waits in the queue.
    public func resume(_ attempt: AttemptAddress) async throws(Diagnostic) {
        try await change(attempt, to: "resume") { stage, job in
            try SlurmFolder(path: attempt.folder).setPaused(false)
            if stage == .pending { return try await tell("scontrol", ["release", "\(job)"]) }
            try await wake(job)
        }
    }

    /// Leaves the order in the attempt's folder and wakes its script, which keeps the grace on the
    /// job's node; a job that still waits in the queue leaves it.
    public func cancel(
        _ attempt: AttemptAddress, grace: TimeSpan
    ) async throws(Diagnostic) {
        try await change(attempt, to: "cancel") { stage, job in
            try AttemptFolder(path: attempt.folder).write(
                CancelOrder(
                    givenAtEpochSeconds: Instant.onTheWall.secondsSinceEpoch,
                    graceSeconds: max(0, grace.seconds)))
            // If it has begun at this moment, its script finds the order.
            if stage == .pending {
                return try await tell("scancel", ["--state=PENDING", "\(job)"])
            }
            try await wake(job)
        }
    }

    /// Makes a job's script check its orders.
    private func wake(_ job: Int32) async throws {
        try await tell("scancel", ["--batch", "--signal=USR1", "\(job)"])
    }

    private func submit(_ request: LaunchRequest, _ folder: SlurmFolder) async throws {
        let earlier = await lookup.job(of: request.attempt, in: folder, noOlderThan: .zero)
        if let job = try earlier.get() {
            try folder.write(
                SubmissionRecord(attemptKey: request.attemptKey, jobNumber: job.number))
            return
        }
        let partition = try await partition()
        // For the owner only, and before Slurm creates it for all users.
        close(try DurableFile.openToAppend(folder.common.outputPath))
        let answer = try await commands.submit(
            script: SlurmBatchScript(request).text(),
            arguments: SlurmSubmission(request, to: partition, named: cluster.partition)
                .arguments(),
            environment: request.environment)
        // `12`, or `12;cluster`.
        let word = answer.trimmingCharacters(in: .whitespacesAndNewlines).prefix { $0 != ";" }
        guard let number = Int32(word) else {
            throw SlurmCommands.Failure(reason: "sbatch printed \(answer) for a job's number")
        }
        try folder.write(SubmissionRecord(attemptKey: request.attemptKey, jobNumber: number))
    }

    private func partition() async throws -> SlurmPartition {
        let listing = try await commands.answer(
            "sinfo", ["--noheader", "--format=\(SlurmPartition.format)"])
        guard let found = SlurmPartition(listing: listing, named: cluster.partition) else {
            let missing = cluster.partition.map { "partition \($0)" } ?? "default partition"
            throw SlurmCommands.Failure(reason: "the cluster has no \(missing)", isRefusal: true)
        }
        return found
    }

    private func tell(
        _ program: String, _ arguments: [String]
    ) async throws(SlurmCommands.Failure) {
        _ = try await commands.answer(program, arguments)
    }

    /// Acts on the job of an attempt that has not finished; once more if it began to run, or ended,
    /// in between.
    private func change(
        _ attempt: AttemptAddress, to verb: String,
        by action: (SlurmJob.Stage, Int32) async throws -> Void
    ) async throws(Diagnostic) {
        let problem: Message = "cannot \(verb) attempt \(attempt.key)"
        var failure = SlurmCommands.Failure(reason: "it does not keep still")
        for _ in 0..<3 {
            do {
                switch await lookup.standing(of: attempt, noOlderThan: .zero) {
                case .pending(let job): return try await action(.pending, job)
                case .running(let job): return try await action(.running, job)
                case .ended, .vanished: return
                case .unreachable(let reason): throw SlurmCommands.Failure(reason: reason)
                case .unknown:
                    throw Diagnostic(
                        .noSuchInput, problem,
                        causes: ["nothing was submitted under this key in \(attempt.folder)"])
                }
            } catch let diagnostic as Diagnostic {
                throw diagnostic
            } catch let refused as SlurmCommands.Failure where refused.isRefusal {
                failure = refused
            } catch let silent as SlurmCommands.Failure {
                throw refusal(problem, silent)
            } catch {
                throw Diagnostic(
                    .cannotWrite, problem, causes: ["\(error)"],
                    remedy: "check that \(attempt.folder) can be written")
            }
        }
        throw refusal(problem, failure)
    }

    private func refusal(_ problem: Message, _ failure: SlurmCommands.Failure) -> Diagnostic {
        let causes = failure.reason.split(separator: "\n").map { Message(String($0)) }
        let configuration = cluster.configurationPath.map { "SLURM_CONF=\($0) " } ?? ""
        let words = (cluster.commandPrefix + ["sinfo"]).joined(separator: " ")
        return Diagnostic(
            failure.isRefusal ? .unavailable : .tryAgain, problem, causes: causes,
            remedy: "look at the cluster with: \(configuration)\(words)")
    }
}
