internal import SolsticeDomain
internal import SolsticeJSON

extension QueuePlan {
    /// The contract of `plan`: the totals, then every job with a place, then every job without.
    func json(isDryRun: Bool) -> JSONValue {
        [
            "id": JSONValue(id), "parent": JSONValue(parent), "createdAt": JSONValue(createdAt),
            "emissionsGrams": JSONValue(emissions), "baselineGrams": JSONValue(baseline),
            "lowerBoundGrams": JSONValue(lowerBound),
            "gap": hasBound ? JSONValue(gap) : .null,
            "objectiveGrams": JSONValue(objective), "effort": JSONValue(effort.rawValue),
            "isInterrupted": JSONValue(isInterrupted), "isDryRun": JSONValue(isDryRun),
            "byLever": levers.json, "moved": JSONValue(moved.count),
            "placements": .list(count: entries.count) { entries[$0].json },
            "unplaceable": JSONValue(unplaceable, \.json),
        ]
    }
}

extension QueuePlan.Entry {
    /// The job's number and name, followed by its placement's keys.
    fileprivate var json: JSONValue {
        JSONValue(under: "job", JSONValue(job.id))
            .adding(["name": JSONValue(job.specification.name)])
            .adding(planned.placement.json)
            .adding([
                "baseline": planned.baseline.baselineJSON, "saving": planned.saving.json,
                "previous": JSONValue(previous, \.json), "isMoved": JSONValue(isMoved),
            ])
    }
}

extension QueuePlan.Unplaceable {
    fileprivate var json: JSONValue {
        [
            "job": JSONValue(job.id), "name": JSONValue(job.specification.name),
            "reason": JSONValue(reason), "earliestFinish": JSONValue(earliestFinish),
        ]
    }
}

extension PlanViolation {
    /// The rule, the job that breaks it, the severity, and a description.
    var json: JSONValue {
        [
            "rule": JSONValue(rule.rawValue), "job": JSONValue(job),
            "severity": JSONValue(severity.rawValue), "text": JSONValue(text),
        ]
    }
}

extension QueueSummary {
    /// The contract of a summary: every state with its count, and totals by signal.
    var json: JSONValue {
        [
            "jobs": .object(
                JobState.allCases.map {
                    .init(key: $0.rawValue, value: .integer(counts[$0] ?? 0))
                }),
            "planned": Self.json(planned), "realised": Self.json(realised),
            "days": JSONValue(days) { day in
                JSONValue(under: "start", JSONValue(day.start))
                    .adding(["signal": JSONValue(day.signal.rawValue)]).adding(day.tally.json)
            },
            "plan": JSONValue(plan) {
                [
                    "id": JSONValue($0.id), "createdAt": JSONValue($0.createdAt),
                    "reason": JSONValue($0.reason), "gap": JSONValue($0.gap),
                    "seconds": JSONValue($0.seconds),
                ]
            },
        ]
    }

    private static func json(_ tallies: [CarbonSignal: Tally]) -> JSONValue {
        .array(
            CarbonSignal.allCases.compactMap { signal in
                tallies[signal].map {
                    JSONValue(under: "signal", JSONValue(signal.rawValue)).adding($0.json)
                }
            })
    }
}

extension QueueSummary.Tally {
    fileprivate var json: JSONValue {
        [
            "jobs": JSONValue(jobs), "emissionsGrams": JSONValue(emissions),
            "baselineGrams": JSONValue(baseline), "savingGrams": JSONValue(saving),
        ]
    }
}
