internal import SolsticeDomain

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
