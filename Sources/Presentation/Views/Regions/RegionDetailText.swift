internal import SolsticeDomain

/// One region as text for the user.
struct RegionDetailText {
    let record: RegionRecord
    let style: OutputStyle

    /// The region's settings and histories, and what would improve its plans.
    var text: String {
        let title = "Region \(record.region.id.visible)" + (record.region.isHome ? " (home)" : "")
        let ink = Ink(style)
        let head = Paragraph.lines(title, width: style.width).map { ink.paint($0, .strong) }
        return (head + facts.lines(style) + advice).joined(separator: "\n")
    }

    /// The settings and histories.
    var facts: FactSheet {
        let region = record.region
        var sheet = FactSheet()
        sheet.add("zone", region.zone.visible)
        sheet.add("time zone", region.timeZone.visible)
        sheet.add("runs jobs", executor)
        sheet.add("capacity", RegionColumns.capacity(region))
        sheet.add("prices", prices)
        sheet.add("transfer", transfer)
        sheet.add("power caps", caps)
        for history in record.carbon {
            sheet.add("carbon", words(history, Scales.rate(history.mean) + " g/kWh"))
        }
        if let pue = record.pue { sheet.add("PUE", words(pue, Scales.text(PUE(pue.mean)))) }
        if let shares = record.carbonFree {
            sheet.add("CFE", words(shares, Numerals.percent(shares.mean) + " carbon-free"))
        }
        sheet.add("annual carbon", annualCarbon)
        sheet.add(
            "annual PUE", region.annualPUE.map { "\(Scales.text($0.value)), \($0.source.visible)" })
        sheet.add("annual CFE", annualCarbonFree)
        sheet.add("net intensity", net)
        sheet.add("water on site", water(region.water.onSite, "L/kWh of IT energy"))
        sheet.add("water of power", water(region.water.electricity, "L/kWh"))
        return sheet
    }

    private func water(_ figure: SourcedFigure<WaterIntensity>?, _ unit: String) -> String? {
        figure.map { "\(Numerals.plain($0.value.litresPerKWh)) \(unit), \($0.source.visible)" }
    }

    private var executor: String {
        let region = record.region
        switch region.executor {
        case .none: return "no, planned for only"
        case .local: return "locally"
        case .slurm:
            let cluster = region.slurm
            let parts = [
                cluster?.partition.map { "partition \($0.visible)" },
                cluster?.configurationPath.map { "configured by \($0.visible)" },
                cluster?.commandPrefix.isEmpty == false
                    ? "reached by \((cluster?.commandPrefix ?? []).joined(separator: " ").visible)"
                    : nil,
            ].compactMap { $0 }
            return (["on a Slurm cluster"] + parts).joined(separator: ", ")
        }
    }

    /// What sets power caps, and how that is known.
    private var caps: String {
        let region = record.region
        let basis = region.powerCaps.stated == nil ? "found by its service" : "as stated"
        switch region.powerCapMeans {
        case .nvidiaSMI: return "set with nvidia-smi, \(basis)"
        case .prolog: return "set by the cluster's prolog, \(basis)"
        case .none: return "none: \(region.powerCapObstacle?.visible ?? "")"
        }
    }

    private var prices: String? {
        let priced = record.region.capacity.compactMap { entry in
            entry.hourlyPrice.map { "\(entry.accelerator.visible) \(Scales.text($0)) an hour" }
        }
        return priced.isEmpty ? nil : priced.joined(separator: ", ")
    }

    private var transfer: String? {
        let region = record.region
        let parts = [
            region.transferEnergy.map {
                "\(Numerals.plain($0.kilowattHoursPerGigabyte)) kWh per GB"
            },
            region.transferRate.map { "\(Numerals.plain($0.gigabitsPerSecond)) Gbit/s" },
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " at ")
    }

    private var annualCarbon: String? {
        record.region.annualCarbonIntensity.map { figure in
            let signal = record.region.annualSignal.map { " (\($0.title))" } ?? ""
            return
                "\(Scales.rate(figure.value.gramsPerKWh)) g/kWh\(signal), \(figure.source.visible)"
        }
    }

    private var annualCarbonFree: String? {
        record.region.carbonFreeShare.map {
            "\(Numerals.percent($0.value.rawValue)) carbon-free, \($0.source.visible)"
        }
    }

    private var net: String? {
        record.region.netCarbonIntensity.map {
            "\(Scales.rate($0.value.gramsPerKWh)) g/kWh, \($0.source.visible); shown beside gross "
                + "emissions only"
        }
    }

    private func words(_ history: HistorySummary, _ mean: String) -> String {
        let signal = history.signal.map { $0.title + ", " } ?? ""
        return "\(signal)mean \(mean), \(Numerals.count(history.count, "value")) from "
            + "\(style.date(history.span.start)) to \(style.date(history.span.end)); "
            + quality(history)
    }

    /// `8,700 h observed, 60 h estimated, 0 h without a value`.
    private func quality(_ history: HistorySummary) -> String {
        let parts = [
            (history.observedHours, "observed"), (history.estimatedHours, "estimated"),
            (history.missingHours, "without a value"),
        ]
        return parts.filter { $0.1 == "observed" || $0.0 > 0 }
            .map { "\(hours($0.0)) h \($0.1)" }.joined(separator: ", ")
    }

    private func hours(_ hours: Double) -> String {
        hours < 100 ? Numerals.brief(hours) : Numerals.grouped(String(Int(hours.rounded())))
    }

    private var advice: [String] {
        guard record.carbon.isEmpty else { return [] }
        return Paragraph.lines(
            "Without history every hour looks alike here: "
                + "`\(run: .importCarbon, "FILE", .set(.zone, record.region.zone.visible))`",
            width: style.width
        ).map { Ink(style).paint($0, .notice) }
    }
}
