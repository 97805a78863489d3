/// How it is decided when a job of a backtest runs.
public enum BacktestPolicy: String, CaseIterable, Codable, Sendable {
    /// At once: what all others are measured against.
    case runNow = "run-now"
    /// From 22:00 local time on, and with pauses in nights alone.
    case nightlyWindow = "nightly-window"
    /// At the best time of a table of what month, hour and kind of day are usually like.
    case staticTable = "static-table"
    /// At the best time of the forecast at submission.
    case forecastOnce = "forecast-once"
    /// Every hour anew at the best time of the newest forecast.
    case replanned
    /// Every hour anew, with the value of waiting.
    case valueOfWaiting = "value-of-waiting"
    /// At the best time of what really came: nobody can do better.
    case oracle

    /// Whether jobs are given a plan at their submission that says what it saves.
    var followsForecast: Bool {
        switch self {
        case .forecastOnce, .replanned, .valueOfWaiting: true
        case .runNow, .nightlyWindow, .staticTable, .oracle: false
        }
    }
}
