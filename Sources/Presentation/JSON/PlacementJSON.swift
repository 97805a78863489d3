internal import SolsticeDomain
internal import SolsticeJSON

extension Placement {
    /// Region, hardware and time, with the expected use and emissions.
    var json: JSONValue {
        [
            "region": JSONValue(region), "variant": JSONValue(variant),
            "accelerator": JSONValue(accelerator), "gpus": JSONValue(count),
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
            "region": JSONValue(region), "variant": JSONValue(variant),
            "accelerator": JSONValue(accelerator), "gpus": JSONValue(count),
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
            "byLever": byLever.json, "leverFactors": leverFactors,
            "byFactor": [
                "itEnergy": JSONValue(byFactor.itEnergy), "pue": JSONValue(byFactor.pue),
                "carbonIntensity": JSONValue(byFactor.carbonIntensity),
                "transfer": JSONValue(byFactor.transfer),
            ],
        ]
    }
}

extension Saving {
    /// By what factor each lever divides emissions; together they make baseline over plan.
    fileprivate var leverFactors: JSONValue {
        let effects = leverEffects
        let words = Lever.allCases.filter { lever in
            lever != .region && lever != .datacentre && lever != .grid
        }
        func factor(_ lever: Lever) -> Double? { effects.first { $0.lever == lever }?.factor }
        let (datacentre, grid) = (factor(.datacentre), factor(.grid))
        let region = factor(.region) ?? (datacentre ?? 1) * (grid ?? 1)
        return .object(
            words.map { .init(key: $0.rawValue, value: JSONValue(factor($0))) } + [
                .init(key: "region", value: JSONValue(region)),
                .init(key: "datacentre", value: JSONValue(datacentre)),
                .init(key: "grid", value: JSONValue(grid)),
            ])
    }
}

extension Saving.Levers {
    /// The saving of each lever; `region` is `datacentre` and `grid` together.
    var json: JSONValue {
        [
            "time": JSONValue(time), "region": JSONValue(region), "cap": JSONValue(cap),
            "accelerator": JSONValue(accelerator), "pausing": JSONValue(pausing),
            "transfer": JSONValue(transfer), "model": JSONValue(model),
            "datacentre": JSONValue(datacentre), "grid": JSONValue(grid),
        ]
    }
}

extension Explanation {
    /// The alternatives, beside the plan they were compared with.
    var json: JSONValue {
        [
            "byVariant": JSONValue(byVariant, \.json),
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
