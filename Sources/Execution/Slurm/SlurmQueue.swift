import Foundation

/// A cluster's list of jobs, fetched once for all callers that ask at about the same time.
actor SlurmQueue {
    /// What one look at the cluster showed.
    struct Look: Sendable {
        /// When the cluster was asked.
        let begunAt: ContinuousClock.Instant
        /// When the answer arrived.
        var endedAt = ContinuousClock.now
        /// Its jobs, by their number; or why there was no answer.
        let answer: Result<[Int32: SlurmJob], SlurmCommands.Failure>
        /// The jobs of each attempt, in the order of their submission.
        var jobsOfAttempts: [String: [SlurmJob]] = [:]
    }

    private let commands: SlurmCommands
    private var last: Look?
    private var underWay: Task<Look, Never>?
    private var underWaySince: ContinuousClock.Instant?

    /// Callers that only want to look wait no longer than this for a cluster's answer.
    private let patience: Duration
    /// How long a cluster that did not answer is left alone, in multiples of the age limit.
    private static let rest = 6.0

    /// The list of the cluster that these commands reach.
    init(_ commands: SlurmCommands, patience: Duration) {
        self.commands = commands
        self.patience = patience
    }

    /// A look for callers that return: its answer is no older than this, or it is a failure that
    /// says since when the cluster has been silent. It returns soon, so that one silent cluster
    /// does not keep its caller from all others.
    func glance(noOlderThan age: Duration) async -> Look {
        let start = ContinuousClock.now
        while true {
            if let last, last.endedAt >= start - age { return last }
            if let silence = silence(rest: age * Self.rest) { return silence }
            begin()
            try? await Task.sleep(for: .milliseconds(10))
            if Task.isCancelled || ContinuousClock.now - start > patience {
                return Self.failure("squeue has not answered yet", since: start)
            }
        }
    }

    /// The cluster's last failure to answer; nil if it answered, or if it failed long ago for
    /// callers that return at this interval.
    func silence(interval: Duration) -> Look? { silence(rest: interval * Self.rest) }

    private func silence(rest: Duration) -> Look? {
        let now = ContinuousClock.now
        if let since = underWaySince, now - since > patience {
            return Self.failure("squeue has not answered for \(now - since)", since: since)
        }
        guard let last, case .failure = last.answer, now - last.endedAt < rest else {
            return nil
        }
        return last
    }

    private static func failure(_ reason: String, since begunAt: ContinuousClock.Instant) -> Look {
        Look(begunAt: begunAt, answer: .failure(SlurmCommands.Failure(reason: reason)))
    }

    /// A look that is no older than this when asked for. Callers that can accept an answer of the
    /// same age wait for the same command.
    func look(noOlderThan age: Duration) async -> Look {
        let oldest = ContinuousClock.now - age
        while true {
            if let last, last.begunAt >= oldest { return last }
            _ = await begin().value
        }
    }

    /// The command that is running, started at once if there is none: callers that arrive before it
    /// answers must find it.
    @discardableResult private func begin() -> Task<Look, Never> {
        if let underWay { return underWay }
        // A separate task, so one caller's cancellation does not end a command others wait for.
        let looking = Task {
            let look = await Self.look(by: commands)
            underWay = nil
            underWaySince = nil
            last = look
            return look
        }
        underWay = looking
        underWaySince = .now
        return looking
    }

    private static func look(by commands: SlurmCommands) async -> Look {
        let now = ContinuousClock.now
        do throws(SlurmCommands.Failure) {
            let text = try await commands.answer("squeue", ["--me", "--states=all", "--json"])
            guard let listing = try? SlurmListing(json: text) else {
                throw SlurmCommands.Failure(
                    reason: "squeue --json printed what is not to be understood")
            }
            return Look(begunAt: now, jobs: listing.jobs)
        } catch {
            // A list that cannot be read decides nothing, whatever the reason.
            return Look(begunAt: now, answer: .failure(.init(reason: error.reason)))
        }
    }
}

extension SlurmQueue.Look {
    /// A look that showed these jobs.
    init(begunAt: ContinuousClock.Instant, jobs: [SlurmJob]) {
        self.begunAt = begunAt
        answer = .success(Dictionary(jobs.map { ($0.number, $0) }) { first, _ in first })
        for job in jobs.sorted(by: { $0.number < $1.number }) {
            guard let key = job.attemptKey else { continue }
            jobsOfAttempts[key, default: []].append(job)
        }
    }
}
