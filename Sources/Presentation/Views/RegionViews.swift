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
        return Table(columns: RegionColumns.list(style), rows: records).lines(style)
            .joined(separator: "\n")
    }

    /// What to do if there is no region.
    static let emptyHint =
        "No regions. Add the one you are in: "
        + "`solstice region add home --zone DE --time-zone Europe/Berlin --home`"

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
