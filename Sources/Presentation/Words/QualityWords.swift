internal import SolsticeDomain

/// How much of a period was observed, estimated and filled.
struct QualityWords {
    let observedShare: Double
    let estimatedShare: Double
    /// All hours; nil if they are unknown.
    let hours: Double?

    private var filledShare: Double { max(0, 1 - observedShare - estimatedShare) }

    /// `all of the run is on observed data`, or what else it is based on.
    var run: String {
        if observedShare >= 0.9995 { return "all of the run is on observed data" + hoursWords }
        let observed =
            observedShare <= 0.0005
            ? "none of the run is on observed data yet"
            : "\(Numerals.percent(observedShare)) of the run is on observed data"
        var rest: [String] = []
        if estimatedShare > 0.0005 {
            rest.append("\(Numerals.percent(estimatedShare)) on the provider's estimates")
        }
        if filledShare > 0.0005 { rest.append("\(Numerals.percent(filledShare)) filled") }
        return ([observed] + rest).joined(separator: ", ") + hoursWords
    }

    /// `7.5 h observed, 0.25 h estimated, 0.25 h filled`; nil if the hours are unknown.
    var counts: String? {
        hours.map { hours in
            let parts = [
                (observedShare, "observed"), (estimatedShare, "estimated"),
                (filledShare, "filled"),
            ]
            return parts.map { "\(Numerals.brief($0.0 * hours)) h \($0.1)" }
                .joined(separator: ", ")
        }
    }

    private var hoursWords: String { counts.map { " (\($0))" } ?? "" }
}

extension EmissionsStatement.Reason {
    /// A short reason for a statement; `batch` is the import that caused it.
    func words(batch: Int?, moment: (Instant) -> String) -> String {
        switch self {
        case .end: return batch.map { "import \($0)" } ?? "its end"
        case .attempt: return "an attempt that was added"
        case .observed(let windows):
            let source = batch.map { "import \($0)" } ?? "time that has passed"
            return windows.isEmpty
                ? source : source + ": " + Self.hours(windows, moment: moment)
        }
    }

    /// `Sat 02:00 – Sat 05:00, …`, the first few of them.
    static func hours(_ windows: [TimeWindow], moment: (Instant) -> String) -> String {
        let shown = windows.prefix(most).map { "\(moment($0.start)) – \(moment($0.end))" }
        let more = windows.count - shown.count
        return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }

    private static let most = 3
}
