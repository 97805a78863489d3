internal import SolsticeDomain
internal import SolsticeJSON

extension Placement {
    /// Region, hardware and time, with the expected use and emissions.
    var json: JSONValue {
        [
            "region": JSONValue(region), "accelerator": JSONValue(accelerator),
            "powerCapWatts": JSONValue(powerCap),
            "segments": JSONValue(segments) { JSONValue($0) },
            "itEnergyKWh": JSONValue(footprint.itEnergy),
            "facilityEnergyKWh": JSONValue(footprint.facilityEnergy),
            "emissionsGrams": JSONValue(footprint.emissions),
            "emissionsP10Grams": JSONValue(footprint.band?.p10),
            "emissionsP90Grams": JSONValue(footprint.band?.p90),
            "transferGrams": JSONValue(footprint.transfer),
            "cost": JSONValue(footprint.cost), "signal": JSONValue(signal.rawValue),
            "basis": basis.json,
        ]
    }

    /// The baseline of the plan.
    var baselineJSON: JSONValue {
        [
            "region": JSONValue(region), "accelerator": JSONValue(accelerator),
            "start": JSONValue(start), "end": JSONValue(end),
            "itEnergyKWh": JSONValue(footprint.itEnergy),
            "facilityEnergyKWh": JSONValue(footprint.facilityEnergy),
            "emissionsGrams": JSONValue(footprint.emissions), "cost": JSONValue(footprint.cost),
            "basis": basis.json,
        ]
    }
}

extension RateBasis {
    /// The source of each factor.
    var json: JSONValue {
        [
            "carbonIntensity": JSONValue(carbonIntensity.rawValue), "pue": JSONValue(pue.rawValue),
        ]
    }
}

extension Saving {
    /// The total saving, by lever and by factor.
    var json: JSONValue {
        [
            "grams": JSONValue(amount), "fraction": JSONValue(fraction),
            "byLever": byLever.json,
            "byFactor": [
                "itEnergy": JSONValue(byFactor.itEnergy), "pue": JSONValue(byFactor.pue),
                "carbonIntensity": JSONValue(byFactor.carbonIntensity),
                "transfer": JSONValue(byFactor.transfer),
            ],
        ]
    }
}

extension Saving.Levers {
    /// The saving of each lever.
    var json: JSONValue {
        [
            "time": JSONValue(time), "region": JSONValue(region), "cap": JSONValue(cap),
            "accelerator": JSONValue(accelerator), "pausing": JSONValue(pausing),
            "transfer": JSONValue(transfer),
        ]
    }
}

extension Explanation {
    /// The alternatives, beside the plan they were compared with.
    var json: JSONValue {
        [
            "best": [
                "placement": best.placement.json, "baseline": best.baseline.baselineJSON,
                "saving": best.saving.json,
            ],
            "byRegion": JSONValue(byRegion, \.json), "byStart": JSONValue(byStart, \.json),
            "startNow": JSONValue(startNow, \.json),
            "gainFromWaitingGrams": JSONValue(gainFromWaiting),
            "isWaitingWorthwhile": JSONValue(isWaitingWorthwhile),
            "waiting": waiting?.json ?? .null,
            "slack": JSONValue(slack, \.json),
            "exclusions": JSONValue(exclusions) {
                ["region": JSONValue($0.region), "reason": JSONValue($0.reason)]
            },
            "frontier": JSONValue(frontier, \.json),
            "carbonFree": JSONValue(carbonFree, \.json),
        ]
    }
}

extension Explanation.Alternative {
    fileprivate var json: JSONValue {
        ["savingGrams": JSONValue(saving), "placement": placement.json]
    }
}

extension Explanation.SlackOffer {
    fileprivate var json: JSONValue {
        [
            "extraHours": JSONValue(extra.hours), "furtherSavingGrams": JSONValue(furtherSaving),
            "placement": placement.json,
        ]
    }
}

extension WaitingValue {
    fileprivate var json: JSONValue {
        [
            "startsNow": JSONValue(startsNow), "startingNowGrams": JSONValue(startingNow),
            "goingOnGrams": JSONValue(goingOn), "worthGrams": JSONValue(worth),
            "expectedStart": JSONValue(expectedStart), "latestStart": JSONValue(latestStart),
            "countsOnNews": JSONValue(countsOnNews), "isForSeason": JSONValue(isForSeason),
        ]
    }
}
