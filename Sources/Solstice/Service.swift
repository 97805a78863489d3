import Dispatch
public import SolsticeDomain
import SolsticeExecution
import SolsticeFeeds
import SolsticeStore

/// Starts due jobs and follows them to their end: a loop that looks at database and executors, asks
/// `Reconciliation` what to do, and does it.
///
/// It sleeps until something falls due, the database changes, or an attempt ends. Trouble with the
/// database, such as a full disk, is told, and the loop goes on when it is over. Where a newer program
/// has changed the database's tables it ends, and leaves running jobs to the newer one's service.
public struct Service: Sendable {
    /// Something worth telling a person who watches.
    public enum Notice: Sendable {
        /// A job was started, or goes on after a pause.
        case started(JobRecord)
        /// A job pauses.
        case paused(JobRecord)
        /// A job went wrong and will be tried again.
        case retried(JobRecord)
        /// A job is over.
        case ended(JobRecord)
        /// Something went wrong with a job, and the service goes on.
        case trouble(job: Int, Diagnostic)
        /// The database cannot be used just now; running jobs go on.
        case databaseTrouble(Diagnostic)
        /// The database can be used again.
        case databaseRecovered
        /// The machine's clock was set, forwards or back by so many seconds.
        case clockSet(seconds: Int)
        /// Nothing is due before this job starts.
        case waiting(job: Int, until: Instant)
        /// A waiting job got another place, because more is known by now.
        case moved(JobRecord)
        /// What is left of a started job is to run at other times, because more is known by now.
        case continued(JobRecord)
        /// Jobs wait that this service cannot start.
        case leftAlone(jobs: [Int], region: String)
        /// A job waits for others that this service will not bring to their end.
        case blocked(job: Int, by: [Int])
        /// A feed cannot be followed just now; plans go on with what is known.
        case feedTrouble(feed: String, Diagnostic)
        /// A feed can be followed again.
        case feedRecovered(feed: String)
        /// No feed can be followed just now; they are tried again.
        case feedsTrouble(Diagnostic)
    }

    let scheduler: Scheduler
    let executors: Executors
    let environment: [String: String]
    let notify: @Sendable (Notice) -> Void
    private let lock: ServiceLock
    private let wakeups: Wakeups
    private let feeds: FeedFollower

    /// The service of a scheduler's database; jobs inherit `environment`.
    /// - Throws: a ``Diagnostic`` that names the other service where one runs.
    public init(
        scheduler: Scheduler, executors: Executors, environment: [String: String],
        notify: @escaping @Sendable (Notice) -> Void
    ) throws(Diagnostic) {
        try self.init(
            scheduler: scheduler, executors: executors, environment: environment,
            feedLimits: FeedClient.Limits(), notify: notify)
    }

    /// The same, with limits of its own for what feeds are waited for.
    init(
        scheduler: Scheduler, executors: Executors, environment: [String: String],
        feedLimits: FeedClient.Limits, notify: @escaping @Sendable (Notice) -> Void
    ) throws(Diagnostic) {
        self.scheduler = scheduler
        self.executors = executors
        self.environment = environment
        self.notify = notify
        lock = try ServiceLock(databasePath: scheduler.databasePath)
        wakeups = Wakeups(databasePath: scheduler.databasePath)
        feeds = try FeedFollower(
            databasePath: scheduler.databasePath, clock: scheduler.clock,
            environment: environment, limits: feedLimits, notify: notify)
    }

