import SolsticeDomain

/// Finds out about attempts from their folders and from their cluster.
struct SlurmLookup: Sendable {
    /// The state of an attempt, with the number of its job.
    enum Standing: Sendable {
        /// Nothing with this key was ever submitted.
        case unknown
        /// It waits in the cluster's queue.
        case pending(job: Int32)
        /// It runs or is paused.
        case running(job: Int32)
        /// It has finished.
        case ended(AttemptExit)
        /// Its state is unknown just now.
        case unreachable(because: String)
        /// It was submitted, and the cluster no longer knows it.
        case vanished
    }

    private let queue: SlurmQueue
    private let accounting: SlurmAccounting

    /// Creates a lookup by these commands, through a shared list.
    init(_ commands: SlurmCommands, sharing queue: SlurmQueue) {
        self.queue = queue
        accounting = SlurmAccounting(commands)
    }

    /// The state of an attempt, from a list of jobs that is at most this old.
    func standing(
        of attempt: AttemptAddress, noOlderThan age: Duration
    ) async -> Standing {
        let folder = SlurmFolder(path: attempt.folder)
        if let end = recordedEnd(of: attempt, in: folder) { return end }
        // The folder is created before anything is submitted.
        switch folder.presence {
        case .absent: return .unknown
        case .unknown(let reason): return .unreachable(because: reason)
        case .found, .unreadable: break
        }
        if case .found(let record) = folder.submission, record.attemptKey != attempt.key {
            return .unknown
        }
        var found = await job(of: attempt, in: folder, noOlderThan: age)
        if case .success(nil) = found {
            // A job younger than the list is not in it.
            found = await job(of: attempt, in: folder, noOlderThan: .zero)
        }
        switch found {
        case .failure(let failure):
            return recordedEnd(of: attempt, in: folder) ?? .unreachable(because: failure.reason)
        case .success(let job?):
            return standing(of: attempt, as: job, in: folder)
        case .success(nil):
            return await standingWhenForgotten(of: attempt, in: folder)
        }
    }

    /// An attempt's job; nil if the cluster has none.
    func job(
        of attempt: AttemptAddress, in folder: SlurmFolder, noOlderThan age: Duration
    ) async -> Result<SlurmJob?, SlurmCommands.Failure> {
        let look =
            age > .zero
            ? await queue.glance(noOlderThan: age) : await queue.look(noOlderThan: .zero)
        return look.answer.map { jobs in
            // Read after the look: of two jobs, the one that gives up does so after the claim.
            let claimed = folder.claimingJob
            let number = claimed ?? folder.submittedJob
            let ours = look.jobsOfAttempts[attempt.key] ?? []
            if let job = ours.first(where: { $0.number == number }) { return job }
            // A user may have put another comment on it.
            if let job = number.flatMap({ jobs[$0] }), job.attemptKey == nil { return job }
            return claimed == nil ? ours.first : nil
        }
    }

    private func standing(
        of attempt: AttemptAddress, as job: SlurmJob, in folder: SlurmFolder
    ) -> Standing {
        // The end may have been written between the two looks.
        if let end = recordedEnd(of: attempt, in: folder) { return end }
        switch job.stage {
        case .pending: return .pending(job: job.number)
        case .running: return .running(job: job.number)
        case .over: return settle(attempt, as: job, in: folder)
        }
    }

    private func standingWhenForgotten(
        of attempt: AttemptAddress, in folder: SlurmFolder
    ) async -> Standing {
        if let end = recordedEnd(of: attempt, in: folder) { return end }
        guard let number = folder.claimingJob ?? folder.submittedJob else {
            if case .absent = folder.submission { return .unknown }
            return .vanished
        }
        let job: SlurmJob?
        do throws(SlurmCommands.Failure) {
            job = try await accounting.job(number)
        } catch {
            return .unreachable(because: error.reason)
        }
        if let job, job.stage == .over { return settle(attempt, as: job, in: folder) }
        if case .found(let record) = folder.interruption {
            return keep(record.exit, of: attempt, in: folder)
        }
        return .vanished
    }

    private func recordedEnd(of attempt: AttemptAddress, in folder: SlurmFolder) -> Standing? {
        switch folder.common.exitRecord {
        case .absent: nil
        case .unreadable: .vanished
        case .unknown(let reason): .unreachable(because: reason)
        case .found(let record): record.attemptKey == attempt.key ? .ended(record.exit) : .unknown
        }
    }

    /// Accepts Slurm's report of an end, and records it: the controller forgets within minutes.
    private func settle(
        _ attempt: AttemptAddress, as job: SlurmJob, in folder: SlurmFolder
    ) -> Standing {
        var cancelled = false
        if case .absent = folder.common.cancelOrder {} else { cancelled = true }
        let ending = SlurmEnding(job: job, hasRun: folder.isClaimed, wasCancelled: cancelled)
        if ending.isOfScript, case .found(let record) = folder.interruption {
            // It only received a signal, and the script knows more than its exit code shows.
            return keep(record.exit, of: attempt, in: folder)
        }
        guard let outcome = ending.outcome else { return .vanished }
        let end = job.endedAt ?? .onTheWall
        let start = ending.hasRun ? min(job.startedAt ?? end, end) : end
        var cap = AppliedCap.notAsked
        if case .found(let record) = folder.interruption { cap = record.exit.cap }
        folder.common.note(ending.note)
        return keep(
            AttemptExit(outcome: outcome, startedAt: start, endedAt: end, cap: cap), of: attempt,
            in: folder)
    }

    private func keep(
        _ exit: AttemptExit, of attempt: AttemptAddress, in folder: SlurmFolder
    ) -> Standing {
        // On a full disk it is found out again next time.
        try? folder.common.write(ExitRecord(attemptKey: attempt.key, exit: exit))
        return .ended(exit)
    }
}

/// What a cluster's accounting knows of a job that its controller has forgotten, from `sacct`.
struct SlurmAccounting {
    private let commands: SlurmCommands

    /// The accounting of the cluster that these commands reach.
    init(_ commands: SlurmCommands) { self.commands = commands }

    /// The job with a number; nil if accounting knows nothing of it, or does not exist.
    /// - Throws: why there was no answer, if there may be one later.
    func job(_ number: Int32) async throws(SlurmCommands.Failure) -> SlurmJob? {
        do {
            return Self.job(
                number,
                in: try await commands.answer(
                    "sacct",
                    [
                        "--noheader", "--parsable2", "--allocations", "--jobs=\(number)",
                        "--format=State,ExitCode,Start,End",
                    ]))
        } catch {
            let isAbsent = ["accounting storage is disabled", "no command sacct", "not found"]
            if isAbsent.contains(where: error.reason.contains) { return nil }
            throw error
        }
    }

    /// Reads `CANCELLED by 1000|0:15|1700000000|1700000060`; a job that was requeued has several
    /// lines, of which the last counts.
    static func job(_ number: Int32, in text: String) -> SlurmJob? {
        guard let line = text.split(separator: "\n").last else { return nil }
        let parts = line.split(separator: "|", omittingEmptySubsequences: false)
        guard parts.count == 4, let state = parts[0].split(separator: " ").first else { return nil }
        let codes = parts[1].split(separator: ":").compactMap { Int32($0) }
        func instant(_ text: Substring) -> Instant? {
            Int(text).map(Instant.init(secondsSinceEpoch:))
        }
        return SlurmJob(
            number: number, states: [String(state)],
            waitStatus: codes.count == 2 ? codes[0] << 8 | codes[1] : nil,
            startedAt: instant(parts[2]), endedAt: instant(parts[3]), reason: "", attemptKey: nil)
    }
}
