import Glibc
import SolsticeDomain
import SolsticeJSON

/// The small process between the service and one job.
///
/// It is the job's parent, so the exit status is never lost, and soon detaches from the service,
/// which may be killed or replaced while the job runs. It reads a ``LaunchRequest`` from standard
/// input, writes what happens into the attempt's folder, and follows the orders left there.
public enum ShimProcess {
    /// The signal that wakes a shim to look for orders.
    static let wakeSignal = SIGUSR1
    /// The signals that a shim waits for. They are blocked from its start, in all threads.
    static let awaitedSignals = [SIGUSR1, SIGCHLD]

    /// Runs a shim from start to end, and returns the status to exit with: 0 if a shim has taken
    /// over the attempt. The arguments are for people who list processes.
    public static func run(arguments: [String]) -> Int32 {
        SignalSet(awaitedSignals).hold()
        for number in [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGPIPE] { signal(number, SIG_IGN) }
        InheritedDescriptors.closeAll()
        takeName()
        let request: LaunchRequest
        do {
            let bytes = try DurableFile.readToEnd(STDIN_FILENO, named: "the launch request")
            request = try LaunchRequest(JSONParser.parse(bytes))
        } catch {
            refuse(.refused(because: "the shim got no launch request: \(error)"))
            return 65
        }
        do {
            try lookAfter(request)
            return 0
        } catch {
            refuse(HandOverAnswer(error))
            return 73
        }
    }

    /// Sets its program's name in lists of processes: a process executed through `/proc/self/exe`
    /// would be called `exe`.
    private static func takeName() {
        guard let name = CommandLine.arguments.first?.split(separator: "/").last else { return }
        let file = open("/proc/self/comm", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        try? DurableFile.append(Array(name.utf8.prefix(15)), to: file, named: "/proc/self/comm")
        close(file)
    }

    private static func lookAfter(_ request: LaunchRequest) throws {
        let folder = AttemptFolder(path: request.folder)
        // Held until this process ends. Of two shims for one attempt, one gets it.
        guard try folder.lock() else { return answer(answerOfSecond(in: folder)) }
        if folder.isTaken { return answer(.accepted) }
        guard let shim = ProcessIdentity.current(getpid()) else {
            throw SystemFailure(subject: "/proc/self/stat", code: ENOENT)
        }
        let key = request.attemptKey
        try folder.write(StartRecord(attemptKey: key, shim: shim, job: nil))
        // The attempt is taken, and a cap may take its time.
        if request.powerCap != nil { answer(.accepted) }
        let cap = PowerCapping(request).apply()
        defer { giveBack(request, in: folder) }
        let startedAt = Instant.onTheWall
        let processID: Int32
        do {
            processID = try JobLaunch(request).start()
        } catch {
            folder.note("solstice: not started: \(error.reason) (\(error.code))")
            let exit = AttemptExit(
                outcome: .neverStarted(code: error.code, reason: error.reason),
                startedAt: startedAt, endedAt: .onTheWall, cap: cap)
            answer(.accepted)
            return folder.record(ExitRecord(attemptKey: key, exit: exit))
        }
        // The job runs: from here on nothing may end this process before the job. If the second
        // record fails, the first one still leads to this process, which can still end the job.
        do {
            try folder.write(
                StartRecord(attemptKey: key, shim: shim, job: .current(processID), cap: cap))
        } catch {
            ShimLog.write("process \(processID) of the job is not recorded: \(error)")
        }
        answer(.accepted)
        let meter = AttemptMeter(request, job: processID)
        let ending = JobSupervision(folder: folder, job: processID).waitForEnd()
        let endedAt = Instant.onTheWall
        let readings = meter?.finish(endedTicks: ending.processorTicks) ?? []
        let exit = ending.exit(from: startedAt, to: endedAt, readings: readings, cap: cap)
        folder.record(ExitRecord(attemptKey: key, exit: exit))
    }

    /// Restores the power limits that were found. After the exit record, which must not wait for a
    /// driver that may hang: if this process is killed in between, ``LocalExecutor/release(_:)``
    /// does it.
    private static func giveBack(_ request: LaunchRequest, in folder: AttemptFolder) {
        do {
            try PowerLimitRestoration(folder: folder, environment: request.environment).run()
        } catch {
            ShimLog.write("the power limits found are not given back: \(error.reason)")
        }
    }

    /// The answer of a shim that came second: the same as the first's, once that has taken over.
    private static func answerOfSecond(in folder: AttemptFolder) -> HandOverAnswer {
        let deadline = ContinuousClock.now + .seconds(20)
        while !folder.isTaken {
            guard ContinuousClock.now < deadline else {
                return .refused(because: "another shim holds \(folder.lockPath) and does not start")
            }
            usleep(10_000)
        }
        return .accepted
    }

    /// Gives the reason in the shim's log as well: the executor may have closed the line long ago.
    private static func refuse(_ refusal: HandOverAnswer) {
        ShimLog.write(refusal.text)
        answer(refusal)
    }

    /// Answers the executor, if it is still there, and closes the line.
    private static func answer(_ answer: HandOverAnswer) {
        try? HandOverLine.send(Array(answer.text.utf8), over: STDIN_FILENO)
        guard let nowhere = try? DurableFile.openToRead("/dev/null") else { return }
        dup2(nowhere, STDIN_FILENO)
        close(nowhere)
    }
}

/// Files and sockets that a parent left open by accident.
enum InheritedDescriptors {
    /// Closes all but the standard streams. What this process opened itself closes on exec, so it
    /// differs from what survived one.
    static func closeAll() {
        for number in FolderListing.numbers(in: "/proc/thread-self/fd") where number > STDERR_FILENO
        {
            let flags = fcntl(number, F_GETFD)
            if flags >= 0 && flags & FD_CLOEXEC == 0 { close(number) }
        }
    }
}

/// A shim's messages when no process waits for its answer any more.
enum ShimLog {
    /// Adds a line to standard error, which is the shim's log. If that fails, there is nowhere left
    /// to report it.
    static func write(_ line: String) {
        try? DurableFile.append(
            Array("solstice shim: \(line)\n".utf8), to: STDERR_FILENO, named: "standard error")
    }
}
