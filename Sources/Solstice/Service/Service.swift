import Dispatch
public import SolsticeDomain
import SolsticeExecution
import SolsticeFeeds
import SolsticeStore

/// Starts due jobs and follows them to their end: a loop that reads database and executors, asks
/// `Reconciliation` what to do, and does it.
///
/// It sleeps until something is due, the database changes, or an attempt ends. Trouble with the
/// database, such as a full disk, is reported, and the loop continues once it is resolved. If a
/// newer program has changed the tables, it ends and leaves running jobs to that program's service.
public struct Service: Sendable {
    /// An event worth reporting to a user who is watching.
    public enum Notice: Sendable {
        /// A job was started, or resumes after a pause.
        case started(JobRecord)
        /// A job pauses.
        case paused(JobRecord)
        /// A job failed and will be tried again.
        case retried(JobRecord)
        /// A job has finished.
        case ended(JobRecord)
        /// Something went wrong with a job, and the service continues.
        case trouble(job: JobID, Diagnostic)
        /// The database cannot be used at present; running jobs continue.
        case databaseTrouble(Diagnostic)
        /// The database can be used again.
        case databaseRecovered
        /// The machine's clock was set, forwards or back by this many seconds.
        case clockSet(seconds: Int)
        /// Nothing is due before this job starts.
        case waiting(job: JobID, until: Instant)
        /// A waiting job was moved because more is known by now.
        case moved(JobRecord)
        /// The rest of a started job will run at other times because more is known by now.
        case continued(JobRecord)
        /// Jobs are waiting that this service cannot start.
        case leftAlone(jobs: [JobID], region: RegionID)
        /// A job is waiting for others that this service will not bring to their end.
        case blocked(job: JobID, by: [JobID])
        /// A feed cannot be followed at present; plans continue with what is known.
        case feedTrouble(feed: String, Diagnostic)
        /// A feed can be followed again.
        case feedRecovered(feed: String)
        /// No feed can be followed at present; they are tried again.
        case feedsTrouble(Diagnostic)
    }

    let database: Database
    let executors: Executors
    let environment: [String: String]
    let notify: @Sendable (Notice) -> Void
    private let lock: ServiceLock
    private let wakeups: Wakeups
    private let feeds: FeedFollower

    /// The service of a scheduler's database; jobs inherit `environment`.
    /// - Throws: a ``Diagnostic`` that names the other service if one is running.
    public init(
        scheduler: Scheduler, executors: Executors, environment: [String: String],
        notify: @escaping @Sendable (Notice) -> Void
    ) throws(Diagnostic) {
        try self.init(
            scheduler: scheduler, executors: executors, environment: environment,
            feedLimits: FeedClient.Limits(), notify: notify)
    }

    /// The same, with its own limits on waiting for feeds.
    init(
        scheduler: Scheduler, executors: Executors, environment: [String: String],
        feedLimits: FeedClient.Limits, notify: @escaping @Sendable (Notice) -> Void
    ) throws(Diagnostic) {
        database = scheduler.database
        self.executors = executors
        self.environment = environment
        self.notify = notify
        lock = try ServiceLock(databasePath: database.path)
        wakeups = Wakeups(databasePath: database.path)
        feeds = try FeedFollower(
            databasePath: database.path, clock: database.clock,
            environment: environment, limits: feedLimits, notify: notify)
    }

