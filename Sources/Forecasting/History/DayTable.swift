import Glibc

/// Logarithms laid out by local day and hour, with each day's own level and shape.
struct DayTable {
    /// The local day of the first row, counted from the epoch.
    let firstDay: Int
    /// How many rows there are.
    let dayCount: Int
    /// For each day the phase of the year.
    let phases: [Double]
    /// For each day the weekday, Monday 0.
    let weekdays: [Int]
    /// For each day and hour the logarithm; NaN for a gap.
    private(set) var cells: [Double]
    /// For each day its level; NaN if less than half of its hours are known.
    private(set) var levels: [Double] = []
    /// Mean of the levels.
    private(set) var mean = 0.0
    /// By hour, its mean deviation from its day.
    private(set) var overallShape = [Double](repeating: 0, count: 24)

    /// The level and shape of a day at some time of the year.
    struct Estimate {
        var level: Double
        var shape: [Double]
    }

    /// Days whose level is known.
    var knownDayCount: Int { levels.count { !$0.isNaN } }

    /// Creates a table of values at their positions.
    init(values: [Double], places: [CalendarPlace]) {
        let first = places.first?.day ?? 0
        let count = places.last.map { $0.day - first + 1 } ?? 0
        var table = [Double](repeating: .nan, count: count * 24)
        for (value, place) in zip(values, places) where !value.isNaN {
            table[(place.day - first) * 24 + place.hour] = value
        }
        firstDay = first
        dayCount = count
        phases = (0..<count).map { row in
            let years = (Double(first + row) + 0.5) / CalendarPlace.yearDays
            return years - years.rounded(.down)
        }
        weekdays = (0..<count).map { ((first + $0 + 3) % 7 + 7) % 7 }
        cells = table
        summarise()
    }

    private mutating func summarise() {
        overallShape = Self.hourMeans(cells)
        levels = (0..<dayCount).map { day in
            var sum = 0.0
            var count = 0
            for hour in 0..<24 where !cells[day * 24 + hour].isNaN {
                sum += cells[day * 24 + hour] - overallShape[hour]
                count += 1
            }
            return count >= 12 ? sum / Double(count) : .nan
        }
        // A history too short for a full day still has a level.
        if knownDayCount == 0 {
            for day in 0..<dayCount {
                let known = cells[day * 24..<day * 24 + 24].filter { !$0.isNaN }
                if !known.isEmpty { levels[day] = known.reduce(0, +) / Double(known.count) }
            }
        }
        let known = levels.filter { !$0.isNaN }
        mean = known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
    }

    /// By hour, the mean over the days minus the mean over all hours; shrunk towards zero if few
    /// days are known.
    private static func hourMeans(_ cells: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: 24)
        var counts = [Double](repeating: 0, count: 24)
        for index in cells.indices where !cells[index].isNaN {
            sums[index % 24] += cells[index]
            counts[index % 24] += 1
        }
        let total = counts.reduce(0, +)
        guard total > 0 else { return sums }
        let mean = sums.reduce(0, +) / total
        var shape = (0..<24).map { hour in
            (sums[hour] - mean * counts[hour]) / (counts[hour] + 1)
        }
        let offset = shape.reduce(0, +) / 24
        for hour in 0..<24 { shape[hour] -= offset }
        return shape
    }

    /// By weekday and hour, the deviation of a day from the seven days around it.
    func weekHabit(priorWeeks: Double) -> [Double] {
        var sums = [Double](repeating: 0, count: 7 * 24)
        var counts = [Double](repeating: 0, count: 7 * 24)
        for hour in 0..<24 {
            for day in 3..<max(3, dayCount - 3) {
                var around = 0.0
                for other in day - 3...day + 3 { around += cells[other * 24 + hour] }
                let apart = cells[day * 24 + hour] - around / 7
                guard !apart.isNaN else { continue }
                sums[weekdays[day] * 24 + hour] += apart
                counts[weekdays[day] * 24 + hour] += 1
            }
        }
        return sums.indices.map { sums[$0] / (counts[$0] + priorWeeks) }
    }

    /// The table minus the weekday effect.
    func subtracting(week: [Double]) -> DayTable {
        var result = self
        for day in 0..<dayCount {
            for hour in 0..<24 { result.cells[day * 24 + hour] -= week[weekdays[day] * 24 + hour] }
        }
        result.summarise()
        return result
    }

    /// Level and shape at a phase of the year: means over the days with Gaussian weights by
    /// distance, shrunk towards those of all days, which count as `priorDays`.
    func estimate(
        around phase: Double, kernelDays: Double, priorDays: Double,
        without out: ClosedRange<Int>? = nil
    ) -> Estimate {
        var levelSum = mean * priorDays
        var levelWeight = priorDays
        var shape = overallShape.map { $0 * priorDays }
        var weights = [Double](repeating: priorDays, count: 24)
        for day in 0..<dayCount where !levels[day].isNaN && out?.contains(day) != true {
            let distance = CalendarPlace.distanceDays(phases[day], phase) / kernelDays
            guard distance < 3 else { continue }
            let weight = exp(-0.5 * distance * distance)
            levelSum += weight * levels[day]
            levelWeight += weight
            for hour in 0..<24 where !cells[day * 24 + hour].isNaN {
                shape[hour] += weight * (cells[day * 24 + hour] - levels[day])
                weights[hour] += weight
            }
        }
        for hour in 0..<24 { shape[hour] /= weights[hour] }
        return Estimate(level: levelSum / levelWeight, shape: shape)
    }
}

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
