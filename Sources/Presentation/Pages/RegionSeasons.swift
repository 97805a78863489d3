public import SolsticeDomain

/// The usual values of a region's hours, month by hour.
public struct RegionSeasons: Sendable {
    /// Carbon intensity of its zone; nil if no history was imported.
    public let carbon: SeasonalProfile<CarbonIntensity>?
    /// The signal of that carbon intensity.
    public let signal: CarbonSignal
    /// The time zone of its hours.
    public let carbonTimeZone: String
    /// PUE of the region; nil if no history was imported.
    public let pue: SeasonalProfile<PUE>?
    /// The time zone of its hours.
    public let pueTimeZone: String

    /// PUE × carbon intensity, in hours of ``pueTimeZone``; nil if carbon history is missing.
    public let rate: SeasonalProfile<EmissionRate>?
    /// The source of the rate's PUE; nil if there is no rate.
    public let ratePUESource: RateBasis.Source?

    /// Seasons from the available tables.
    public init(
        carbon: SeasonalProfile<CarbonIntensity>? = nil, signal: CarbonSignal = .lifecycle,
        carbonTimeZone: String = "UTC", pue: SeasonalProfile<PUE>? = nil,
        pueTimeZone: String = "UTC", rate: SeasonalProfile<EmissionRate>? = nil,
        ratePUESource: RateBasis.Source? = nil
    ) {
        self.rate = rate
        self.ratePUESource = ratePUESource
        self.carbon = carbon
        self.signal = signal
        self.carbonTimeZone = carbonTimeZone
        self.pue = pue
        self.pueTimeZone = pueTimeZone
    }
}

/// The usual values of a region's hours: carbon intensity, PUE and their product.
struct SeasonsPart {
    let region: RegionSight

    private var seasons: RegionSeasons { region.seasons }

    /// The available tables, and how to obtain the missing ones.
    var markup: Markup { Markup([carbon, pue, product]) }

    private var carbon: Markup {
        guard let carbon = seasons.carbon else {
            let zone = region.record.region.zone.cut(to: 40)
            return Markup.paragraph(
                "No carbon history yet: `\(run: .importCarbon, "FILE", .set(.zone, zone))`")
        }
        return HeatTables(
            profile: carbon, title: "Carbon intensity", unit: "g/kWh",
            note: "\(seasons.signal.title), local hours of \(seasons.carbonTimeZone.cut(to: 60))",
            id: "season-carbon"
        ).markup
    }

    private var pue: Markup {
        guard let pue = seasons.pue else {
            let id = region.record.region.id.cut(to: 40)
            return Markup.paragraph(
                "No PUE history yet: `\(run: .importPUE, "FILE", .set(.region, id))`")
        }
        return HeatTables(
            profile: pue, title: "PUE", unit: "",
            note: "local hours of \(seasons.pueTimeZone.cut(to: 60))", id: "season-pue"
        ).markup
    }

    private var product: Markup {
        guard let rate = seasons.rate else { return .nothing }
        let source = seasons.ratePUESource.map { "PUE from \($0.title), " } ?? ""
        return HeatTables(
            profile: rate, title: "PUE × carbon intensity", unit: "g per kWh of IT energy",
            note: source + "local hours of \(seasons.pueTimeZone.cut(to: 60))",
            id: "season-product"
        ).markup
    }
}

/// A seasonal profile as tables of months by hours, shaded from low to high, with readable values.
struct HeatTables<Quantity: ScalarQuantity> {
    let profile: SeasonalProfile<Quantity>
    let title: String
    let unit: String
    let note: String
    let id: String

    /// The number of shades; the style sheet has a class for each.
    private static var shadeCount: Int { 10 }

    /// Workdays, weekends on request, and the extremes.
    var markup: Markup {
        let means = profile.cells.compactMap { $0?.mean.rawValue }
        guard let lowest = means.min(), let highest = means.max() else {
            return "<h3>\(title)</h3>\n<p>No history yet.</p>"
        }
        let words = ProfileWords(profile: profile, unit: unit)
        return """
            <h3>\(title)</h3>
            <p class="note">\(note)</p>
            \(table(.workday, lowest, highest))
            \(scale(lowest, highest))
            <p>\(words.extremes(of: .workday)) \(words.weekends())</p>
            \(Markup.disclosure(
                "Weekends", id: id + "-weekends",
                Markup([table(.weekend, lowest, highest), scale(lowest, highest)])))
            """
    }

    private func table(_ dayType: DayType, _ lowest: Double, _ highest: Double) -> Markup {
        let hours = (0...23).map { "<th scope=\"col\">\($0)</th>" as Markup }
        let rows = (1...12).map { month in row(month, dayType, lowest, highest) }
        let name = "\(dayType == .workday ? "Workdays" : "Weekends"), by month and hour"
        return """
            <table class="heat"><caption>\(name)</caption>
            <thead><tr><td></td>\(joined(hours))</tr></thead>
            <tbody>
            \(rows)
            </tbody></table>
            """
    }

    private func row(
        _ month: Int, _ dayType: DayType, _ lowest: Double, _ highest: Double
    ) -> Markup {
        let means = (0...23).map { hour in
            profile.cell(.init(month: month, hour: hour, dayType: dayType))?.mean.rawValue
        }
        let low = means.compactMap(\.self).min()
        // Only the first of several equal hours is marked.
        let best = low.flatMap { low in means.firstIndex { $0 == low } }
        let cells = means.enumerated().map { hour, mean -> Markup in
            guard let mean else { return "<td>·</td>" }
            let mark: Markup = hour == best ? " low" : ""
            return """
                <td class="h\(shade(mean, lowest, highest))\(mark)">\(Numerals.brief(mean))</td>
                """
        }
        let name = CalendarNames.months[month - 1]
        return "<tr><th scope=\"row\">\(name)</th>\(joined(cells))</tr>"
    }

    private func shade(_ value: Double, _ lowest: Double, _ highest: Double) -> Int {
        guard highest > lowest else { return 0 }
        let share = (value - lowest) / (highest - lowest)
        guard share.isFinite else { return 0 }
        return min(Self.shadeCount - 1, max(0, Int(share * Double(Self.shadeCount))))
    }

    private func scale(_ lowest: Double, _ highest: Double) -> Markup {
        let shades = (0..<Self.shadeCount).map { "<i class=\"h\($0)\"></i>" as Markup }
        let gaps = profile.filledCount < SeasonalSlot.count ? "; · no history" : ""
        return """
            <p class="shades">\(Numerals.brief(lowest)) <span aria-hidden="true">\(joined(shades))</span> \
            \(Numerals.brief(highest)) \(unit) · framed: the lowest hour of its month\(gaps)</p>
            """
    }

    private func joined(_ cells: [Markup]) -> Markup {
        Markup(trusted: cells.map(\.html).joined())
    }
}
