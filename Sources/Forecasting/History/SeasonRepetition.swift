/// How well a season recurred over the years of a history.
struct SeasonRepetition {
    /// The share of the season seen so far that is expected to recur, 0 to 1.
    let share: Double

    /// Before a season was seen twice, the share of one year's variance expected to recur.
    private static let priorShare = 0.5
    /// How many pairs of years the prior counts as.
    private static let priorPairs = 2.0
    /// The fewest anchors seen in both years for a comparison.
    private static let leastOverlap = 13

    /// Compares the years, counted back from the last day of a table.
    init(table: DayTable, kernelDays: Double) {
        let yearDays = 365
        let yearCount = (table.dayCount + yearDays - 1) / yearDays
        let years = (0..<yearCount).map { year -> [Double] in
            let end = table.dayCount - year * yearDays
            return Self.season(table, days: max(0, end - yearDays)..<end)
        }
        var common = 0.0
        var own = 0.0
        var pairs = 0.0
        for first in years.indices {
            for second in years.indices where second > first {
                let both = years[first].indices.filter {
                    !years[first][$0].isNaN && !years[second][$0].isNaN
                }
                guard both.count >= Self.leastOverlap else { continue }
                let left = Self.centred(both.map { years[first][$0] })
                let right = Self.centred(both.map { years[second][$0] })
                let weight = Double(both.count) / Double(years[first].count)
                let scale = weight / Double(both.count)
                common += scale * zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
                own += scale * (left + right).reduce(0) { $0 + $1 * $1 } / 2
                pairs += weight
            }
        }
        guard own > 0 else {
            share = Self.priorShare
            return
        }
        let typical = own / pairs
        let repeated =
            (common + Self.priorShare * Self.priorPairs * typical)
            / (own + Self.priorPairs * typical)
        let one = min(max(repeated, 0), 1)
        // Averaging years keeps the season and averages out the rest (Spearman–Brown).
        let count = Double(table.knownDayCount) / Double(yearDays)
        share = count > 1 ? count * one / (1 + (count - 1) * one) : one
    }

    /// Monthly means of the levels of some days; NaN if too few are known.
    private static func season(_ table: DayTable, days: Range<Int>) -> [Double] {
        let cells = Climatology.anchorCount
        var sums = [Double](repeating: 0, count: cells)
        var counts = [Int](repeating: 0, count: cells)
        for day in days where !table.levels[day].isNaN {
            let anchor = Int(table.phases[day] * Double(cells))
            for near in anchor - 2...anchor + 2 {
                let cell = (near + cells) % cells
                sums[cell] += table.levels[day]
                counts[cell] += 1
            }
        }
        return (0..<cells).map { counts[$0] >= 21 ? sums[$0] / Double(counts[$0]) : .nan }
    }

    private static func centred(_ values: [Double]) -> [Double] {
        let mean = values.reduce(0, +) / Double(values.count)
        return values.map { $0 - mean }
    }
}
