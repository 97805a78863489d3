internal import SolsticeDomain
internal import SolsticeJSON

extension Region {
    /// A region's settings.
    var json: JSONValue {
        [
            "id": JSONValue(id), "zone": JSONValue(zone), "timeZone": JSONValue(timeZone),
            "isHome": JSONValue(isHome), "executor": JSONValue(executor.rawValue),
            "slurm": JSONValue(slurm) {
                [
                    "configurationPath": JSONValue($0.configurationPath),
                    "commandPrefix": JSONValue($0.commandPrefix),
                    "partition": JSONValue($0.partition),
                ]
            },
            "annualPUE": JSONValue(annualPUE?.value),
            "annualPUESource": JSONValue(annualPUE?.source),
            "annualCarbonIntensityGramsPerKWh": JSONValue(annualCarbonIntensity?.value),
            "annualCarbonIntensitySource": JSONValue(annualCarbonIntensity?.source),
            "annualSignal": JSONValue(annualSignal?.rawValue),
            "capacity": JSONValue(capacity, \.json),
            "transferKWhPerGB": JSONValue(transferEnergy),
            "transferGbps": JSONValue(transferRate),
            "powerCapMeans": JSONValue(powerCapMeans.rawValue),
            "powerCapObstacle": JSONValue(powerCapObstacle),
            "onSiteWaterLitresPerKWh": JSONValue(water.onSite?.value),
            "onSiteWaterSource": JSONValue(water.onSite?.source),
            "electricityWaterLitresPerKWh": JSONValue(water.electricity?.value),
            "electricityWaterSource": JSONValue(water.electricity?.source),
            "carbonFreeShare": JSONValue(carbonFreeShare?.value),
            "carbonFreeShareSource": JSONValue(carbonFreeShare?.source),
            "netCarbonIntensityGramsPerKWh": JSONValue(netCarbonIntensity?.value),
            "netCarbonIntensitySource": JSONValue(netCarbonIntensity?.source),
        ]
    }
}

extension AcceleratorCapacity {
    fileprivate var json: JSONValue {
        [
            "accelerator": JSONValue(accelerator), "count": JSONValue(count),
            "hourlyPrice": JSONValue(hourlyPrice),
        ]
    }
}

extension RegionRecord {
    /// A region with its histories.
    var json: JSONValue {
        region.json.adding([
            "carbonHistory": JSONValue(carbon) { $0.json(meanKey: "meanGramsPerKWh") },
            "pueHistory": JSONValue(pue) { $0.json(meanKey: "meanPUE") },
            "carbonFreeHistory": JSONValue(carbonFree) { $0.json(meanKey: "meanShare") },
        ])
    }
}

extension HistorySummary {
    fileprivate func json(meanKey: String) -> JSONValue {
        JSONValue(under: "signal", JSONValue(signal?.rawValue)).adding(JSONValue(span))
            .adding(["count": JSONValue(count)]).adding(JSONValue(under: meanKey, JSONValue(mean)))
            .adding([
                "observedHours": JSONValue(observedHours),
                "estimatedHours": JSONValue(estimatedHours),
                "filledHours": JSONValue(missingHours),
            ])
    }
}

extension Accelerator {
    /// A processor with its measured caps.
    var json: JSONValue {
        [
            "id": JSONValue(id), "title": JSONValue(title),
            "boardPowerWatts": JSONValue(boardPower?.value),
            "boardPowerSource": JSONValue(boardPower?.source),
            "relativeSpeed": JSONValue(relativeSpeed?.value),
            "relativeSpeedSource": JSONValue(relativeSpeed?.source),
            "powerCaps": JSONValue(powerCaps, \.json),
            "inferencePowerCaps": JSONValue(inferenceCaps, \.json),
            "publishedCaps": JSONValue(
                WorkloadKind.allCases.flatMap { publishedCaps(for: $0) }, \.json),
            "embodiedGrams": JSONValue(embodied?.emissions),
            "lifetimeHours": JSONValue(embodied?.lifetime.hours),
            "embodiedSource": JSONValue(embodied?.source),
        ]
    }
}

extension PowerCapPoint {
    fileprivate var json: JSONValue {
        [
            "capWatts": JSONValue(cap), "relativeTime": JSONValue(relativeTime),
            "relativeEnergy": JSONValue(relativeEnergy), "source": JSONValue(source),
            "byDraw": JSONValue(byDraw, \.json),
        ]
    }
}

extension PublishedCap {
    fileprivate var json: JSONValue {
        [
            "workload": JSONValue(workload.rawValue), "capWatts": JSONValue(cap),
            "relativeTime": JSONValue(relativeTime), "relativeEnergy": JSONValue(relativeEnergy),
            "source": JSONValue(source),
        ]
    }
}

extension PowerCapPoint.AtDraw {
    fileprivate var json: JSONValue {
        [
            "drawWatts": JSONValue(draw), "relativeTime": JSONValue(relativeTime),
            "slowRelativeTime": JSONValue(slowRelativeTime),
            "relativeEnergy": JSONValue(relativeEnergy),
        ]
    }
}

extension RegionOutlook {
    /// The horizon interval by interval, with its sources and marked windows.
    func json(
        horizon: TimeWindow, marked: [(label: String, window: TimeWindow)]
    ) -> JSONValue {
        let marks = marked.map { mark in
            JSONValue(under: "label", .string(mark.label)).adding(JSONValue(mark.window))
        }
        let sources = bases.map { JSONValue($0.window).adding($0.basis.json) }
        let stretches = pieces(over: horizon).map(Self.json(of:))
        return [
            "region": .string(region.id), "zone": .string(region.zone),
            "timeZone": .string(region.timeZone), "signal": .string(signal.rawValue),
            "start": JSONValue(horizon.start), "end": JSONValue(horizon.end),
            "pieces": .array(stretches), "bases": .array(sources), "marked": .array(marks),
        ]
    }

    private static func json(of piece: Piece) -> JSONValue {
        JSONValue(piece.window).adding([
            "pue": JSONValue(piece.pue), "carbonGramsPerKWh": JSONValue(piece.carbonIntensity),
            "rateGramsPerITKWh": JSONValue(piece.rate),
            "rateP10GramsPerITKWh": JSONValue(piece.rateP10),
            "rateP90GramsPerITKWh": JSONValue(piece.rateP90),
        ])
    }
}

extension SeasonalProfile {
    /// All 576 cells in order of month, hour and kind of day; null if there are no values.
    func json(id: String, unit: String, timeZone: String) -> JSONValue {
        let rows = Slot.all.map { json(of: $0, with: cell($0)) }
        return [
            "id": .string(id), "unit": .string(unit), "timeZone": .string(timeZone),
            "cells": .array(rows),
        ]
    }

    private func json(of slot: Slot, with cell: Cell?) -> JSONValue {
        [
            "month": .integer(slot.month), "hour": .integer(slot.hour),
            "dayType": .string(slot.dayType.title), "mean": JSONValue(cell?.mean),
            "p10": JSONValue(cell?.p10), "p90": JSONValue(cell?.p90),
            "count": JSONValue(cell?.count),
        ]
    }
}

extension DayType {
    /// `workday` or `weekend`.
    var title: String {
        switch self {
        case .workday: "workday"
        case .weekend: "weekend"
        }
    }
}
