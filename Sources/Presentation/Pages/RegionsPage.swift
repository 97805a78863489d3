internal import SolsticeDomain

/// The page of all regions.
struct RegionsPage {
    let regions: [RegionSight]
    let after: RegionID?
    let next: RegionID?
    let setting: PageSetting

    /// The page.
    var frame: PageFrame {
        PageFrame(title: "Regions", part: .regions, body: body, setting: setting)
    }

    private var body: Markup {
        """
        <h1>Regions</h1>
        \(list)
        \(pager)
        """
    }

    private var list: Markup {
        guard regions.isEmpty else { return table.markup }
        return after == nil
            ? Markup.paragraph(RegionViews.emptyHint) : "<p>There are no more regions.</p>"
    }

    private var pager: Markup {
        var links: [Markup] = []
        if after != nil {
            links.append("<li><a href=\"\(plain: PagePath.regions)\">First page</a></li>")
        }
        if let next {
            let path = PagePath.regions(after: next)
            links.append("<li><a href=\"\(plain: path)\" rel=\"next\">Next page</a></li>")
        }
        guard !links.isEmpty else { return .nothing }
        return "<nav class=\"pager\" aria-label=\"Pages of the list\"><ul>\n\(links)\n</ul></nav>"
    }

    private var table: PageTable<RegionSight> {
        let setting = setting
        typealias Column = PageTable<RegionSight>.Column
        return PageTable(
            caption: "Regions with what a kWh of IT energy is expected to emit now",
            columns: [
                Column("region") { sight in
                    let home: Markup =
                        sight.record.region.isHome ? " <span class=\"sub\">home</span>" : .nothing
                    return "\(Markup.region(sight.record.region.id))\(home)"
                },
                Column("zone") { .name($0.record.region.zone.rawValue, columns: 24) },
                Column("g CO2e per IT kWh now", isNumeric: true) { sight in
                    guard let rate = sight.rate(at: setting.now) else { return "–" }
                    return "\(rate.words) <span class=\"sub\">\(rate.factors)</span>"
                },
                Column("newest data") {
                    $0.newest.map(setting.momentAndDistance) ?? "annual figures only"
                },
                Column("runs jobs") {
                    let executor = $0.record.region.executor
                    return executor == .none ? "no" : "\(executor.rawValue)"
                },
                Column("in use") { "<bdi>\($0.use(at: setting.now))</bdi>" },
            ], rows: Array(regions.prefix(RegionSight.pageLength)), isCards: true)
    }
}

extension RegionSight {
    /// The rate expected at a moment, with its two factors; from annual figures with a `~` if
    /// nothing else is known, and nil without those.
    func rate(at moment: Instant) -> (words: String, factors: String)? {
        if let pue = outlook?.pue.value(at: moment),
            let carbon = outlook?.carbonIntensity.value(at: moment)
        {
            return Self.words(pue, carbon, sign: "")
        }
        guard let pue = record.region.annualPUE, let carbon = record.region.annualCarbonIntensity
        else { return nil }
        return Self.words(pue.value, carbon.value, sign: "~")
    }

    private static func words(
        _ pue: PUE, _ carbon: CarbonIntensity, sign: String
    ) -> (words: String, factors: String) {
        (
            sign + Scales.rate((pue * carbon).gramsPerITKWh),
            "\(Scales.rate(carbon.gramsPerKWh)) g/kWh × PUE \(Scales.text(pue))"
        )
    }

    /// The end of observed carbon intensity.
    var newest: Instant? { record.carbon.map(\.span.end).max() }

    /// `12 of 16 v100, 0 of 8 h100`: the capacity held at a moment.
    func use(at now: Instant) -> String {
        let region = record.region
        let running = planned.filter { record in
            record.plan?.placement.region == region.id
                && (record.job.state == .starting || record.job.state == .running)
        }
        let held = Dictionary(
            running.map {
                ($0.plan?.placement.accelerator ?? "", $0.count)
            }, uniquingKeysWith: +)
        guard !region.capacity.isEmpty else {
            let parts = held.sorted { $0.key < $1.key }.map {
                "\($0.value) \($0.key.cut(to: 24))"
            }
            return parts.isEmpty ? "nothing, without a limit" : parts.joined(separator: ", ")
        }
        return region.capacity.prefix(12).map {
            "\(held[$0.accelerator] ?? 0) of \($0.count) \($0.accelerator.cut(to: 24))"
        }.joined(separator: ", ")
    }
}
