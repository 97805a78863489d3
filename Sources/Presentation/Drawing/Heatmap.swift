internal import SolsticeDomain

/// Twelve months by twenty-four hours for one kind of day.
struct Heatmap<Quantity: ScalarQuantity> {
    let profile: SeasonalProfile<Quantity>
    let dayType: DayType
    let shading: Shading
    /// Columns per hour.
    let cellWidth: Int

    /// Columns per line: the hours and the label of the lowest.
    var width: Int { 24 * cellWidth + 2 + 6 }

    /// Labels every sixth hour, then `lowest`.
    var axis: String {
        let hours = stride(from: 0, to: 24, by: 6).map { "\($0)".padded(to: 6 * cellWidth) }
        return hours.joined() + "  lowest"
    }

    /// The cells of a month, followed by its lowest hour.
    func line(month: Int) -> String {
        let lowest = lowestHour(month: month)
        let cells = (0...23).map { hour in
            guard let mean = mean(month, hour) else {
                return shading.ink.paint("·".padded(to: cellWidth), .faint)
            }
            return shading.cell(mean, columns: cellWidth, mark: hour == lowest ? "•" : "")
        }
        let name = lowest.map(CalendarNames.hour) ?? ""
        return cells.joined() + "  " + name.padded(to: 6)
    }

    /// The hour with the lowest mean; nil for a month without values.
    func lowestHour(month: Int) -> Int? {
        let known = (0...23).compactMap { hour in mean(month, hour).map { (hour, $0) } }
        return known.min { $0.1 < $1.1 }?.0
    }

    private func mean(_ month: Int, _ hour: Int) -> Double? {
        profile.cell(.init(month: month, hour: hour, dayType: dayType))?.mean.rawValue
    }
}

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
