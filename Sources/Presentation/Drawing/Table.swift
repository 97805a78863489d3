/// Rows under a heading, fitted to a terminal: columns are first shortened, then dropped, and no
/// row is ever wrapped.
struct Table<Row> {
    /// One column.
    struct Column {
        /// The heading.
        let title: String
        /// Columns with the lowest importance are dropped first.
        let importance: Int
        /// The width that it may be shortened to; nil if a part of it would mislead.
        let shortest: Int?
        /// Whether it is right-aligned, for numbers.
        let isNumeric: Bool
        /// The text for a row.
        let text: (Row) -> String
        /// The tone for a row.
        let tone: (Row) -> Ink.Tone?

        init(
            _ title: String, importance: Int, shortest: Int? = nil, isNumeric: Bool = false,
            tone: @escaping (Row) -> Ink.Tone? = { _ in nil }, text: @escaping (Row) -> String
        ) {
            self.title = title
            self.importance = importance
            self.shortest = shortest
            self.isNumeric = isNumeric
            self.tone = tone
            self.text = text
        }
    }

    /// A column with its cells and its width.
    private struct Laid {
        let column: Column
        let cells: [String]
        var width: Int

        var shortest: Int {
            min(width, max(column.shortest ?? width, min(width, column.title.columns)))
        }
    }

    let columns: [Column]
    let rows: [Row]
    /// Spaces before every row.
    var indent = 0

    /// The lines, heading first.
    func lines(_ style: OutputStyle) -> [String] {
        let ink = Ink(style)
        let laid = fitted(columns.map(lay), to: style.width - indent)
        let heading = laid.map { align($0.column.title.shortened(to: $0.width), in: $0) { $0 } }
        let margin = String(repeating: " ", count: indent)
        var lines = [margin + ink.paint(joined(heading), .faint)]
        for (index, row) in rows.enumerated() {
            let cells = laid.map { laid in
                align(laid.cells[index].shortened(to: laid.width), in: laid) {
                    ink.paint($0, laid.column.tone(row))
                }
            }
            lines.append(margin + joined(cells))
        }
        return lines
    }

    private func lay(_ column: Column) -> Laid {
        let cells = rows.map(column.text)
        let width = cells.reduce(column.title.columns) { max($0, $1.columns) }
        return Laid(column: column, cells: cells, width: width)
    }

    /// Spaces stay unpainted, so that trailing ones can be removed.
    private func align(_ text: String, in laid: Laid, paint: (String) -> String) -> String {
        let space = String(repeating: " ", count: max(0, laid.width - text.columns))
        return laid.column.isNumeric ? space + paint(text) : paint(text) + space
    }

    private func joined(_ cells: [String]) -> String {
        cells.joined(separator: "  ").withoutTrailingSpaces
    }

    /// Shortens columns that allow it, then drops the least important column, until the rest fits.
    private func fitted(_ all: [Laid], to width: Int) -> [Laid] {
        var laid = all
        while laid.count > 1 {
            let excess = total(laid) - width
            if excess <= 0 { return laid }
            let give = laid.reduce(0) { $0 + $1.width - $1.shortest }
            if give >= excess { return shortened(laid, by: excess) }
            let least = laid.map(\.column.importance).min() ?? 0
            laid.removeAll { $0.column.importance == least }
        }
        return laid.map { Laid(column: $0.column, cells: $0.cells, width: min($0.width, width)) }
    }

    private func total(_ laid: [Laid]) -> Int {
        laid.reduce(0) { $0 + $1.width } + 2 * (laid.count - 1)
    }

    /// Narrows the widest column that can still shrink, one character at a time.
    private func shortened(_ all: [Laid], by excess: Int) -> [Laid] {
        var laid = all
        for _ in 0..<excess {
            let giving = laid.indices.filter { laid[$0].width > laid[$0].shortest }
            guard let widest = giving.max(by: { laid[$0].width < laid[$1].width }) else { break }
            laid[widest].width -= 1
        }
        return laid
    }
}

/// Names with values, one below the other, the values aligned and wrapped between words.
struct FactSheet {
    /// The facts in order; the names of those that belong to the one above are indented.
    private(set) var facts: [(name: String, text: String, tone: Ink.Tone?)] = []

    /// Adds a value under a name; does nothing for nil.
    mutating func add(_ name: String, _ text: String?, _ tone: Ink.Tone? = nil) {
        guard let text else { return }
        facts.append((name, text, tone))
    }

    /// The lines at a terminal's width.
    func lines(_ style: OutputStyle, indent: Int = 2) -> [String] {
        let ink = Ink(style)
        let nameWidth = facts.reduce(0) { max($0, $1.name.columns) }
        let margin = String(repeating: " ", count: indent)
        return facts.flatMap { fact in
            let hanging = String(repeating: " ", count: indent + nameWidth + 2)
            let body = Paragraph.lines(
                fact.text, width: style.width - hanging.columns)
            let name = margin + ink.paint(fact.name.padded(to: nameWidth), .faint) + "  "
            return body.enumerated().map { index, line in
                (index == 0 ? name : hanging) + ink.paint(line, fact.tone)
            }
        }
    }
}

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
