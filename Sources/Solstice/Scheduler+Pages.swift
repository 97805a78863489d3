public import SolsticeDomain
import SolsticeStore

extension Scheduler {
    /// A page of the list of jobs: those in some states, or all, beyond a number; up to `limit` of
    /// them, by number, or with `isDescending` the newest first.
    public func page(
        in states: [JobState]? = nil, beyond id: Int? = nil, isDescending: Bool = false, limit: Int
    ) throws(Diagnostic) -> JobSlice {
        precondition(limit > 0, "a page has room for a job")
        return try store.read { session in
            var jobs = try session.jobs(
                in: states, beyond: id, isDescending: isDescending, limit: limit + 1)
            let hasMore = jobs.count > limit
            if hasMore { jobs.removeLast() }
            let plans = try session.plannedJobs(jobs.map(\.id))
            let context = try PlanningContext(session: session, clocks: clocks, now: now)
            let records = try jobs.map { job in
                job.state.isFinal
                    ? try record(of: job, plan: plans[job.id], context)
                    : JobRecord(job: job, plan: plans[job.id])
            }
            return JobSlice(records: records, next: hasMore ? jobs.last?.id : nil)
        }
    }

    /// What the whole queue contains, is planned to emit, and has emitted.
    public func summary() throws(Diagnostic) -> QueueSummary { try store.read { try $0.summary() } }

    /// The end of the newest imported hour of carbon intensity that is not after now, for each zone
    /// with a region.
    public func newestCarbonHours() throws(Diagnostic) -> [(
        zone: String, signal: CarbonSignal, end: Instant
    )] {
        try store.read { try $0.newestCarbonHours(by: now) }
    }

    /// Job events after a given event, oldest first, up to `limit`.
    public func events(after id: Int, limit: Int) throws(Diagnostic) -> [QueueEvent] {
        try store.read { try $0.events(after: id, limit: limit) }
    }

    /// Number of the newest event; 0 if there is none.
    public func newestEvent() throws(Diagnostic) -> Int { try store.read { try $0.newestEvent() } }
}
