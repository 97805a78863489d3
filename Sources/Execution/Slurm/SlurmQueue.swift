import Foundation

/// A cluster's list of jobs, asked for once for all who want to know at about the same time.
actor SlurmQueue {
    /// What one look at the cluster showed.
    struct Look: Sendable {
        /// When the cluster was asked.
        let begunAt: ContinuousClock.Instant
        /// Its jobs, by their number; or why there was no answer.
        let answer: Result<[Int32: SlurmJob], SlurmCommands.Failure>
        /// The jobs of each attempt, in the order of their submission.
        var jobsOfAttempts: [String: [SlurmJob]] = [:]
    }

    private let commands: SlurmCommands
    private var last: Look?
    private var underWay: Task<Look, Never>?

    /// The list of the cluster that these commands reach.
    init(_ commands: SlurmCommands) { self.commands = commands }

    /// A look that is no older than this when asked for. Whoever may wait for an answer of the same
    /// age waits for the same command.
    func look(noOlderThan age: Duration) async -> Look {
        let oldest = ContinuousClock.now - age
        while true {
            if let last, last.begunAt >= oldest { return last }
            // A task of its own, so that nobody's impatience ends a command that others wait for.
            let looking = underWay ?? Task { [commands] in await Self.look(by: commands) }
            underWay = looking
            let look = await looking.value
            // The first of those who waited makes room for the next look.
            if underWay == looking {
                underWay = nil
                last = look
            }
        }
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
            return Look(begunAt: now, answer: .failure(error))
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
