internal import SolsticeDomain

/// The columns of the list of regions on a terminal.
enum RegionColumns {
    /// Regions with their histories.
    static func list(_ style: OutputStyle) -> [Table<RegionRecord>.Column] {
        typealias Column = Table<RegionRecord>.Column
        return [
            Column("region", importance: 10, shortest: 10) {
                $0.region.id.visible.shortened(to: 28) + ($0.region.isHome ? " (home)" : "")
            },
            Column("zone", importance: 8, shortest: 6) { $0.region.zone.visible },
            Column("PUE", importance: 7, isNumeric: true) { pue($0) },
            Column("g/kWh", importance: 9, isNumeric: true) { carbon($0) },
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
            Column("counts", importance: 4, shortest: 8) { $0.annualSignal?.title ?? "–" },
            Column("time zone", importance: 5) { $0.timeZone.visible },
            Column("sources", importance: 2, shortest: 14) { region in
                let sources = [region.annualCarbonIntensity?.source, region.annualPUE?.source]
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
