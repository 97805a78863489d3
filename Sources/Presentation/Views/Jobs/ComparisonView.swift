public import SolsticeDomain
internal import SolsticeJSON

/// Which way to do some work emits least, where and when.
public enum ComparisonView {
    /// The variants as a table with bars, and how the best one comes about from the first.
    public static func text(_ comparison: Comparison, style: OutputStyle) -> String {
        switch style.medium {
        case .terminal: lines(comparison, style).joined(separator: "\n")
        case .pipe: rows(comparison)
        }
    }

    private static func lines(_ comparison: Comparison, _ style: OutputStyle) -> [String] {
        let ink = Ink(style)
        let best = comparison.best
        let work = comparison.job.terms.work.map {
            " for \(Numerals.brief($0.count)) \($0.unit.visible)"
        }
        let title =
            "\(best.placement.variant.visible) emits least\(work ?? ""): "
            + "\(best.placement.emissionsWords) in \(best.placement.region.visible) from "
            + style.moment(best.placement.start)
        let waterfall = SavingWaterfall(plan: best, style: style).lines
        let levers =
            waterfall.isEmpty
            ? [] : ["", ink.paint("Where the saving comes from", .strong)] + waterfall
        let left = comparison.exclusions.flatMap {
            Paragraph.lines(
                "\($0.region.visible) is left out: \($0.reason.visible)", width: style.width,
                first: "  ", rest: "    ")
        }
        return Paragraph.lines(title, width: style.width).map { ink.paint($0, .strong) }
            + Paragraph.lines("saving: \(best.savingWords(style))", width: style.width, first: "  ")
            + [""] + VariantTable(comparison, style: style).lines + levers
            + (left.isEmpty ? [] : [""] + left)
    }

    private static func rows(_ comparison: Comparison) -> String {
        let heading = [
            "variant", "accelerator", "accelerator_count", "region", "power_cap_watts", "start",
            "end", "it_energy_kwh", "facility_energy_kwh", "emissions_grams", "cost",
            "energy_kwh_per_million", "emissions_grams_per_million", "cost_per_million",
            "speed_per_watt", "is_best",
        ]
        return TabSeparated.text(
            heading,
            comparison.entries.map { entry in
                let place = entry.placement
                let foot = place?.footprint
                let per = { (total: Double?) -> String in
                    guard let work = comparison.job.terms.work, let total else { return "" }
                    return Numerals.plain(work.perMillion(total))
                }
                return [
                    entry.variant.name.rawValue, entry.variant.accelerator.rawValue,
                    "\(entry.variant.count)", place?.region.rawValue ?? "",
                    (place?.powerCap).plain, (place?.start).plain, (place?.end).plain,
                    (foot?.itEnergy).plain, (foot?.facilityEnergy).plain, (foot?.emissions).plain,
                    (foot?.cost).plain, per(foot?.facilityEnergy.kilowattHours),
                    per(foot?.emissions.grams), per(foot?.cost?.rawValue),
                    entry.speedPerWatt.map(Numerals.plain) ?? "",
                    entry.variant.name == comparison.best.placement.variant ? "true" : "false",
                ]
            })
    }
}

extension JSONViews {
    /// The contract of `compare`.
    public static func comparison(_ comparison: Comparison) -> String {
        let best = comparison.best
        let json: JSONValue = [
            "work": JSONValue(comparison.job.terms.work?.count),
            "unit": JSONValue(comparison.job.terms.work?.unit),
            "best": [
                "variant": JSONValue(best.placement.variant), "placement": best.placement.json,
                "baseline": best.baseline.baselineJSON, "saving": best.saving.json,
            ],
            "variants": JSONValue(comparison.entries) { entry in
                [
                    "variant": entry.variant.json, "placement": JSONValue(entry.placement, \.json),
                    "perMillion": JSONValue(entry.placement) {
                        perMillion($0.footprint, comparison.job.terms.work)
                    },
                    "speedPerWatt": JSONValue(entry.speedPerWatt),
                ]
            },
            "exclusions": JSONValue(comparison.exclusions) {
                ["region": JSONValue($0.region), "reason": JSONValue($0.reason)]
            },
        ]
        return json.text
    }

    private static func perMillion(_ footprint: Footprint, _ work: WorkAmount?) -> JSONValue {
        guard let work else { return .null }
        return [
            "facilityEnergyKWh": JSONValue(
                work.perMillion(footprint.facilityEnergy.kilowattHours)),
            "emissionsGrams": JSONValue(work.perMillion(footprint.emissions.grams)),
            "cost": JSONValue(footprint.cost.map { work.perMillion($0.rawValue) }),
        ]
    }
}
