import SolsticeDomain
import SolsticeStore

/// What earlier runs of the same name and variant teach about a job: its hours and its power if it was
/// submitted without, and what power caps do to it.
struct LearntRuns {
    let session: StoreSession
    /// What the runs measured by the jobs' name, each read once.
    private var known: [String: [VariantID: SubmissionRequest.LearntFigures]] = [:]

    init(session: StoreSession) { self.session = session }

    /// A request with what was learnt of its variants.
    /// - Throws: a ``Diagnostic`` if its hours are neither stated nor known from enough runs.
    mutating func completed(_ request: SubmissionRequest) throws -> SubmissionRequest {
        var completed = request
        completed.learnt = try request.name.map { try figures(ofJobsNamed: $0) } ?? [:]
        guard request.duration == nil, request.variants.isEmpty else { return completed }
        // Those without a name of their own, with most runs first.
        let plain = completed.learnt.filter { $0.key == VariantID($0.value.accelerator) }.values
            .sorted { ($1.runCount, $0.accelerator) < ($0.runCount, $1.accelerator) }
        let durations = plain.compactMap { figures in
            figures.duration.map { (accelerator: figures.accelerator, figure: $0) }
        }
        guard !durations.isEmpty else {
            throw missing(request, completed.learnt.values.map(\.runCount).max() ?? 0)
        }
        completed.duration = .named(durations)
        completed.isDurationLearnt = true
        return completed
    }

    private mutating func figures(
        ofJobsNamed name: String
    ) throws -> [VariantID: SubmissionRequest.LearntFigures] {
        if let figures = known[name] { return figures }
        let figures = try session.runs(ofJobsNamed: name).compactMapValues { runs in
            Self.figures(runs)
        }
        known[name] = figures
        return figures
    }

    /// What the runs of one variant measured on the accelerator that most of them ran on.
    private static func figures(
        _ runs: [(accelerator: AcceleratorID, run: MeasuredRun)]
    ) -> SubmissionRequest.LearntFigures? {
        let all = Dictionary(grouping: runs, by: \.accelerator)
        let most = all.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
        guard let most else { return nil }
        let runs = most.value.map(\.run)
        let free = runs.filter { $0.cap == nil }
        let capped = Dictionary(grouping: runs.filter { $0.cap != nil }) { $0.cap ?? .zero }
        var figures = SubmissionRequest.LearntFigures(accelerator: most.key)
        figures.runCount = free.count
        figures.duration = DurationEstimate(runs: free.map(\.length))
        figures.watts = MeasuredRun.meanPower(free)
        figures.caps = capped.sorted { $0.key < $1.key }.compactMap { cap, runs in
            MeasuredCap(cap: cap, capped: runs, uncapped: free)
        }
        return figures
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
