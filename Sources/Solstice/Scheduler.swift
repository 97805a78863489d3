public import SolsticeDomain
import SolsticeExecution
import SolsticeStore

/// The library's entry point: submit jobs, see plans, import history, and account for savings.
///
/// ```swift
/// let scheduler = try Scheduler(databasePath: "solstice.db", clock: .system)
/// let submission = try scheduler.submit(request)
/// ```
///
/// Any number of schedulers, in one process or in several, may share a database. Each method is one
/// transaction; a service in a file of its own does the work.
public struct Scheduler: Sendable {
    var database: Database

    /// Who makes the changes, as events record it.
    public var actor: JobEvent.Actor {
        get { database.actor }
        set { database.actor = newValue }
    }

    /// Opens a database, creating it if it is missing.
    /// - Throws: a ``Diagnostic`` if the file cannot be used.
    public init(databasePath: String, clock: SchedulerClock) throws(Diagnostic) {
        database = try Database(path: databasePath, clock: clock)
    }

    /// This release, as `solstice --version` and reports name it.
    public static let version = "0.2.0"

    /// Why this program can no longer use the database: a newer one has changed its tables. Nil
    /// while it can; set by the first call that was refused.
    public var refusal: Diagnostic? { database.store.refusal }

    /// The database's path.
    public var databasePath: String { database.path }

    /// Folder of the logs and exit records of this database's attempts.
    public var attemptsFolder: String { database.attemptsFolder }

    /// Where "now" comes from.
    public var clock: SchedulerClock { database.clock }

    /// The current moment on the scheduler's clock.
    public var now: Instant { database.now }

    /// The rules of a time zone by its IANA name.
    /// - Throws: a ``Diagnostic`` that names the nearest zone if there is none of this name.
    public func localClock(_ timeZone: String) throws(Diagnostic) -> LocalClock {
        try database.clocks.clock(timeZone)
    }

    /// The result of a lookup; nil if nothing is known about it, or it does not exist.
    /// - Throws: a ``Diagnostic`` for any other error, such as a database that cannot be read.
    public func ifKnown<Value>(
        _ look: () throws(Diagnostic) -> Value
    ) throws(Diagnostic) -> Value? {
        do {
            return try look()
        } catch {
            let isUnknown = [.unavailable, .usage, .noSuchInput].contains(error.kind)
            if isUnknown, !error.isTrouble(ofDatabase: databasePath) { return nil }
            throw error
        }
    }
}

/// Jobs: submission, and what people do to them.
extension Scheduler {
    /// Accepts a job and plans it into free capacity, in one transaction.
    /// - Throws: a ``Diagnostic`` if something is missing or wrong, or if no plan ends by the
    ///   deadline: then with the obstacles and the earliest possible finish.
    /// - Returns: the job; of an array, its first member.
    public func submit(
        _ request: SubmissionRequest, isDryRun: Bool = false
    ) throws(Diagnostic) -> Submission {
        let submitted = try submit([request], isDryRun: isDryRun)
        return submitted[0]
    }

    /// Accepts several jobs in one transaction: all of them, or none if one cannot be planned. If
    /// all have deadlines they are planned together, into free capacity.
    ///
    /// An array becomes one job for each of its indices, so there may be more submissions than
    /// requests; a request may name jobs of earlier ones to wait for.
    @discardableResult
    public func submit(
        _ requests: [SubmissionRequest], isDryRun: Bool = false
    ) throws(Diagnostic) -> [Submission] {
        if isDryRun {
            return try database.read { context in
                var submitter = Submitter(context: context, plan: nil)
                return try submitter.submit(requests)
            }
        }
        return try database.write { context in
            let plan = try context.session.beginPlan(at: context.now, reason: "submission")
            var submitter = Submitter(context: context, plan: plan)
            return try submitter.submit(requests)
        }
    }

    /// Holds a job that has not started; its place becomes free.
    /// - Throws: a ``Diagnostic`` if it has started or finished.
    public func hold(_ id: JobID) throws(Diagnostic) {
        try database.write { try Lifecycle(context: $0).hold(id) }
    }

