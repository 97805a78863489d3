import SolsticeDomain
import SolsticeStore

/// The duration of a job that was submitted without one, from earlier runs of the same name.
struct LearntDuration {
    let session: StoreSession

    /// A request with its duration, stated or learnt.
    /// - Throws: a ``Diagnostic`` if it is neither stated nor known from enough runs.
    func completed(_ request: SubmissionRequest) throws -> SubmissionRequest {
        guard request.duration == nil else { return request }
        let runs = try request.name.map { try session.runLengths(ofJobsNamed: $0) } ?? [:]
        let known = runs.compactMap { accelerator, lengths in
            DurationEstimate(runs: lengths).map { (accelerator: accelerator, figure: $0) }
        }
        guard !known.isEmpty else { throw missing(request, runs.values.map(\.count).max() ?? 0) }
        var completed = request
        completed.duration = .named(
            known.sorted { (runs[$0.accelerator] ?? []).count > (runs[$1.accelerator] ?? []).count }
        )
        completed.learntRuns = runs.mapValues(\.count)
        return completed
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
