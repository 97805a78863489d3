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
    var region: String? { attempts.last?.region ?? plan?.placement.region }

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
