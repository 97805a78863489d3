public import SolsticeDomain

/// The page of one region.
struct RegionPage {
    let region: RegionSight
    let horizon: TimeWindow
    let setting: PageSetting

    private var id: RegionID { region.record.region.id }

    /// The page.
    var frame: PageFrame {
        PageFrame(title: id.cut(to: 40), part: .regions, body: body, setting: setting)
    }

    private var body: Markup {
        let home: Markup =
            region.record.region.isHome ? " <span class=\"state still\">home</span>" : .nothing
        return """
            <p class="trail"><a href="\(plain: PagePath.regions)">Regions</a></p>
            <h1>\(Markup.name(id.rawValue))\(home)</h1>
            \(tiles)
            \(Markup.section("The coming hours", id: "rate", rate))
            \(Markup.section("Jobs in their windows", id: "lanes", lanes))
            \(Markup.section("The seasons", id: "seasons", seasons))
            \(Markup.section("Settings", id: "settings", facts))
            """
    }

    private var tiles: Markup {
        let rate = region.rate(at: setting.now)
        let tiles: [(String, String, String?)] = [
            (
                "g CO2e per kWh of IT energy now",
                rate?.words ?? "unknown", rate?.factors
            ),
            (
                "newest carbon intensity", region.newest.map(setting.style.distance) ?? "none",
                region.newest.map(setting.style.moment) ?? "annual figures only"
            ),
            ("in use now", region.use(at: setting.now), nil),
        ]
        return Markup.tiles(tiles)
    }

    private var rate: Markup {
        guard let outlook = region.outlook else {
            let zone = region.record.region.zone.cut(to: 40)
            return Markup.paragraph(
                "Nothing is known of these hours: "
                    + "`\(run: .importCarbon, "FILE", .set(.zone, zone))`")
        }
        return RateChart(
            outlook: outlook, horizon: horizon, title: "The expected rate of the coming hours",
            id: "rate-plot", setting: setting
        ).markup
    }

    private var lanes: Markup {
        let here = region.planned.filter { $0.plan?.placement.region == id }
        let lanes = QueueLane.lanes(here, regions: [region.record.region], now: setting.now)
        guard !lanes.isEmpty else {
            return "<p>No job runs here or has a place here in these hours.</p>"
        }
        return Markup(
            lanes.enumerated().map { index, lane in
                LaneChart(lane: lane, span: horizon, id: "lane-\(index)", setting: setting).markup
            })
    }

    private var seasons: Markup { SeasonsPart(region: region).markup }

    private var facts: Markup {
        RegionDetailText(record: region.record.trimmed, style: setting.style).facts.markup
    }
}

/// The data for a region's page.
public struct RegionSight: Sendable {
    /// The number of regions on a page.
    public static let pageLength = 50

    /// The region with its histories.
    public let record: RegionRecord
    /// The forecast from now on; nil if nothing is known.
    public let outlook: RegionOutlook?
    /// The jobs that run there or have a place there within the outlook.
    public let planned: [JobRecord]
    /// Its usual carbon intensity and PUE; not needed for a list.
    public let seasons: RegionSeasons

    /// A region with what is known about it.
    public init(
        record: RegionRecord, outlook: RegionOutlook?, planned: [JobRecord],
        seasons: RegionSeasons = RegionSeasons()
    ) {
        self.record = record
        self.outlook = outlook
        self.planned = planned
        self.seasons = seasons
    }
}
