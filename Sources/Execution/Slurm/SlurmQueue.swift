import Foundation

/// A cluster's list of jobs, asked for once for all who want to know at about the same time.
actor SlurmQueue {
    /// What one look at the cluster showed.
    struct Look: Sendable {
        /// When the cluster was asked.
        let begunAt: ContinuousClock.Instant
        /// When the answer was there.
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

    /// A cluster that takes longer to answer is not waited for by those who only want to look.
    private let patience: Duration
    /// A cluster that did not answer is left alone for so many times the age that an answer may have.
    private static let rest = 6.0

    /// The list of the cluster that these commands reach.
    init(_ commands: SlurmCommands, patience: Duration) {
        self.commands = commands
        self.patience = patience
    }

    /// A look for those who come again: its answer is no older than this, or it is a failure that says
    /// since when the cluster has been silent. It is soon there, so that one silent cluster does not
    /// keep its asker from all others.
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

    /// The cluster's last failure to answer; nil where it answered, and for those who come again at
    /// this interval where it failed long ago.
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

    /// A look that is no older than this when asked for. Whoever may wait for an answer of the same
    /// age waits for the same command.
    func look(noOlderThan age: Duration) async -> Look {
        let oldest = ContinuousClock.now - age
        while true {
            if let last, last.begunAt >= oldest { return last }
            _ = await begin().value
        }
    }

    /// The command that is under way, started at once if there is none: whoever comes before it answers
    /// must find it.
    @discardableResult private func begin() -> Task<Look, Never> {
        if let underWay { return underWay }
        // A task of its own, so that one caller's impatience does not end a command that others wait for.
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
            // A list that cannot be had decides nothing, whatever the reason.
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
