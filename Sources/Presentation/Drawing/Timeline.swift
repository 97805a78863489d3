internal import SolsticeDomain

/// A horizon divided into equal columns, each a round number of minutes, hours or days.
struct Timeline {
    let horizon: TimeWindow
    let secondsPerColumn: Int
    let columnCount: Int

    private static let roundSeconds = [
        300, 600, 900, 1200, 1800, 3600, 7200, 10_800, 14_400, 21_600, 28_800, 43_200, 86_400,
        172_800, 604_800, 1_209_600, 2_592_000,
    ]

    /// The finest division into at most this many columns.
    init(_ horizon: TimeWindow, columns: Int) {
        self.horizon = horizon
        let length = max(1, horizon.length.seconds)
        let fitting = Self.roundSeconds.first { (length + $0 - 1) / $0 <= columns }
        secondsPerColumn = fitting ?? (length + columns - 1) / columns
        columnCount = (length + secondsPerColumn - 1) / secondsPerColumn
    }

    /// The column that contains a moment; it may lie outside.
    func column(of instant: Instant) -> Int {
        let seconds = (instant - horizon.start).seconds
        return seconds >= 0 ? seconds / secondsPerColumn : -1
    }

    /// The columns that a window touches; nil if it lies outside the horizon.
    func columns(of window: TimeWindow) -> Range<Int>? {
        guard let inside = horizon.intersection(window) else { return nil }
        let last = (inside.end - horizon.start).seconds - 1
        return column(of: inside.start)..<last / secondsPerColumn + 1
    }

    /// The time-weighted means of the known values in each column; nil if there are none.
    func means(of pieces: [RegionOutlook.Piece]) -> [BandChart.Column?] {
        let low = means(pieces.map { ($0.window, $0.rateP10?.gramsPerITKWh) })
        let high = means(pieces.map { ($0.window, $0.rateP90?.gramsPerITKWh) })
        return means(pieces.map { ($0.window, $0.rate?.gramsPerITKWh) }).enumerated().map {
            column, value in
            value.map { BandChart.Column(value: $0, low: low[column], high: high[column]) }
        }
    }

    private func means(_ pieces: [(window: TimeWindow, value: Double?)]) -> [Double?] {
        var sums = [Double](repeating: 0, count: columnCount)
        var weights = sums
        for piece in pieces {
            guard let value = piece.value, let touched = columns(of: piece.window) else { continue }
            for column in touched {
                let start = horizon.start + TimeSpan(seconds: column * secondsPerColumn)
                let part = TimeWindow(start: start, length: TimeSpan(seconds: secondsPerColumn))
                let hours = part.intersection(piece.window)?.length.hours ?? 0
                sums[column] += value * hours
                weights[column] += hours
            }
        }
        return zip(sums, weights).map { $1 > 0 ? $0 / $1 : nil }
    }
}
