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
