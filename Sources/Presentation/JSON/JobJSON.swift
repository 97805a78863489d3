internal import SolsticeDomain
internal import SolsticeJSON

extension JobRecord {
    /// The contract of `submit` and `show`.
    var json: JSONValue {
        [
            "job": job.json,
            "placement": JSONValue(plan?.placement, \.json),
            "baseline": JSONValue(plan?.baseline, \.baselineJSON),
            "saving": JSONValue(plan?.saving, \.json),
            "attempts": JSONValue(attempts, \.json),
            "realised": JSONValue(realised, \.json),
            "statements": JSONValue(statements, \.json),
        ]
    }
}

extension JobRecord {
    /// How past decisions about jobs of this kind turned out, for views of one job.
    var pastDecisionsJSON: JSONValue {
        ["pastDecisions": pastDecisions?.json ?? .null]
    }
}

extension PastDecisions {
    fileprivate var json: JSONValue {
        [
            "share": JSONValue(share), "count": JSONValue(count), "kind": JSONValue(kind),
            "zone": JSONValue(zone),
        ]
    }
}

extension Job {
    /// The request and the job's state.
    var json: JSONValue {
        .object(JobOutput.all.map { .init(key: $0.key, value: $0.value(self).json) })
    }
}

extension JobValue {
    fileprivate var json: JSONValue {
        switch self {
        case .none: .null
        case .text(let text): JSONValue(text)
        case .whole(let whole): JSONValue(whole)
        case .number(let number): JSONValue(number)
        case .flag(let flag): JSONValue(flag)
        case .instant(let instant): JSONValue(instant)
        case .texts(let texts), .command(let texts): JSONValue(texts)
        case .wholes(let wholes): JSONValue(wholes) { JSONValue($0) }
        case .variants(let variants): JSONValue(variants, \.json)
        }
    }
}

extension WorkloadVariant {
    /// A way to do the work, as it was accepted.
    var json: JSONValue {
        [
            "name": JSONValue(name), "model": JSONValue(model),
            "gpuType": JSONValue(accelerator), "gpus": JSONValue(count),
            "hours": JSONValue(duration.hours),
            "meanHours": JSONValue(meanDuration.hours),
            "wattsPerGpu": JSONValue(powerPerAccelerator),
            "isPowerAssumed": JSONValue(isPowerAssumed), "price": JSONValue(hourlyPrice),
            "throughput": JSONValue(throughput), "command": command.map { JSONValue($0) } ?? .null,
        ]
    }
}

extension Attempt {
    fileprivate var json: JSONValue {
        [
            "number": JSONValue(number), "purpose": JSONValue(purpose.rawValue),
            "devices": JSONValue(devices) { JSONValue($0) },
            "pauses": JSONValue(pauses) {
                ["start": JSONValue($0.start), "end": JSONValue($0.end)]
            },
            "readings": JSONValue(readings) {
                [
                    "meter": JSONValue($0.meter.rawValue), "energyKWh": JSONValue($0.energy),
                    "coveredSeconds": JSONValue($0.coveredSeconds),
                ]
            },
            "capProblem": JSONValue(capProblem), "region": JSONValue(region),
            "folder": JSONValue(folder),
            "startedAt": JSONValue(startedAt), "endedAt": JSONValue(endedAt),
            "appliedCapWatts": JSONValue(appliedCap), "outcome": JSONValue(outcome, \.json),
        ]
    }
}

extension Attempt.Outcome {
    /// Always the same keys, so that a reader need not know every kind.
    fileprivate var json: JSONValue {
        switch self {
        case .exited(let status): Self.json("exited", status: Int(status))
        case .signalled(let signal): Self.json("signalled", signal: Int(signal))
        case .neverStarted(let reason): Self.json("never-started", reason: reason)
        case .unknown: Self.json("unknown")
        }
    }

    private static func json(
        _ kind: String, status: Int? = nil, signal: Int? = nil, reason: String? = nil
    ) -> JSONValue {
        [
            "kind": JSONValue(kind), "status": JSONValue(status), "signal": JSONValue(signal),
            "reason": JSONValue(reason),
        ]
    }
}

extension RealisedFootprint {
    fileprivate var json: JSONValue {
        let share = baselineEmissions > .zero ? savingAgainstBaseline / baselineEmissions : 0
        return [
            "itEnergyKWh": JSONValue(footprint.itEnergy),
            "facilityEnergyKWh": JSONValue(footprint.facilityEnergy),
            "emissionsGrams": JSONValue(footprint.emissions), "cost": JSONValue(footprint.cost),
            "energySource": JSONValue(energySource.rawValue),
            "observedShare": JSONValue(observedShare),
            "estimatedShare": JSONValue(estimatedShare), "filledShare": JSONValue(filledShare),
            "baselineGrams": JSONValue(baselineEmissions),
            "savingGrams": JSONValue(savingAgainstBaseline), "savingFraction": JSONValue(share),
        ]
    }
}

extension EmissionsStatement.Reason {
    /// Its name in JSON.
    var name: String {
        switch self {
        case .end: "end"
        case .attempt: "attempt"
        case .observed: "observed"
        }
    }

    /// The observed or revised hours; none for other reasons.
    fileprivate var windows: [TimeWindow] {
        if case .observed(let windows) = self { windows } else { [] }
    }
}

extension EmissionsStatement {
    fileprivate var json: JSONValue {
        let own: JSONValue = [
            "revision": JSONValue(revision), "statedAt": JSONValue(statedAt),
            "importBatch": JSONValue(batch), "reason": JSONValue(reason.name),
            "changedHours": JSONValue(reason.windows) {
                ["start": JSONValue($0.start), "end": JSONValue($0.end)]
            },
        ]
        return own.adding(realised.json)
    }
}

extension JobEvent {
    /// One entry of the history in `show`.
    var json: JSONValue {
        [
            "at": JSONValue(at), "from": JSONValue(from?.rawValue), "to": JSONValue(to.rawValue),
            "actor": JSONValue(actor.name), "reason": JSONValue(reason),
        ]
    }
}
