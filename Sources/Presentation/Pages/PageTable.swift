/// A table of a page: rows become cards where the page is narrow, or the table scrolls in its place.
struct PageTable<Row> {
    /// A column with what it shows of a row.
    struct Column {
        let title: String
        let isNumeric: Bool
        let cell: (Row) -> Markup

        init(_ title: String, isNumeric: Bool = false, _ cell: @escaping (Row) -> Markup) {
            self.title = title
            self.isNumeric = isNumeric
            self.cell = cell
        }
    }

    /// What it shows, for who cannot see the page around it.
    let caption: String
    /// The first is the name of its row.
    let columns: [Column]
    let rows: [Row]
    /// Whether rows become cards; else the table scrolls.
    var isCards = false
    /// Which rows stand out.
    var isChosen: (Row) -> Bool = { _ in false }

    /// The table; nothing without rows.
    var markup: Markup {
        guard !rows.isEmpty else { return .nothing }
        return isCards
            ? "<div class=\"cards\">\(table)</div>"
            : """
            <div class="scroll" tabindex="0" role="region" aria-label="\(plain: caption)">
            \(table)
            </div>
            """
    }

    // The roles keep it a table for screen readers where the style makes it cards.
    private var table: Markup {
        """
        <table role="table"><caption>\(caption)</caption>
        <thead role="rowgroup"><tr role="row">\(line(columns.map(heading)))</tr></thead>
        <tbody role="rowgroup">
        \(rows.map(row))
        </tbody></table>
        """
    }

    private func heading(_ column: Column) -> Markup {
        "<th scope=\"col\" role=\"columnheader\"\(kind(column))>\(column.title)</th>"
    }

    private func row(_ row: Row) -> Markup {
        let cells = columns.enumerated().map { index, column -> Markup in
            index == 0
                ? "<th scope=\"row\" role=\"rowheader\"\(kind(column))>\(column.cell(row))</th>"
                : """
                <td role="cell" data-label="\(plain: column.title.replacing("CO2e", with: "CO₂e"))"\(kind(column))>\
                \(column.cell(row))</td>
                """
        }
        let chosen: Markup = isChosen(row) ? " class=\"chosen\"" : ""
        return "<tr role=\"row\"\(chosen)>\(line(cells))</tr>"
    }

    private func line(_ cells: [Markup]) -> Markup {
        Markup(trusted: cells.map(\.html).joined())
    }

    private func kind(_ column: Column) -> Markup { column.isNumeric ? " class=\"n\"" : "" }
}