    /// Releases a held job and plans it again.
    /// - Throws: a ``Diagnostic`` if it is not held, or can no longer end by its deadline; it then
    ///   stays held.
    public func release(_ id: JobID) throws(Diagnostic) -> JobRecord {
        try database.write { try Lifecycle(context: $0).release(id) }
    }

    /// Says which project jobs are reported under, and whether their runs are final: before or after
    /// they ran, for all of them or, if one does not exist, for none.
    /// - Returns: the jobs as they are now.
    @discardableResult
    public func mark(_ ids: [JobID], as marks: JobMarks) throws(Diagnostic) -> [JobRecord] {
        try database.write { try Lifecycle(context: $0).mark(ids, as: marks) }
    }

    /// Starts a finished job that did not succeed again, with another deadline if one is given.
    /// - Throws: a ``Diagnostic`` if it is unfinished, succeeded, or cannot end by its deadline; it
    ///   then stays as it was.
    public func retry(_ id: JobID, deadline: Instant? = nil) throws(Diagnostic) -> JobRecord {
        try database.write { try Lifecycle(context: $0).retry(id, deadline: deadline) }
    }

    /// Cancels a job that has not started, or marks a started one so that its processes are ended.
    /// - Returns: the attempt whose processes are still to be ended with
    ///   ``endProcesses(of:executors:)``; nil if nothing is running.
    /// - Throws: a ``Diagnostic`` if the job has finished.
    public func cancel(_ id: JobID) throws(Diagnostic) -> Attempt? {
        try database.write { try Lifecycle(context: $0).cancel(id) }
    }

    /// Ends the processes of a cancelled job: `SIGTERM`, and after ten seconds `SIGKILL`.
    public func endProcesses(
        of attempt: Attempt, executors: Executors
    ) async throws(Diagnostic) {
        do {
            try await executors.executor(of: attempt, in: database)
                .cancel(attempt.address, grace: .cancelGrace)
        } catch {
            // A service is just starting it, and will end it as soon as it sees the cancellation.
            guard error.kind == .noSuchInput || error.kind == .tryAgain else { throw error }
        }
    }

    /// Plans all jobs that have not started together, and makes that the current plan if it is
    /// better than the existing one.
    ///
    /// Jobs that are running, are about to start, have no deadline, or can only end late stay as
    /// they are. If the queue, a region, a capacity, an accelerator or the data changes meanwhile,
    /// the queue is planned again; the third time the moves that are still valid are kept.
    /// - Throws: a ``Diagnostic`` if none of them is.
    public func plan(
        effort: PlanningEffort = .standard, seed: UInt64 = 1, isDryRun: Bool = false,
        observer: PlanObserver? = nil
    ) throws(Diagnostic) -> QueuePlan {
        try Replanner(database: database).plan(
            effort: effort, seed: seed, isDryRun: isDryRun, observer: observer)
    }

    /// Checks the current plan by independent rules: capacity, windows, deadlines, regions,
    /// durations, and emissions recomputed from scratch.
    public func planViolations() throws(Diagnostic) -> [PlanViolation] {
        try database.read { try QueueSnapshot(context: $0).violationsOfCurrentPlan() }
    }
}

/// What is known about jobs and the queue.
extension Scheduler {
    /// Jobs with their plans, by number: the unfinished ones, or all; of a project, if one is named.
    /// - Throws: a ``Diagnostic`` if no job belongs to the project.
    public func queue(
        includingFinal: Bool = false, project: ProjectID? = nil
    ) throws(Diagnostic) -> [JobRecord] {
        try database.read {
            try Inspection(context: $0).queue(includingFinal: includingFinal, project: project)
        }
    }

    /// A page of the list of jobs: those in some states, or all, and of a project, if one is named,
    /// beyond a number; up to `limit` of them, by number, or with `isDescending` the newest first.
    /// - Throws: a ``Diagnostic`` if no job belongs to the project.
    public func page(
        in states: [JobState]? = nil, project: ProjectID? = nil, beyond id: JobID? = nil,
        isDescending: Bool = false, limit: Int
    ) throws(Diagnostic) -> JobSlice {
        try database.read {
            try Inspection(context: $0).page(
                in: states, project: project, beyond: id, isDescending: isDescending, limit: limit)
        }
    }

