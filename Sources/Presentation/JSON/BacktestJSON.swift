internal import SolsticeDomain
internal import SolsticeJSON

extension BacktestSummary {
    /// The contract of `backtest`: what was replayed, then a result for each zone, kind and policy.
    var json: JSONValue {
        [
            "from": JSONValue(period.start), "to": JSONValue(period.end),
            "everyHours": JSONValue(distance.hours), "signal": JSONValue(signal.rawValue),
            "across": JSONValue(isAcross), "zones": JSONValue(zones.map(\.name)),
            "historyStarts": JSONValue(zones) { JSONValue($0.historyStart) },
            "kinds": JSONValue(kinds), "policies": JSONValue(policies.map(\.name)),
            "baselinePolicy": JSONValue("run-now"),
            "results": .list(count: results.count) { results[$0].json },
            "coverage": JSONValue(coverage, \.json),
            "planCoverage": JSONValue(planCoverage, \.json), "leftOut": JSONValue(leftOutCount),
            "isInterrupted": JSONValue(isInterrupted),
        ]
    }
}

extension BacktestSummary.Result {
    fileprivate var json: JSONValue {
        [
            "zone": JSONValue(place), "kind": JSONValue(kind), "policy": JSONValue(policy),
            "jobs": JSONValue(jobCount), "shareOfOracle": JSONValue(shareOfOracle),
            "savedFraction": JSONValue(savedFraction),
            "emissionsGramsPerKW": JSONValue(emissions),
            "atOnceGramsPerKW": JSONValue(emissionsAtOnce),
            "oracleGramsPerKW": JSONValue(emissionsOfForesight),
            "delayHoursMedian": JSONValue(delayMedian?.hours),
            "delayHoursP90": JSONValue(delayP90?.hours), "misses": JSONValue(missCount),
            "shareBetter": JSONValue(shareBetter),
            "expectedSaving": JSONValue(expectedSaving),
            "realisedSaving": JSONValue(realisedSaving),
        ]
    }
}

extension BacktestSummary.Coverage {
    fileprivate var json: JSONValue {
        [
            "zone": JSONValue(place), "leadHoursFrom": JSONValue(leadFrom.hours),
            "leadHoursTo": JSONValue(leadTo.hours), "windows": JSONValue(total),
            "below": JSONValue(below), "inside": JSONValue(inside), "above": JSONValue(above),
            "share": JSONValue(share),
        ]
    }
}

extension BacktestSummary.PlanCoverage {
    fileprivate var json: JSONValue {
        [
            "zone": JSONValue(place), "kind": JSONValue(kind),
            "leadHoursFrom": JSONValue(leadFrom.hours), "leadHoursTo": JSONValue(leadTo?.hours),
            "plans": JSONValue(total), "below": JSONValue(below), "inside": JSONValue(inside),
            "above": JSONValue(above), "share": JSONValue(share),
            "shareLow": JSONValue(interval?.lowerBound),
            "shareHigh": JSONValue(interval?.upperBound),
        ]
    }
}
