/// Tables for programs: a heading, one row per line, separated by tabs, nothing wrapped or cut.
enum TabSeparated {
    /// The table as one text. Cells are escaped, so that none can contain a tab or a line break.
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
