internal import SolsticeDomain

extension SideEffects {
    /// Null for figures whose factors are not stated.
    var json: JSONValue {
        [
            "onSiteWater": JSONValue(onSiteWater, \.json),
            "electricityWater": JSONValue(electricityWater, \.json),
            "embodied": JSONValue(embodied) {
                [
                    "emissionsGrams": JSONValue($0.emissions),
                    "processorGrams": JSONValue($0.processor.emissions),
                    "lifetimeHours": JSONValue($0.processor.lifetime.hours),
                    "source": JSONValue($0.processor.source),
                ]
            },
        ]
    }
}

extension SideEffects.Water {
    fileprivate var json: JSONValue {
        [
            "litres": JSONValue(volume), "litresPerKWh": JSONValue(intensity),
            "sources": JSONValue(sources),
        ]
    }
}

extension SideEffectTotal {
    /// Each with its number of jobs; null if nothing is known.
    var json: JSONValue {
        [
            "onSiteWater": JSONValue(onSiteWater) {
                ["litres": JSONValue($0.amount), "jobs": JSONValue($0.jobCount)]
            },
            "electricityWater": JSONValue(electricityWater) {
                ["litres": JSONValue($0.amount), "jobs": JSONValue($0.jobCount)]
            },
            "embodied": JSONValue(embodied) {
                ["emissionsGrams": JSONValue($0.amount), "jobs": JSONValue($0.jobCount)]
            },
        ]
    }
}
