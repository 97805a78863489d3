import SolsticeDomain
import SolsticeStore

/// Finds the jobs that a request names as predecessors: earlier ones of the same submission, or
/// else jobs in the database.
struct PredecessorSearch {
    let session: StoreSession
    /// Jobs of this submission by name, a list for each request.
    private var submitted: [String: [[JobID]]] = [:]

    /// Longer lists would take longer to store than the jobs themselves.
    private static let longestList = 1_000_000

    init(session: StoreSession) { self.session = session }

    /// Records the jobs that a request of this submission became.
    mutating func note(_ jobs: [JobID], name: String) {
        submitted[name, default: []].append(jobs)
    }

    /// What a request depends on, by number.
    /// - Throws: a ``Diagnostic`` if there is no such job, if a name matches several, or if a job
    ///   that has to succeed has finished without success.
    func dependencies(of request: SubmissionRequest) throws -> [JobDependency] {
        var kinds: [JobID: JobDependency.Kind] = [:]
        for name in request.afterAny {
            for job in try jobs(name, for: request) { kinds[job] = .afterAny }
        }
        for name in request.afterOK {
            for job in try jobs(name, for: request) {
                try refuseHopeless(job, name)
                kinds[job] = .afterOK
            }
        }
        guard kinds.count * max(1, request.arrayIndices.count) <= Self.longestList else {
            throw Diagnostic(
                .usage, "each of \(request.arrayIndices.count) jobs is to wait for \(kinds.count)",
                remedy: "put one job between them, which waits for all and is waited for")
        }
        return kinds.sorted { $0.key < $1.key }.map { JobDependency($0.value, job: $0.key) }
    }

    private func jobs(_ text: String, for request: SubmissionRequest) throws -> [JobID] {
        if let number = Int(text).map(JobID.init(_:)) {
            guard try session.state(of: number) != nil else { throw missing(text, among: []) }
            return [number]
        }
        if let own = submitted[text] {
            guard own.count == 1 else {
                throw ambiguous(
                    text, "\(own.count) earlier jobs of this submission", own.compactMap(\.first))
            }
            return own[0]
        }
        let namesakes = try session.namesakes(text)
        let open = Set(namesakes.filter { !$0.state.isFinal }.map { $0.array ?? $0.job })
        guard open.count <= 1 else {
            throw ambiguous(text, "\(open.count) unfinished jobs", open.sorted())
        }
        guard let newest = open.first ?? namesakes.first.map({ $0.array ?? $0.job }) else {
            if text == request.name {
                throw Diagnostic(
                    .usage, "job \(text) cannot wait for itself",
                    remedy: "name an earlier job: \(run: .status, .set(.all))")
            }
            throw missing(text, among: submitted.keys + (try session.jobNames()))
        }
        return namesakes.filter { ($0.array ?? $0.job) == newest }.map(\.job)
    }

    private func refuseHopeless(_ job: JobID, _ name: String) throws {
        guard let state = try session.state(of: job), state.isFinal, state != .succeeded else {
            return
        }
        throw Diagnostic(
            .usage, "job \(job) has to succeed first, but has ended: \(state.rawValue)",
            remedy: "submit it again, or wait for its end only: \(set: .afterAny, name)")
    }

    private func ambiguous(_ name: String, _ which: String, _ jobs: [JobID]) -> Diagnostic {
        let numbers = jobs.prefix(5).map(String.init).joined(separator: " ")
        return Diagnostic(
            .usage, "\(which) are called \(name)",
            remedy: "say which by number, such as \(numbers), or give them names of their own")
    }

    private func missing(_ name: String, among names: [String]) -> Diagnostic {
        let nearest = nearestName(to: name, among: names.sorted())
        return Diagnostic(
            .usage, "there is no job \(name) to wait for",
            remedy: nearest.map { "did you mean \($0)?" } ?? "see: \(run: .status, .set(.all))")
    }
}

extension PlanningContext {
    /// A job as it can be planned: not before the planned end of its predecessors, including those
    /// of a dry run.
    func afterPredecessors(
        _ job: JobSpecification, alsoEndingBy drafts: [JobID: Instant] = [:]
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
