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

/// A vertical scale for a chart a few rows high: from zero, or from a round number if all values
/// are far above zero, to a round number above them.
struct BandScale: Equatable {
    /// The value at the lower edge.
    let bottom: Double
    /// The value at the upper edge.
    let top: Double

    /// Equal parts between the edges, each with a round number at its end.
    static let parts = 4
    private static let steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

    /// The finest scale that contains both values.
    init(lowest: Double, highest: Double) {
        guard highest.isFinite, lowest.isFinite, highest > 0 else {
            (bottom, top) = (0, 1)
            return
        }
        // Values that are almost equal are drawn as equal.
        let isFarAbove = lowest > highest / 2 && highest - lowest > highest * 0.02
        let room = isFarAbove ? highest - lowest : highest
        var size = 1e-3
        while size * 100 * Double(Self.parts) < room { size *= 10 }
        for magnitude in [size, size * 10, size * 100, size * 1000] {
            for step in Self.steps.map({ $0 * magnitude }) {
                let start = isFarAbove ? (lowest / step).rounded(.down) * step : 0
                guard start + step * Double(Self.parts) >= highest else { continue }
                (bottom, top) = (start, start + step * Double(Self.parts))
                return
            }
        }
        (bottom, top) = (0, highest)
    }

    /// The number at the upper edge of a part, counted from 0 at the bottom.
    func label(_ part: Int) -> String {
        let step = (top - bottom) / Double(Self.parts)
        let value = bottom + step * Double(part)
        let decimals = (0...2).first { abs(step.scaled($0) - step.scaled($0).rounded()) < 1e-6 }
        return Numerals.grouped(
            whole: Numerals.fixed(value, decimals: value == 0 ? 0 : decimals ?? 3))
    }

    /// The position of a value between the edges, in this many equal heights.
    func height(_ value: Double, of heights: Int) -> Int {
        guard top > bottom else { return 0 }
        let share = min(1, max(0, (value - bottom) / (top - bottom)))
        return Int((share * Double(heights)).rounded())
    }
}

extension Double {
    fileprivate func scaled(_ decimals: Int) -> Double {
        (0..<decimals).reduce(self) { number, _ in number * 10 }
    }
}

extension Numerals {
    /// A number with commas between the thousands of its whole part.
    fileprivate static func grouped(whole number: String) -> String {
        let parts = number.split(separator: ".", maxSplits: 1)
        return ([grouped(String(parts.first ?? ""))] + parts.dropFirst().map(String.init))
            .joined(separator: ".")
    }
}

/// A horizontal bar in eighths of a column.
enum Bar {
    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// A bar for a share of this many columns.
    static func text(share: Double, columns: Int) -> String {
        guard share.isFinite else { return "" }
        let units = Int((min(1, max(0, share)) * Double(columns) * 8).rounded())
        return String(repeating: "█", count: units / 8) + eighths[units % 8]
    }
}
