internal import SolsticeDomain

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
                "No carbon history yet: `solstice import carbon FILE --zone \(zone)`")
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
                "No PUE history yet: `solstice import pue FILE --region \(id)`")
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
