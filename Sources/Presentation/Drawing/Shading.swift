/// Levels from low to high, as background colours or as shade characters.
struct Shading {
    /// Colours of the 256-colour palette from pale green to dark red. Lightness falls at each step,
    /// so that the order is visible without telling red from green.
    private static let ramp = [194, 192, 222, 215, 208, 202, 166, 124, 88, 52]
    private static let shades = ["░", "▒", "▓", "█"]
    /// The first of the colours on which black is unreadable.
    private static let firstDark = 7

    let lowest: Double
    let highest: Double
    let ink: Ink

    /// The number of levels.
    var count: Int { ink.isColored ? Self.ramp.count : Self.shades.count }

    /// The level of a value, from 0.
    func level(of value: Double) -> Int {
        guard highest > lowest else { return 0 }
        return min(count - 1, Int((value - lowest) / (highest - lowest) * Double(count)))
    }

    /// A cell of this many columns; in colour it may contain a mark.
    func cell(_ value: Double, columns: Int, mark: String = "") -> String {
        let level = level(of: value)
        guard ink.isColored else { return String(repeating: Self.shades[level], count: columns) }
        return ink.paint(
            mark.padded(to: columns), background: Self.ramp[level],
            foreground: level < Self.firstDark ? 16 : 231)
    }

    /// A legend of the levels: the ends of the scale in colour, the range of each shade without.
    ///
    /// A narrow legend has cells of one column.
    func legend(unit: String, isNarrow: Bool) -> String {
        let low = Numerals.brief(lowest)
        let high = Numerals.brief(highest)
        if ink.isColored {
            let cells = (0..<count).map { value(atStartOf: $0, offset: 0.5) }
            return "\(low) " + cells.map { cell($0, columns: isNarrow ? 1 : 2) }.joined()
                + " \(high) \(unit)"
        }
        let ranges = (0..<count).map { level in
            "\(Self.shades[level]) \(Numerals.brief(value(atStartOf: level)))–"
                + Numerals.brief(value(atStartOf: level + 1))
        }
        return ranges.joined(separator: "  ") + " \(unit)"
    }

    private func value(atStartOf level: Int, offset: Double = 0) -> Double {
        lowest + (highest - lowest) * (Double(level) + offset) / Double(count)
    }
}
