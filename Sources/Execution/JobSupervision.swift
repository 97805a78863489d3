import Glibc

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
