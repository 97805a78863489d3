/// Values over columns as an area several rows high, with their bands; gaps stay blank.
///
/// ```
///   ░░
/// ░░░░▄
/// ▂░▄█▓█
/// ▓█▓▓██
/// ```
struct BandChart {
    /// A value with its known spread.
    struct Column: Equatable {
        let value: Double
        var low: Double?
        var high: Double?
    }

    /// What a cell shows.
    enum Cell: Equatable {
        /// Above everything, or nothing is known.
        case blank
        /// Above the value and within its band.
        case above
        /// Below the value and within its band.
        case below
        /// This many eighths, from 1, below the value.
        case filled(Int)

        /// One column of text.
        var text: String {
            switch self {
            case .blank: " "
            case .above: "░"
            case .below: "▓"
            case .filled(let eighths): Self.blocks[eighths - 1]
            }
        }

        private static let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    }

    /// The known value of each column; nil in a gap.
    let columns: [Column?]
    let scale: BandScale
    /// Rows of text; each has eight levels.
    let height: Int

    /// The cell of each column, top row first.
    var rows: [[Cell]] {
        let heights = columns.map { $0.map(inEighths) }
        return (0..<height).reversed().map { row in
            heights.map { $0.map { cell(row: row, $0) } ?? .blank }
        }
    }

    /// A column in eighths of a row.
    private struct Heights {
        let value: Int
        let low: Int
        let high: Int
    }

    private func inEighths(_ column: Column) -> Heights {
        let value = max(1, scale.height(column.value, of: height * 8))
        return Heights(
            value: value, low: column.low.map { scale.height($0, of: height * 8) } ?? value,
            high: column.high.map { scale.height($0, of: height * 8) } ?? value)
    }

    /// A cell belongs to the band if its middle does; the cell with the value's edge is always
    /// solid, so that the edge is visible.
    private func cell(row: Int, _ heights: Heights) -> Cell {
        let base = row * 8
        let middle = base + 4
        if base >= heights.value { return middle <= heights.high ? .above : .blank }
        let eighths = heights.value - base
        if eighths <= 8 { return .filled(eighths) }
        return middle >= heights.low ? .below : .filled(8)
    }
}
