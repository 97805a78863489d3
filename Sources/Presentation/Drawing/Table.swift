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
