internal import SolsticeDomain

/// A table on a page: on a narrow page its rows become cards, or it scrolls in place.
struct PageTable<Row> {
    /// A column with its cell for a row.
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

    /// The table's caption, for readers who cannot see the page around it.
    let caption: String
    /// The first contains the row's name.
    let columns: [Column]
    let rows: [Row]
    /// Whether rows become cards; otherwise the table scrolls.
    var isCards = false
    /// Which rows are highlighted.
    var isChosen: (Row) -> Bool = { _ in false }

    /// The table; empty without rows.
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

    // The roles keep it a table for screen readers when the style turns it into cards.
    private var table: Markup {
        """
        <table role="table"><caption>\(caption)</caption>
        <thead role="rowgroup"><tr role="row">\(Markup(joined: columns.map(heading)))</tr></thead>
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
        return "<tr role=\"row\"\(chosen)>\(Markup(joined: cells))</tr>"
    }

    private func kind(_ column: Column) -> Markup { column.isNumeric ? " class=\"n\"" : "" }
}

/// A table with a bar in each row; its text says everything that the bars show.
struct BarTable {
    /// A row, with its bar between two shares of the width.
    struct Row {
        let name: String
        let words: String
        /// A class of the style sheet.
        let kind: String
        let from: Double
        let to: Double
    }

    let caption: String
    let headings: (name: String, words: String)
    let rows: [Row]

    /// The table.
    var markup: Markup {
        let rows = rows.map { row -> Markup in
            """
            <tr><th scope="row">\(row.name)</th>\
            <td class="n">\(row.words)</td>\
            <td class="bar">\(Self.bar(row))</td></tr>
            """
        }
        return """
            <table class="bars"><caption>\(caption)</caption>
            <thead><tr><th scope="col">\(headings.name)</th>\
            <th scope="col" class="n">\(headings.words)</th>\
            <td></td></tr></thead>
            <tbody>
            \(rows)
            </tbody></table>
            """
    }

    /// A bar across its full width.
    static func bar(_ row: Row) -> Markup {
        let from = max(0, min(1, row.from)) * 100
        let width = max(0.5, max(0, min(1, row.to)) * 100 - from)
        return """
            <svg class="row" width="100%" height="14" aria-hidden="true"><rect class="\(plain: row.kind)" \
            x="\(from)%" width="\(width)%" y="1" height="12"/></svg>
            """
    }
}

extension FactSheet {
    /// The facts as a list of names with values; those that belong to the one above are set apart.
    var markup: Markup {
        guard !facts.isEmpty else { return .nothing }
        let rows = facts.map { fact -> Markup in
            let isPart = fact.name.hasPrefix(" ")
            let kind: Markup = isPart ? " class=\"part\"" : ""
            let name = String(fact.name.drop { $0 == " " })
            return "<div\(kind)><dt>\(name)</dt><dd>\(Markup.prose(fact.text))</dd></div>"
        }
        return "<dl class=\"facts\">\n\(rows)\n</dl>"
    }
}
