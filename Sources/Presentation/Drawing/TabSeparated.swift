/// Tables for programs: a heading, a row a line, tabs between, nothing wrapped or shortened.
enum TabSeparated {
    /// The table as one text. Cells are made visible, so that none can hold a tab or a line break.
    static func text(_ heading: [String], _ rows: some Sequence<[String]>) -> String {
        var text = line(heading)
        for row in rows {
            text += "\n"
            text += line(row)
        }
        return text
    }

    private static func line(_ cells: [String]) -> String {
        cells.map(\.visible).joined(separator: "\t")
    }
}