    /// Runs until its task is cancelled; with `untilEmpty`, until no job is left to start or
    /// follow. Running jobs continue when it stops. Feeds are followed alongside.
    /// - Throws: a ``Diagnostic`` of kind `unavailable` if a newer program changed the database.
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
        let folder = database.absoluteAttemptsFolder
        let environment = environment
        let finding = await withCheckedContinuation { continuation in
            Self.trials.async {
                continuation.resume(
                    returning: PowerCapTrial.run(environment: environment, attempts: folder))
            }
        }
        do throws(Diagnostic) {
            try RegionRegistry.keep(finding, in: database)
        } catch {
            notify(.databaseTrouble(error))
        }
    }

    private static let trials = DispatchQueue(label: "solstice.power-cap-trials")

    private func work(untilEmpty: Bool) async throws(Diagnostic) {
        var loopState = ServiceLoopState()
        // From here on, fast time waits for this loop.
        database.clock.letPass(atMost: .zero)
        while !Task.isCancelled {
            do {
                if try await look(&loopState) { continue }
                guard let view = loopState.view else { continue }
                if untilEmpty, view.isEmpty { return try announceRest(view) }
                announceNext(view, &loopState)
                await rest(atMost: patience(view, loopState))
                // A thousand jobs submitted one by one do not cause a pass each.
                await Self.breathe()
            } catch {
                // A newer program has changed the tables: only its own service can continue.
                if let refusal = database.store.refusal { throw refusal }
                tell(error, &loopState)
                loopState.version = nil
                await rest(atMost: .seconds(5))
                await Self.breathe()
            }
        }
    }

    /// Reports trouble with the database once, not for each job that it keeps waiting.
    private func tell(_ trouble: Diagnostic, _ loopState: inout ServiceLoopState) {
        if loopState.databaseTrouble?.problem != trouble.problem {
            notify(.databaseTrouble(trouble))
        }
        loopState.databaseTrouble = trouble
    }

    /// Does everything that is due at this moment, and leaves the rest to other services.
    func settle() async throws(Diagnostic) {
        var loopState = ServiceLoopState()
        while try await look(&loopState) {}
    }

    /// Makes one pass and does what is due; true if anything was.
    private func look(_ loopState: inout ServiceLoopState) async throws(Diagnostic) -> Bool {
        if loopState.databaseTrouble != nil {
            // A full disk can still be read.
            try database.store.tryToWrite()
            loopState.databaseTrouble = nil
            notify(.databaseRecovered)
        }
        let now = database.now
        if database.clock.isReal, let step = loopState.clockStep(now: now) {
            notify(.clockSet(seconds: step))
            loopState.nextLook = nil
        }
        if try review(&loopState, try refreshedView(&loopState)) { loopState.version = nil }
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

    /// The database's state, read again only if another process changed it.
    private func refreshedView(_ loopState: inout ServiceLoopState) throws(Diagnostic)
        -> ServiceView
    {
        let version = try database.store.version()
        if let view = loopState.view, version == loopState.version { return view }
        let view = try database.read { try ServiceView($0, executors) }
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

    /// Reviews the waiting jobs, every full hour and whenever something was imported or a region, a
    /// capacity or an accelerator changed; true if that changed anything.
    private func review(
        _ loopState: inout ServiceLoopState, _ view: ServiceView
    ) throws(Diagnostic) -> Bool {
        if let next = loopState.nextLook, database.now < next,
            view.dataRevision == loopState.dataRevision
        {
            return false
        }
        let next = database.now.nextHour
        try database.write { try Statements(context: $0).restatePartlyObserved() }
        let continued = try database.write { try JobReview(context: $0).reviewPausing() }
        for job in continued { notify(.continued(try record(job))) }
        let moved = try database.write { try JobReview(context: $0).reviewWaiting() }
        loopState.nextLook = next
        loopState.dataRevision = view.dataRevision
        for job in moved { notify(.moved(try record(job))) }
        return !moved.isEmpty || !continued.isEmpty
    }

    /// Performs an action; false if there was nothing to do, or it failed.
    /// - Throws: a ``Diagnostic`` if the database cannot be used, which keeps all jobs waiting.
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
            // Part of it may be done, and the version does not reflect a connection's own changes.
            loopState.version = nil
            if database.store.refusal != nil || error.isTrouble(ofDatabase: database.path) {
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
        TimeSpan(seconds: Int((60 * max(1, database.clock.rate)).rounded()))
    }

    /// How long there is nothing to do if nothing changes. The machine's clock may be set
    /// meanwhile, so it is never long.
    private func patience(_ view: ServiceView, _ loopState: ServiceLoopState) -> Duration {
        let reconciliation = Reconciliation(now: database.now, tolerance: tolerance)
        let moments = [
            reconciliation.nextMoment(
                waiting: view.waiting, open: view.open.map(\.asOpen), resting: view.resting),
            view.jobs.isEmpty ? nil : loopState.nextLook,
        ]
        let due = moments.compactMap { $0 }.map {
            Duration.seconds(max(0.001, database.clock.realSeconds(until: $0)))
        }.min()
        let overdue: Duration? =
            loopState.troubles.isEmpty && !view.startable.contains { $0.start <= database.now }
            ? nil : .seconds(1)
        return [due, view.pollInterval, overdue, .seconds(30)].compactMap { $0 }.min() ?? .zero
    }

    private func rest(atMost duration: Duration) async {
        database.clock.letPass(atMost: duration)
        await wakeups.wait(atMost: duration)
    }

    /// A short wait in which many changes become one.
    private static func breathe() async { try? await Task.sleep(for: .milliseconds(10)) }
}

extension ServiceView.OpenAttempt {
    /// Without its executor's report.
    fileprivate var asOpen: Reconciliation.Open {
        .init(attempt: attempt, state: state, report: .unknown, pausing: pausing)
    }
}
