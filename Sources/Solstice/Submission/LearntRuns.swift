import SolsticeDomain
import SolsticeStore

/// What earlier runs of the same name teach about a job: its hours if it was submitted without, and
/// what power caps do to it.
struct LearntRuns {
    let session: StoreSession
    /// The runs by the jobs' name, each read once.
    private var known: [String: [AcceleratorID: [MeasuredRun]]] = [:]

    init(session: StoreSession) { self.session = session }

    /// A request with what was learnt: its hours, unless they are stated, and the effects of caps.
    /// - Throws: a ``Diagnostic`` if its hours are neither stated nor known from enough runs.
    mutating func completed(_ request: SubmissionRequest) throws -> SubmissionRequest {
        let runs = try request.name.map { try allRuns(ofJobsNamed: $0) } ?? [:]
        var completed = request
        for (accelerator, runs) in runs {
            let caps = Self.measuredCaps(runs)
            if !caps.isEmpty { completed.measuredCaps[accelerator] = caps }
        }
        guard request.duration == nil else { return completed }
        let free = runs.mapValues { $0.filter { $0.cap == nil }.map(\.length) }
        let known = free.compactMap { accelerator, lengths in
            DurationEstimate(runs: lengths).map { (accelerator: accelerator, figure: $0) }
        }
        guard !known.isEmpty else { throw missing(request, free.values.map(\.count).max() ?? 0) }
        completed.duration = .named(
            known.sorted { (free[$0.accelerator] ?? []).count > (free[$1.accelerator] ?? []).count }
        )
        completed.learntRuns = free.mapValues(\.count)
        return completed
    }

    private mutating func allRuns(ofJobsNamed name: String) throws -> [AcceleratorID: [MeasuredRun]]
    {
        if let runs = known[name] { return runs }
        let runs = try session.runs(ofJobsNamed: name)
        known[name] = runs
        return runs
    }

    /// What the runs on one accelerator measured, by cap.
    private static func measuredCaps(_ runs: [MeasuredRun]) -> [MeasuredCap] {
        let free = runs.filter { $0.cap == nil }
        let capped = Dictionary(grouping: runs.filter { $0.cap != nil }) { $0.cap ?? .zero }
        return capped.sorted { $0.key < $1.key }.compactMap { cap, runs in
            MeasuredCap(cap: cap, capped: runs, uncapped: free)
        }
    }

    private func missing(_ request: SubmissionRequest, _ count: Int) -> Diagnostic {
        let cause = request.name.map { name in
            "of jobs named \(name) \(count == 0 ? "none" : "\(count)") succeeded so far; from "
                + "\(DurationEstimate.leastRuns) on it is learnt"
        }
        return Diagnostic(
            .usage, "the job's length is missing", causes: cause.map { [Message($0)] } ?? [],
            remedy:
                "add \(set: .hours, "H"), such as \(set: .hours, "8"), \(set: .hours, "90m") or "
                + "\(set: .hours, "8..11")")
    }
}
