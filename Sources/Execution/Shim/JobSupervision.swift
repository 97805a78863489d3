import Glibc
import SolsticeDomain

/// A shim's work while its job runs: wait for the end, and follow orders to end it.
struct JobSupervision {
    private let folder: AttemptFolder
    private let job: Int32

    /// Supervises the child process `job`, taking orders from a folder.
    init(folder: AttemptFolder, job: Int32) {
        self.folder = folder
        self.job = job
    }

    /// Returns when the job has finished, in whatever way.
    ///
    /// A signal only says that it is worth looking; what counts is what is found. A lost signal
    /// delays the shim by a minute and breaks nothing.
    func waitForEnd() -> JobEnding {
        let group = JobGroup(leader: job)
        let signals = SignalSet(ShimProcess.awaitedSignals)
        var followed: CancelOrder?
        var killAt: ContinuousClock.Instant?
        while true {
            if let ending = collect() {
                if let killAt { outlast(group, until: killAt) }
                return ending
            }
            if case .found(let order) = folder.cancelOrder, order != followed {
                followed = order
                killAt = ContinuousClock.now + .seconds(order.graceSeconds)
                group.terminate()
            }
            if let deadline = killAt, deadline <= .now { group.kill() }
            // After `SIGKILL` there are no more orders, only an end to wait for.
            let next = killAt.map { $0 > .now ? $0 - .now : .seconds(60) } ?? .seconds(60)
            signals.wait(atMost: min(next, .seconds(60)))
        }
    }

    /// The job's end, if it has come.
    private func collect() -> JobEnding? {
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(job, &status, WNOHANG, &usage) == job else { return nil }
        return JobEnding(
            waitStatus: status, maxResidentBytes: usage.ru_maxrss * 1024,
            processorTicks: Self.ticks(in: usage.ru_utime) + Self.ticks(in: usage.ru_stime))
    }

    private static func ticks(in time: timeval) -> UInt64 {
        let perSecond = Double(sysconf(Int32(_SC_CLK_TCK)))
        return UInt64((Double(time.tv_sec) + Double(time.tv_usec) / 1e6) * perSecond)
    }

    /// Gives the other processes of a cancelled job the rest of the grace. A script dies of the
    /// first signal while the training that it started still saves its work.
    private func outlast(_ group: JobGroup, until deadline: ContinuousClock.Instant) {
        while !group.isEmpty, ContinuousClock.now < deadline { usleep(50_000) }
        // The number of an empty group may be given to another.
        if !group.isEmpty { group.kill() }
    }
}

/// The process group of a job: its first process and all children that have not left it.
struct JobGroup {
    /// The number of the first process, which is also the group's.
    let leader: Int32

    /// Asks every process to end. A stopped one is woken, or it would never receive the signal.
    func terminate() {
        signal(SIGTERM)
        signal(SIGCONT)
    }

    /// Ends every process by force.
    func kill() { signal(SIGKILL) }

    /// Stops every process where it is.
    func stop() { signal(SIGSTOP) }

    /// Continues stopped processes.
    func resume() { signal(SIGCONT) }

    /// Whether no process is left that could still do anything.
    ///
    /// The kernel also counts ended members that were not collected, and in a container whose first
    /// process collects nothing they stay forever, so members are checked one by one.
    var isEmpty: Bool {
        if Glibc.kill(-leader, 0) != 0 && errno == ESRCH { return true }
        return !FolderListing.numbers(in: "/proc").contains { number in
            guard let status = ProcessStatus(of: number) else { return false }
            return status.group == leader && !status.hasEnded
        }
    }

    private func signal(_ number: Int32) {
        // Group 0 is the caller's own and group 1 means every process: never signal those.
        guard leader > 1 else { return }
        _ = Glibc.kill(-leader, number)
    }
}

/// What the kernel tells a parent about the end of its child.
struct JobEnding: Equatable {
    /// The status word of wait(2).
    let waitStatus: Int32
    /// The most memory that one of the job's processes held.
    let maxResidentBytes: Int
    /// The processor time used by it and the children that it collected, in clock ticks.
    var processorTicks: UInt64 = 0

    /// The end as an attempt's exit.
    func exit(
        from startedAt: Instant, to endedAt: Instant, readings: [MeterReading] = [],
        cap: AppliedCap = .notAsked
    ) -> AttemptExit {
        AttemptExit(
            outcome: outcome, startedAt: startedAt, endedAt: endedAt,
            maxResidentBytes: maxResidentBytes, readings: readings, cap: cap)
    }

    /// The low seven bits are the signal, or 0; the next byte is the exit code. The C library has
    /// macros for this that Swift cannot see.
    private var outcome: AttemptExit.Outcome {
        let signal = waitStatus & 0x7f
        return signal == 0
            ? .exited(code: waitStatus >> 8 & 0xff) : .signalled(number: signal)
    }
}