    /// What the whole queue contains, is planned to emit, and has emitted.
    public func summary() throws(Diagnostic) -> QueueSummary {
        try database.store.read { try $0.summary() }
    }

    /// Everything stored about a job.
    public func record(_ id: JobID) throws(Diagnostic) -> JobRecord {
        try database.read { try Inspection(context: $0).record(id) }
    }

    /// A job's state.
    public func state(of id: JobID) throws(Diagnostic) -> JobState {
        try database.store.read { try $0.existingJob(id).state }
    }

    /// The alternatives for a job, and what they would emit.
    ///
    /// For a job that has started or finished: its alternatives when it was submitted, with today's
    /// knowledge, beside the plan it was started on.
    public func explanation(_ id: JobID) throws(Diagnostic) -> (Explanation, JobRecord) {
        try database.read { try Inspection(context: $0).explanation(id) }
    }

    /// The variants of a job that is only asked about, each where and when it emits least, as if no
    /// other job were planned or running. Nothing is stored.
    /// - Throws: a ``Diagnostic`` if a variant is not valid, or if none can end in time.
    public func comparison(_ request: SubmissionRequest) throws(Diagnostic) -> Comparison {
        try database.read { try Inspection(context: $0).comparison(request) }
    }

    /// What happened to a job, oldest first.
    public func events(_ id: JobID) throws(Diagnostic) -> [JobEvent] {
        try database.store.read { try $0.events(of: id) }
    }

    /// Job events after a given event, oldest first, up to `limit`.
    public func events(after id: Int, limit: Int) throws(Diagnostic) -> [QueueEvent] {
        try database.store.read { try $0.events(after: id, limit: limit) }
    }

    /// Number of the newest event; 0 if there is none.
    public func newestEvent() throws(Diagnostic) -> Int {
        try database.store.read { try $0.newestEvent() }
    }

    /// The number of a job given by number or by name; of several, the newest.
    /// - Throws: a ``Diagnostic`` if there is none, and, if it has to be unambiguous, if several
    ///   jobs of this name are unfinished.
    public func jobNumber(
        _ text: String, isUnambiguous: Bool = false
    ) throws(Diagnostic) -> JobID {
        try database.store.read { try $0.jobNumber(text, isUnambiguous: isUnambiguous) }
    }

    /// The jobs' names in alphabetical order, for shell completion.
    public func jobNames() throws(Diagnostic) -> [String] {
        try database.store.read { try $0.jobNames() }
    }

    /// The projects that jobs belong to, in alphabetical order.
    public func projects() throws(Diagnostic) -> [ProjectID] {
        try database.store.read { try $0.projects() }
    }

    /// A project by its name.
    /// - Throws: a ``Diagnostic`` that names the nearest if no job belongs to one of this name.
    public func project(_ name: String) throws(Diagnostic) -> ProjectID {
        try database.store.read { try $0.existingProject(ProjectID(name)) }
    }

    /// The unfinished jobs that can only run if this one succeeds, directly or through others: they
    /// are cancelled with it.
    public func dependents(onSuccessOf id: JobID) throws(Diagnostic) -> [JobID] {
        try database.store.read { try $0.dependents(onSuccessOf: id).map(\.job) }
    }

    /// A piece of a job's output: of its last attempt, or of a given one. A negative offset counts
    /// from the end.
    /// - Throws: a ``Diagnostic`` if there is no such attempt, or its log is missing.
    public func log(
        of id: JobID, attempt number: Int? = nil, offset: Int, limit: Int
    ) throws(Diagnostic) -> LogPiece {
        let attempt = try database.read { try JobLogs(context: $0).attempt(of: id, number: number) }
        return try JobLogs.piece(of: attempt, offset: offset, limit: limit)
    }

    /// The energy report on finished jobs: on the requested ones, or on all.
    ///
    /// A job counts entirely in the period that it ended in.
    /// - Throws: a ``Diagnostic`` if a requested job or project does not exist, if a job is unfinished
    ///   or in another project, or if the period ends before it begins.
    public func report(
        _ request: ReportRequest = ReportRequest()
    ) throws(Diagnostic) -> EnergyReport {
        try database.read { try Reporting(context: $0).report(request) }
    }
}
