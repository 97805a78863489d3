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