    /// Works until its task is cancelled; with `untilEmpty`, until no job is left that it could
    /// start or follow. Running jobs go on when it stops. Feeds are followed beside that.
    /// - Throws: a ``Diagnostic`` of kind `unavailable` where a newer program has changed the database.
    public func run(untilEmpty: Bool) async throws(Diagnostic) {
        let outcome: Result<Void, Diagnostic> = await withTaskGroup { group in
            group.addTask { await feeds.follow() }
            group.addTask { await judgePowerCaps() }
            defer { group.cancelAll() }
            do throws(Diagnostic) {
                try await work(untilEmpty: untilEmpty)
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try outcome.get()
    }

    /// Finds out whether caps can be set on this machine; jobs do not wait for that.
    private func judgePowerCaps() async {
        let folder = scheduler.absoluteAttemptsFolder
        let environment = environment
        let finding = await withCheckedContinuation { continuation in
            Self.trials.async {
                continuation.resume(
                    returning: PowerCapTrial.run(environment: environment, attempts: folder))
            }
        }
        do throws(Diagnostic) {
            try scheduler.keepCapFinding(finding)
        } catch {
            notify(.databaseTrouble(error))
        }
    }

    private static let trials = DispatchQueue(label: "solstice.power-cap-trials")

    private func work(untilEmpty: Bool) async throws(Diagnostic) {
        var loopState = ServiceLoopState()
        // From here on, fast time waits for this loop.
        scheduler.clock.letPass(atMost: .zero)
        while !Task.isCancelled {
            do {
                if try await look(&loopState) { continue }
                guard let view = loopState.view else { continue }
                if untilEmpty, view.isEmpty { return try announceRest(view) }
                announceNext(view, &loopState)
                await rest(atMost: patience(view, loopState))
                // Whoever submits a thousand jobs one by one is not watched at each of them.
                await Self.breathe()
            } catch {
                // A newer program has changed the tables: only its own service can go on from here.
                if let refusal = scheduler.store.refusal { throw refusal }
                tell(error, &loopState)
                loopState.version = nil
                await rest(atMost: .seconds(5))
                await Self.breathe()
            }
        }
    }

    /// Tells trouble with the database, once and not for each job that it keeps waiting.
    private func tell(_ trouble: Diagnostic, _ loopState: inout ServiceLoopState) {
        if loopState.databaseTrouble?.problem != trouble.problem {
            notify(.databaseTrouble(trouble))
        }
        loopState.databaseTrouble = trouble
    }

    /// Does all that is to be done at this moment, and leaves the rest to others.
    func settle() async throws(Diagnostic) {
        var loopState = ServiceLoopState()
        while try await look(&loopState) {}
    }

    /// Looks at everything once and does what is to be done; true where something was.
    private func look(_ loopState: inout ServiceLoopState) async throws(Diagnostic) -> Bool {
        if loopState.databaseTrouble != nil {
            // A full disk can be read all the same.
            try scheduler.store.tryToWrite()
            loopState.databaseTrouble = nil
            notify(.databaseRecovered)
        }
        let now = scheduler.now
        if scheduler.clock.isReal, let step = loopState.clockStep(now: now) {
            notify(.clockSet(seconds: step))
            loopState.nextLook = nil
        }
        if try reconsider(&loopState, try refreshedView(&loopState)) { loopState.version = nil }
        let view = try refreshedView(&loopState)
        wakeups.watch(Set(view.open.map(\.attempt.folder)))
        let open = await reports(view, &loopState)
        let actions = Reconciliation(now: now, tolerance: tolerance).actions(
            waiting: view.waiting, open: open, resting: view.resting)
        var didSomething = false
        for action in actions where try await carryOut(action, &loopState) { didSomething = true }
        if didSomething { loopState.version = nil }
        return didSomething
    }

    /// What the database says, read anew only where somebody changed it.
    private func refreshedView(_ loopState: inout ServiceLoopState) throws(Diagnostic)
        -> ServiceView
    {
        let version = try scheduler.store.version()
        if let view = loopState.view, version == loopState.version { return view }
        let view = try scheduler.serviceView(executors)
        loopState.view = view
        loopState.version = version
        loopState.keepOnly(Set(view.open.map(\.attempt.address)), jobs: view.jobs)
        return view
    }

    private func reports(
        _ view: ServiceView, _ loopState: inout ServiceLoopState
    ) async -> [Reconciliation.Open] {
        var open: [Reconciliation.Open] = []
        for found in view.open {
            let address = found.attempt.address
            let report = await found.executor.poll(address)
            if report == .pending { loopState.pending.insert(address) }
            open.append(
                .init(
                    attempt: found.attempt, state: found.state, report: report,
                    pausing: found.pausing, told: loopState.told[address],
                    hasWaited: loopState.pending.contains(address)))
        }
        return open
    }

    /// Looks again at the jobs that wait, every full hour and whenever something was imported or a
    /// region, a capacity or an accelerator changed; true where that changed anything.
    private func reconsider(
        _ loopState: inout ServiceLoopState, _ view: ServiceView
    ) throws(Diagnostic) -> Bool {
        if let next = loopState.nextLook, scheduler.now < next,
            view.dataRevision == loopState.dataRevision
        {
            return false
        }
        let next = scheduler.now.nextHour
        try scheduler.restatePartlyObserved()
        let continued = try scheduler.continueAnew()
        for job in continued { notify(.continued(try scheduler.record(job))) }
        let moved = try scheduler.reconsider()
        loopState.nextLook = next
        loopState.dataRevision = view.dataRevision
        for job in moved { notify(.moved(try scheduler.record(job))) }
        return !moved.isEmpty || !continued.isEmpty
    }

    /// Does what is to be done; false where that was nothing, or went wrong.
    /// - Throws: a ``Diagnostic`` where the database cannot be used, which keeps all jobs waiting.
    private func carryOut(
        _ action: Reconciliation.Action, _ loopState: inout ServiceLoopState
    ) async throws(Diagnostic) -> Bool {
        if case .kill(let attempt) = action, !loopState.asked.insert(attempt.address).inserted {
            return false
        }
        do {
            let didSomething = try await perform(action)
            if case .tell(let attempt, let motion) = action {
                loopState.told[attempt.address] = motion
            }
            loopState.troubles[action.job] = nil
            return didSomething
        } catch {
            if case .kill(let attempt) = action { loopState.asked.remove(attempt.address) }
            // Part of it may have been done, and the database tells no one of their own changes.
            loopState.version = nil
            if scheduler.store.refusal != nil || error.isTrouble(ofDatabase: scheduler.databasePath)
            {
                throw error
            }
            if loopState.troubles.updateValue(error, forKey: action.job) != error {
                notify(.trouble(job: action.job, error))
            }
            return false
        }
    }

    /// How late a start may be before its place is reconsidered: a minute of real time.
    private var tolerance: TimeSpan {
        TimeSpan(seconds: Int((60 * max(1, scheduler.clock.rate)).rounded()))
    }

    /// How long nothing has to be done, if nothing changes. The machine's clock may be set meanwhile,
    /// so never for long.
    private func patience(_ view: ServiceView, _ loopState: ServiceLoopState) -> Duration {
        let reconciliation = Reconciliation(now: scheduler.now, tolerance: tolerance)
        let moments = [
            reconciliation.nextMoment(
                waiting: view.waiting, open: view.open.map(\.asOpen), resting: view.resting),
            view.jobs.isEmpty ? nil : loopState.nextLook,
        ]
        let due = moments.compactMap { $0 }.map {
            Duration.seconds(max(0.001, scheduler.clock.realSeconds(until: $0)))
        }.min()
        let overdue: Duration? =
            loopState.troubles.isEmpty && !view.startable.contains { $0.start <= scheduler.now }
            ? nil : .seconds(1)
        return [due, view.pollInterval, overdue, .seconds(30)].compactMap { $0 }.min() ?? .zero
    }

    private func rest(atMost duration: Duration) async {
        scheduler.clock.letPass(atMost: duration)
        await wakeups.wait(atMost: duration)
    }

    /// A moment in which many changes become one.
    private static func breathe() async { try? await Task.sleep(for: .milliseconds(10)) }
}

extension ServiceView.OpenAttempt {
    /// Without what its executor says of it.
    fileprivate var asOpen: Reconciliation.Open {
        .init(attempt: attempt, state: state, report: .unknown, pausing: pausing)
    }
}
