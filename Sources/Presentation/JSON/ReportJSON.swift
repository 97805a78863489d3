internal import SolsticeDomain
internal import SolsticeJSON

extension EnergyReport {
    /// The contract of `report`.
    var json: JSONValue {
        let hasHours = jobs.count <= Self.mostJobsWithHours
        return [
            "madeAt": JSONValue(madeAt), "from": JSONValue(from), "to": JSONValue(to),
            "solsticeVersion": JSONValue(maker.version), "schema": JSONValue(maker.schema),
            "formulas": JSONValue(ReportWords.formulas(of: self)),
            "project": JSONValue(project?.rawValue),
            "totals": JSONValue(totals, \.json),
            "finalTotals": project == nil ? .null : JSONValue(finalTotals, \.json),
            "preliminaryTotals": project == nil ? .null : JSONValue(preliminaryTotals, \.json),
            "jobs": .list(count: jobs.count) { jobs[$0].json(hasHours: hasHours) },
            "withoutEnergy": JSONValue(silent) {
                [
                    "job": JSONValue($0.id), "name": JSONValue($0.name),
                    "state": JSONValue($0.state.rawValue),
                ]
            },
            "batches": JSONValue(batches, \.json),
        ]
    }

    /// Reports on more jobs omit the hours, which would be most of the document.
    private static let mostJobsWithHours = 100
}

extension ReportTotal {
    fileprivate var json: JSONValue {
        [
            "signal": JSONValue(signal.rawValue), "jobs": JSONValue(jobCount),
            "workedHours": JSONValue(workedHours),
            "processorHours": .object(
                processorHours.map {
                    .init(key: $0.accelerator.rawValue, value: JSONValue($0.hours))
                }),
            "averagePowerWatts": JSONValue(averagePower),
            "energySource": JSONValue(energySource.rawValue), "itEnergyKWh": JSONValue(itEnergy),
            "pue": JSONValue(pue), "facilityEnergyKWh": JSONValue(facilityEnergy),
            "carbonIntensityGramsPerKWh": JSONValue(carbonIntensity),
            "transferGrams": JSONValue(transfer), "emissionsGrams": JSONValue(emissions),
            "observedShare": JSONValue(observedShare),
            "estimatedShare": JSONValue(estimatedShare), "filledShare": JSONValue(filledShare),
            "observedHours": JSONValue(observedShare * workedHours),
            "estimatedHours": JSONValue(estimatedShare * workedHours),
            "filledHours": JSONValue(filledShare * workedHours),
            "baselineGrams": JSONValue(baseline),
            "savingGrams": JSONValue(saving), "savingFraction": JSONValue(savedFraction),
            "equivalents": JSONValue(Equivalent.all) { $0.json(of: emissions) },
            "sideEffects": sideEffects.json,
            "carbonFree": JSONValue(carbonFree) {
                [
                    "share": JSONValue($0.share), "jobs": JSONValue($0.jobCount),
                    "recordedJobs": JSONValue($0.recordedCount),
                ]
            },
            "net": ["emissionsGrams": JSONValue(net.emissions), "jobs": JSONValue(net.jobCount)],
        ]
    }
}

extension Equivalent {
    fileprivate func json(of amount: Emissions) -> JSONValue {
        [
            "title": JSONValue(title), "emissionsGrams": JSONValue(emissions),
            "durationHours": JSONValue(duration?.hours), "count": JSONValue(count(in: amount)),
            "source": JSONValue(source),
        ]
    }
}

