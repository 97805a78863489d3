internal import SolsticeDomain

/// Regions as rows for programs.
enum RegionRows {
    /// The published figures of a region.
    static let catalogHeading = [
        "id", "zone", "time_zone", "annual_pue", "annual_pue_source",
        "annual_carbon_grams_per_kwh", "annual_carbon_source", "annual_signal",
    ]

    /// A region with its settings and histories.
    static let heading =
        catalogHeading + [
            "is_home", "executor", "capacity", "prices", "carbon_signals", "carbon_from",
            "carbon_to", "carbon_values", "carbon_mean_grams_per_kwh", "pue_from", "pue_to",
            "pue_values", "pue_mean", "transfer_kwh_per_gb", "transfer_gbps",
            "on_site_water_litres_per_kwh", "on_site_water_source",
            "electricity_water_litres_per_kwh", "electricity_water_source",
            "carbon_observed_hours", "carbon_estimated_hours", "carbon_missing_hours",
            "pue_observed_hours", "pue_estimated_hours", "pue_missing_hours",
        ]

    /// The cells under ``catalogHeading``.
    static func catalogCells(_ region: Region) -> [String] {
        [
            region.id, region.zone, region.timeZone, (region.annualPUE?.value).plain,
            region.annualPUE?.source ?? "", (region.annualCarbonIntensity?.value).plain,
            region.annualCarbonIntensity?.source ?? "", region.annualSignal?.rawValue ?? "",
        ]
    }

    /// The cells under ``heading``; several signals share one cell, separated by commas.
    static func cells(_ record: RegionRecord) -> [String] {
        let region = record.region
        let prices = region.capacity.compactMap { entry in
            entry.hourlyPrice.map { "\(entry.accelerator)=\($0.plain)" }
        }
        let carbon = record.carbon
        return catalogCells(region) + [
            region.isHome ? "true" : "false", region.executor.rawValue,
            list(region.capacity.map { "\($0.accelerator)=\($0.count)" }), list(prices),
            list(carbon.map { $0.signal?.rawValue ?? "" }),
            list(carbon.map(\.span.start.description)), list(carbon.map(\.span.end.description)),
            list(carbon.map { "\($0.count)" }), list(carbon.map { Numerals.plain($0.mean) }),
            (record.pue?.span.start).plain, (record.pue?.span.end).plain,
            record.pue.map { "\($0.count)" } ?? "",
            record.pue.map { Numerals.plain($0.mean) } ?? "", region.transferEnergy.plain,
            region.transferRate.plain, (region.water.onSite?.value).plain,
            region.water.onSite?.source ?? "", (region.water.electricity?.value).plain,
            region.water.electricity?.source ?? "",
            list(carbon.map { Numerals.plain($0.observedHours) }),
            list(carbon.map { Numerals.plain($0.estimatedHours) }),
            list(carbon.map { Numerals.plain($0.missingHours) }),
            record.pue.map { Numerals.plain($0.observedHours) } ?? "",
            record.pue.map { Numerals.plain($0.estimatedHours) } ?? "",
            record.pue.map { Numerals.plain($0.missingHours) } ?? "",
        ]
    }

    private static func list(_ entries: [String]) -> String { entries.joined(separator: ",") }
}
