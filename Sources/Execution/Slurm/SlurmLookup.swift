import SolsticeDomain

/// Finds out about attempts from their folders and from what their cluster says.
struct SlurmLookup: Sendable {
    /// What became of an attempt, with the number of its job.
    enum Standing: Sendable {
        /// Nothing of this key was ever submitted.
        case unknown
        /// It waits in the cluster's queue.
        case pending(job: Int32)
        /// It runs or stands still.
        case running(job: Int32)
        /// It is over.
        case ended(AttemptExit)
        /// Nobody can say just now.
        case unreachable(because: String)
        /// It was submitted, and nobody remembers it.
        case vanished
    }

    private let queue: SlurmQueue
    private let accounting: SlurmAccounting

    /// A look by these commands, through a list that is shared.
    init(_ commands: SlurmCommands, sharing queue: SlurmQueue) {
        self.queue = queue
        accounting = SlurmAccounting(commands)
    }

    /// What became of an attempt, by a list of jobs that is at most this old.
    func standing(
        of attempt: AttemptAddress, noOlderThan age: Duration
    ) async -> Standing {
        let folder = SlurmFolder(path: attempt.folder)
        if let end = recordedEnd(of: attempt, in: folder) { return end }
        // The folder is made before anything is submitted.
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

    /// An attempt's job; nil where the cluster has none.
    func job(
        of attempt: AttemptAddress, in folder: SlurmFolder, noOlderThan age: Duration
    ) async -> Result<SlurmJob?, SlurmCommands.Failure> {
        let look =
            age > .zero
            ? await queue.glance(noOlderThan: age) : await queue.look(noOlderThan: .zero)
        return look.answer.map { jobs in
            // Read after the look: of two jobs the one that gives up does so after the claim.
            let claimed = folder.claimingJob
            let number = claimed ?? folder.submittedJob
            let ours = look.jobsOfAttempts[attempt.key] ?? []
            if let job = ours.first(where: { $0.number == number }) { return job }
            // Somebody may have put another comment on it.
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

    /// Takes Slurm's word for an end, and records it: the controller forgets within minutes.
    private func settle(
        _ attempt: AttemptAddress, as job: SlurmJob, in folder: SlurmFolder
    ) -> Standing {
        var cancelled = false
        if case .absent = folder.common.cancelOrder {} else { cancelled = true }
        let ending = SlurmEnding(job: job, hasRun: folder.isClaimed, wasCancelled: cancelled)
        if ending.isOfScript, case .found(let record) = folder.interruption {
            // A signal was all that came of it, and the script knows more than its exit code tells.
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
        // On a full disk it is found out anew next time.
        try? folder.common.write(ExitRecord(attemptKey: attempt.key, exit: exit))
        return .ended(exit)
    }
}
