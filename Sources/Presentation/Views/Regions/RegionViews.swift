public import SolsticeDomain

/// Regions with what is known about them.
public enum RegionViews {
    /// All regions, with PUE, carbon intensity and history.
    public static func list(_ records: [RegionRecord], style: OutputStyle) -> String {
        guard style.medium == .terminal else {
            return TabSeparated.text(RegionRows.heading, records.map(RegionRows.cells))
        }
        guard !records.isEmpty else {
            return Paragraph.lines(emptyHint, width: style.width).joined(separator: "\n")
        }
        return Table(columns: RegionColumns.list(records, style), rows: records).lines(style)
            .joined(separator: "\n")
    }

    /// What to do if there is no region.
    static let emptyHint: String = {
        let germany: [Message.Argument] = [
            .set(.zone, "DE"), .set(.timeZone, "Europe/Berlin"), .set(.home),
        ]
        return
            "No regions. Add the one you are in: `\(Message.run(.regionAdd, ["home"] + germany))`"
    }()

    /// Everything about one region.
    public static func detail(_ record: RegionRecord, style: OutputStyle) -> String {
        switch style.medium {
        case .terminal: RegionDetailText(record: record, style: style).text
        case .pipe:
            TabSeparated.text(
                ["field", "value"],
                zip(RegionRows.heading, RegionRows.cells(record)).map { [$0, $1] })
        }
    }

    /// The built-in regions with their published annual figures.
    public static func catalog(_ regions: [Region], style: OutputStyle) -> String {
        guard style.medium == .terminal else {
            return TabSeparated.text(
                RegionRows.catalogHeading, regions.map(RegionRows.catalogCells))
        }
        return Table(columns: RegionColumns.catalog(), rows: regions).lines(style)
            .joined(separator: "\n")
    }
}

/// The columns of the list of regions on a terminal.
enum RegionColumns {
    /// Regions with their histories; carbon-free shares (CFE) only if some region has one.
    static func list(
        _ records: [RegionRecord], _ style: OutputStyle
    ) -> [Table<RegionRecord>.Column] {
        typealias Column = Table<RegionRecord>.Column
        let hasMean = records.contains { $0.carbonFree != nil }
        let hasFigure = records.contains { $0.region.carbonFreeShare != nil }
        let title = hasMean && hasFigure ? "CFE, ~yearly" : "CFE"
        let shares = Column(title, importance: 6, isNumeric: true) { carbonFree($0) }
        return [
            Column("region", importance: 10, shortest: 12) {
                $0.region.id.visible.shortened(to: 28) + ($0.region.isHome ? " (home)" : "")
            },
            Column("zone", importance: 8, shortest: 6) { $0.region.zone.visible },
            Column("PUE", importance: 7, isNumeric: true) { pue($0) },
            Column("g/kWh", importance: 9, isNumeric: true) { carbon($0) },
        ] + (hasMean || hasFigure ? [shares] : []) + [
            Column("history", importance: 6, shortest: 16) { history($0, style) },
            Column("runs jobs", importance: 5) {
                $0.region.executor == .none ? "no" : $0.region.executor.rawValue
            },
            Column("capacity", importance: 4, shortest: 8) { capacity($0.region) },
            Column("time zone", importance: 2) { $0.region.timeZone.visible },
        ]
    }

    /// Regions of the catalogue.
    static func catalog() -> [Table<Region>.Column] {
        typealias Column = Table<Region>.Column
        return [
            Column("region", importance: 10, shortest: 10) { $0.id.visible },
            Column("zone", importance: 9, shortest: 6) { $0.zone.visible },
            Column("PUE", importance: 7, isNumeric: true) {
                $0.annualPUE.map { Scales.text($0.value) } ?? "–"
            },
            Column("g/kWh", importance: 8, isNumeric: true) {
                $0.annualCarbonIntensity.map { Scales.rate($0.value.gramsPerKWh) } ?? "–"
            },
            Column("CFE", importance: 6, isNumeric: true) {
                $0.carbonFreeShare.map { Numerals.percent($0.value.rawValue) } ?? "–"
            },
            Column("counts", importance: 4, shortest: 8) { $0.annualSignal?.title ?? "–" },
            Column("time zone", importance: 5) { $0.timeZone.visible },
            Column("sources", importance: 2, shortest: 14) { region in
                let sources = [
                    region.annualCarbonIntensity?.source, region.annualPUE?.source,
                    region.carbonFreeShare?.source,
                ]
                return sources.compactMap(\.self).joined(separator: "; ").visible
            },
        ]
    }

