/// A policy that decides when a job of a backtest runs.
public enum BacktestPolicy: String, CaseIterable, Codable, Sendable {
    /// At once: the baseline for all others.
    case runNow = "run-now"
    /// From 22:00 local time on, pausing outside the night if it may pause.
    case nightlyWindow = "nightly-window"
    /// At the best time by a table of usual values by month, hour and kind of day.
    case staticTable = "static-table"
    /// At the best time by the forecast at submission.
    case forecastOnce = "forecast-once"
    /// Decided again every hour, at the best time by the newest forecast.
    case replanned
    /// Decided again every hour, with the value of waiting.
    case valueOfWaiting = "value-of-waiting"
    /// At the best time by actual values: the best possible.
    case oracle

    /// Whether jobs get a plan at submission that states its saving.
    var followsForecast: Bool {
        switch self {
        case .forecastOnce, .replanned, .valueOfWaiting: true
        case .runNow, .nightlyWindow, .staticTable, .oracle: false
        }
    }
}
