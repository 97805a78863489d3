import SolsticeDomain
import SolsticeGridData
import SolsticeJSON

/// What a dry run shows of a file before anything is written: how each column was understood, and
/// the ends, the mean and the range of each series.
enum ImportPreview {
    /// The most series that are shown; a file of forecasts has hundreds.
    static let most = 10

    /// The meaning of each column, by its name.
    static func columns(_ format: RecognisedFormat) -> [(name: String, value: String)] {
        format.columns.map { ("column \($0.name)", $0.meaning) }
    }

    /// The first and the last values of a series, the mean over time and the range.
    static func series<Quantity>(
        _ title: String, _ series: Series<Quantity>, unit: String
    ) -> [(name: String, value: String)] {
        let values = series.rawValues
        let valued = values.indices.filter { !values[$0].isNaN }
        guard let first = valued.first, let last = valued.last else { return [] }
        func row(_ index: Int) -> String {
            "\(Instant(secondsSinceEpoch: series.breakpoints[index])) \(text(values[index]))\(unit)"
        }
        var sum = 0.0
        var length = 0.0
        for index in valued {
            let seconds = Double(series.breakpoints[index + 1] - series.breakpoints[index])
            sum += values[index] * seconds
            length += seconds
        }
        let kept = valued.map { values[$0] }
        let range = [kept.min() ?? .nan, kept.max() ?? .nan].map(text)
        return [
            ("\(title) first", row(first)), ("\(title) last", row(last)),
            ("\(title) mean", text(sum / length) + unit),
            ("\(title) range", "\(range[0]) to \(range[1])\(unit)"),
        ]
    }

    private static func text(_ value: Double) -> String {
        DecimalText.shortest((value * 1e6).rounded() / 1e6)
    }
}
