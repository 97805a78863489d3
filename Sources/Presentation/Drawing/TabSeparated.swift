/// Tables for programs: a heading, a row a line, tabs between, nothing wrapped or shortened.
enum TabSeparated {
    /// The lines of a table. Cells are made visible, so that none can hold a tab or a line break.
    static func lines(_ heading: [String], _ rows: [[String]]) -> [String] {
        ([heading] + rows).map { $0.map(\.visible).joined(separator: "\t") }
    }

    /// The table as one text.
    static func text(_ heading: [String], _ rows: [[String]]) -> String {
        lines(heading, rows).joined(separator: "\n")
    }
}