extension ReportedJob {
    fileprivate func json(hasHours: Bool) -> JSONValue {
        let own: JSONValue = [
            "job": JSONValue(id), "name": JSONValue(name), "arrayIndex": JSONValue(arrayIndex),
            "project": JSONValue(project?.rawValue), "final": JSONValue(isFinalRun),
            "state": JSONValue(state.rawValue), "signal": JSONValue(signal.rawValue),
        ]
        return own.adding(run.json(hasHours: hasHours)).adding([
            "energySource": JSONValue(energySource.rawValue),
            "powerCapsWatts": JSONValue(caps) { JSONValue($0) },
            "meterCoverage": JSONValue(metering.coverage),
            "readings": JSONValue(metering.readings) {
                [
                    "meter": JSONValue($0.meter.rawValue), "energyKWh": JSONValue($0.energy),
                    "coveredSeconds": JSONValue($0.coveredSeconds),
                ]
            },
            "observedShare": JSONValue(observedShare),
            "estimatedShare": JSONValue(estimatedShare), "filledShare": JSONValue(filledShare),
            "observedHours": JSONValue(observedShare * run.worked.hours),
            "estimatedHours": JSONValue(estimatedShare * run.worked.hours),
            "filledHours": JSONValue(filledShare * run.worked.hours),
            "emissionsP10Grams": JSONValue(band?.p10), "emissionsP90Grams": JSONValue(band?.p90),
            "expectation": JSONValue(expectation) {
                [
                    "carbonIntensity": JSONValue($0.carbonIntensity.rawValue),
                    "pue": JSONValue($0.pue.rawValue),
                ]
            },
            "planned": JSONValue(expected) {
                [
                    "emissionsGrams": JSONValue($0.emissions),
                    "emissionsP10Grams": JSONValue($0.band?.p10),
                    "emissionsP90Grams": JSONValue($0.band?.p90),
                ]
            },
            "baseline": baseline.json(hasHours: hasHours), "savingGrams": JSONValue(saving),
            "savingFraction": JSONValue(savedFraction),
            "statement": JSONValue(revision, \.json), "sources": JSONValue(uses, \.json),
            "sideEffects": sideEffects.json,
            "carbonFree": JSONValue(carbonFree, \.json),
            "net": JSONValue(net) {
                [
                    "emissionsGrams": JSONValue($0.emissions),
                    "carbonIntensityGramsPerKWh": JSONValue($0.intensity),
                    "sources": JSONValue($0.sources),
                ]
            },
        ])
    }
}

extension EnergyAccount {
    fileprivate func json(hasHours: Bool) -> JSONValue {
        [
            "region": JSONValue(region), "accelerator": JSONValue(accelerator),
            "processors": JSONValue(processors), "start": JSONValue(start),
            "end": JSONValue(end), "workedHours": JSONValue(worked.hours),
            "elapsedHours": JSONValue(elapsed.hours),
            "processorHours": JSONValue(processorHours),
            "averagePowerWatts": JSONValue(averagePower), "itEnergyKWh": JSONValue(itEnergy),
            "pue": JSONValue(pue), "facilityEnergyKWh": JSONValue(facilityEnergy),
            "carbonIntensityGramsPerKWh": JSONValue(carbonIntensity),
            "transferGrams": JSONValue(transfer), "emissionsGrams": JSONValue(emissions),
            "hoursEmissionsGrams": JSONValue(
                hours.isEmpty ? nil : hours.reduce(transfer) { $0 + $1.emissions }),
            "hours": hasHours ? JSONValue(hours, \.json) : .null,
        ]
    }
}

extension RatedHour {
    fileprivate var json: JSONValue {
        [
            "start": JSONValue(window.start), "end": JSONValue(window.end),
            "powerWatts": JSONValue(power), "pue": JSONValue(pue),
            "carbonIntensityGramsPerKWh": JSONValue(carbonIntensity),
            "isPUEObserved": JSONValue(isPUEObserved),
            "isCarbonObserved": JSONValue(isCarbonObserved),
            "carbonQuality": JSONValue(carbonQuality.rawValue),
        ]
    }
}

extension ReportedJob.Revision {
    fileprivate var json: JSONValue {
        [
            "revision": JSONValue(number), "statedAt": JSONValue(statedAt),
            "importBatch": JSONValue(batch), "reason": JSONValue(reason.name),
            "isCurrent": JSONValue(isCurrent),
        ]
    }
}

extension DataUse {
    /// Always the same keys, so that a reader need not know every kind.
    fileprivate var json: JSONValue {
        let own: JSONValue = [
            "role": JSONValue(role.rawValue), "quantity": JSONValue(quantity.rawValue),
            "place": JSONValue(place),
        ]
        return switch origin {
        case .batch(let number, let values):
            own.adding([
                "batch": JSONValue(number), "values": JSONValue(values), "figure": .null,
                "source": .null,
            ])
        case .figure(let figure, let source):
            own.adding([
                "batch": .null, "values": .null, "figure": JSONValue(figure),
                "source": JSONValue(source),
            ])
        }
    }
}

extension ImportBatch {
    fileprivate var json: JSONValue {
        [
            "batch": JSONValue(id), "kind": JSONValue(kind.rawValue),
            "fileName": JSONValue(baseName), "sha256": JSONValue(sha256),
            "importedAt": JSONValue(importedAt), "format": JSONValue(format),
            "unit": JSONValue(unit),
        ]
    }
}

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
