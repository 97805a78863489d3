internal import SolsticeDomain

extension JobRecord {
    /// The name, safe to print; `sweep[3]` for a member of an array.
    var name: String {
        job.specification.name.visible
            + (job.specification.arrayIndex.map { "[\($0)]" } ?? "")
    }

    /// `Job 12 (train)`.
    var title: String { "Job \(job.id) (\(name.shortened(to: 48)))" }

    /// When it started or is planned to start.
    var start: Instant? { attempts.lastRun.first?.startedAt ?? plan?.placement.start }

    /// How long its last run worked, and how long it lasted; nil while it is running.
    var worked: (time: TimeSpan, within: TimeSpan)? {
        let run = attempts.lastRun
        guard let first = run.first, let end = run.last?.endedAt else { return nil }
        return (run.worked(until: end), end - first.startedAt)
    }

    /// When it ended, or is planned to end.
    var end: Instant? {
        job.state.isFinal ? attempts.last?.endedAt : plan?.placement.end
    }

    /// The region that it ran in, or is planned for.
    var region: RegionID? { attempts.last?.region ?? plan?.placement.region }

    /// The cap actually applied, or the planned one.
    var cap: Power? { attempts.last.map(\.appliedCap) ?? plan?.placement.powerCap }

    /// Its emissions, realised or expected.
    var emissions: Emissions? {
        realised?.footprint.emissions ?? plan?.placement.footprint.emissions
    }

    /// Its saving, realised or expected.
    var savedEmissions: Emissions? { realised?.savingAgainstBaseline ?? plan?.saving.amount }

    /// The saving over its baseline.
    var savedFraction: Double? { realised?.savedFraction ?? plan?.saving.fraction }
}

extension RealisedFootprint {
    /// The saving over the baseline; 0 if that emits nothing.
    var savedFraction: Double {
        baselineEmissions > .zero ? savingAgainstBaseline / baselineEmissions : 0
    }
}

extension JobState {
    /// Its tone in a list.
    var tone: Ink.Tone? {
        switch self {
        case .starting, .running, .succeeded: .good
        case .held, .paused: .notice
        case .failed, .lost, .missed: .bad
        case .queued, .planned, .cancelled: nil
        }
    }
}

extension Attempt.Outcome {
    /// `exit status 1`.
    var title: String {
        switch self {
        case .exited(let status): "exit status \(status)"
        case .signalled(let signal): "ended by signal \(signal)"
        case .neverStarted(let reason): "could not be started: \(reason.visible)"
        case .unknown: "end unknown"
        }
    }
}

/// How much of a period was observed, estimated and filled.
struct QualityWords {
    let observedShare: Double
    let estimatedShare: Double
    /// All hours; nil if they are unknown.
    let hours: Double?

    private var filledShare: Double { max(0, 1 - observedShare - estimatedShare) }

    /// `all of the run is on observed data`, or what else it is based on.
    var run: String {
        if observedShare >= 0.9995 { return "all of the run is on observed data" + hoursWords }
        let observed =
            observedShare <= 0.0005
            ? "none of the run is on observed data yet"
            : "\(Numerals.percent(observedShare)) of the run is on observed data"
        var rest: [String] = []
        if estimatedShare > 0.0005 {
            rest.append("\(Numerals.percent(estimatedShare)) on the provider's estimates")
        }
        if filledShare > 0.0005 { rest.append("\(Numerals.percent(filledShare)) filled") }
        return ([observed] + rest).joined(separator: ", ") + hoursWords
    }

    /// `7.5 h observed, 0.25 h estimated, 0.25 h filled`; nil if the hours are unknown.
    var counts: String? {
        hours.map { hours in
            let parts = [
                (observedShare, "observed"), (estimatedShare, "estimated"),
                (filledShare, "filled"),
            ]
            return parts.map { "\(Numerals.brief($0.0 * hours)) h \($0.1)" }
                .joined(separator: ", ")
        }
    }

    private var hoursWords: String { counts.map { " (\($0))" } ?? "" }
}

extension EmissionsStatement.Reason {
    /// A short reason for a statement; `batch` is the import that caused it.
    func words(batch: BatchID?, moment: (Instant) -> String) -> String {
        switch self {
        case .end: return batch.map { "import \($0)" } ?? "its end"
        case .attempt: return "an attempt that was added"
        case .observed(let windows):
            let source = batch.map { "import \($0)" } ?? "time that has passed"
            return windows.isEmpty
                ? source : source + ": " + Self.hours(windows, moment: moment)
        }
    }

    /// `Sat 02:00 – Sat 05:00, …`, the first few of them.
    static func hours(_ windows: [TimeWindow], moment: (Instant) -> String) -> String {
        let shown = windows.prefix(most).map { "\(moment($0.start)) – \(moment($0.end))" }
        let more = windows.count - shown.count
        return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }

    private static let most = 3
}