    /// The mean of the history, or else the annual figure with a `~`.
    private static func pue(_ record: RegionRecord) -> String {
        if let history = record.pue { return Scales.text(PUE(history.mean)) }
        return record.region.annualPUE.map { "~" + Scales.text($0.value) } ?? "–"
    }

    private static func carbon(_ record: RegionRecord) -> String {
        if let history = record.carbon.first { return Scales.rate(history.mean) }
        return record.region.annualCarbonIntensity.map { "~" + Scales.rate($0.value.gramsPerKWh) }
            ?? "–"
    }

    /// The mean of the hourly record, and the annual figure with a `~`.
    private static func carbonFree(_ record: RegionRecord) -> String {
        let parts = [
            record.carbonFree.map { Numerals.percent($0.mean) },
            record.region.carbonFreeShare.map { "~" + Numerals.percent($0.value.rawValue) },
        ].compactMap(\.self)
        return parts.isEmpty ? "–" : parts.joined(separator: ", ")
    }

    private static func history(_ record: RegionRecord, _ style: OutputStyle) -> String {
        var parts = record.carbon.map { entry in
            "\(entry.signal?.rawValue ?? "carbon") \(entry.span.length.years)"
        }
        if let pue = record.pue { parts.append("PUE \(pue.span.length.years)") }
        return parts.isEmpty ? "annual figures" : parts.joined(separator: ", ")
    }

    /// `h100 64, v100 16`; unlimited if none is stated.
    static func capacity(_ region: Region) -> String {
        guard !region.capacity.isEmpty else { return "not limited" }
        return region.capacity.map { "\($0.accelerator.visible) \($0.count)" }
            .joined(separator: ", ")
    }
}

extension TimeSpan {
    /// `2.0 y`, or `364 d` if it is less than a year.
    var years: String {
        let days = hours / 24
        return days >= 365
            ? Numerals.fixed(days / 365.25, decimals: 1) + " y"
            : Numerals.fixed(days, decimals: 0) + " d"
    }
}

/// Regions as rows for programs.
enum RegionRows {
    /// The published figures of a region.
    static let catalogHeading = published + carbonFree

    private static let published = [
        "id", "zone", "time_zone", "annual_pue", "annual_pue_source",
        "annual_carbon_grams_per_kwh", "annual_carbon_source", "annual_signal",
    ]

    private static let carbonFree = ["annual_carbon_free_share", "annual_carbon_free_source"]

    /// A region with its settings and histories.
    static let heading =
        published + [
            "is_home", "executor", "capacity", "prices", "carbon_signals", "carbon_from",
            "carbon_to", "carbon_values", "carbon_mean_grams_per_kwh", "pue_from", "pue_to",
            "pue_values", "pue_mean", "transfer_kwh_per_gb", "transfer_gbps",
            "on_site_water_litres_per_kwh", "on_site_water_source",
            "electricity_water_litres_per_kwh", "electricity_water_source",
            "carbon_observed_hours", "carbon_estimated_hours", "carbon_missing_hours",
            "pue_observed_hours", "pue_estimated_hours", "pue_missing_hours",
        ] + carbonFree + [
            "carbon_free_from", "carbon_free_to", "carbon_free_values", "carbon_free_mean_share",
            "net_carbon_grams_per_kwh", "net_carbon_source",
        ]

    /// The cells under ``catalogHeading``.
    static func catalogCells(_ region: Region) -> [String] {
        publishedCells(region) + carbonFreeCells(region)
    }

    private static func carbonFreeCells(_ region: Region) -> [String] {
        [(region.carbonFreeShare?.value).plain, region.carbonFreeShare?.source ?? ""]
    }

    private static func publishedCells(_ region: Region) -> [String] {
        [
            region.id.rawValue, region.zone.rawValue, region.timeZone,
            (region.annualPUE?.value).plain,
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
        return publishedCells(region) + [
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
        ] + carbonFreeCells(region) + [
            (record.carbonFree?.span.start).plain, (record.carbonFree?.span.end).plain,
            record.carbonFree.map { "\($0.count)" } ?? "",
            record.carbonFree.map { Numerals.plain($0.mean) } ?? "",
            (region.netCarbonIntensity?.value).plain, region.netCarbonIntensity?.source ?? "",
        ]
    }

    private static func list(_ entries: [String]) -> String { entries.joined(separator: ",") }
}
