public import SolsticeDomain
import SolsticeStore

extension Scheduler {
    /// The unfinished jobs that can only run if this one succeeds, directly or through others: they
    /// are cancelled with it.
    public func dependents(onSuccessOf id: Int) throws(Diagnostic) -> [Int] {
        try store.read { try $0.dependents(onSuccessOf: id).map(\.job) }
    }

    /// The unfinished predecessors of a job.
    func openPredecessors(of id: Int) throws(Diagnostic) -> [Int] {
        try store.read { session in
            try session.predecessorStates(of: id).filter { !$0.value.isFinal }.keys.sorted()
        }
    }

    /// A job as it can be planned: not before the planned end of its predecessors, including those
    /// of a dry run.
    func afterPredecessors(
        _ job: JobSpecification, _ session: StoreSession,
        alsoEndingBy drafts: [Int: Instant] = [:]
    ) throws -> JobSpecification {
        let first = job.dependencies.map(\.job)
        let end = [try session.plannedEnd(of: first), first.compactMap { drafts[$0] }.max()]
            .compactMap(\.self).max()
        guard let end else { return job }
        var later = job
        later.earliest = max(end, job.earliest ?? end)
        return later
    }
}
