/// Which of a provider's past forecasts are kept.
///
/// The newest decides. Of older ones, the first of every six hours is compared with actual values,
/// as long as it is representative of the provider's present method. A few days are kept in full.
public enum ForecastIssueKeeping {
    /// Issues from this period are compared; older ones say little of a provider's present method.
    private static let comparedTime = TimeSpan.day * 45
    /// Only the first issue in each such stretch of UTC is compared; the others add little.
    private static let stretch = TimeSpan.hour * 6
    /// Every issue is kept for this long.
    private static let fullTime = TimeSpan.day * 3

    /// The issue times compared at a given moment: whole stretches, so that the first of each is
    /// always the same.
    public static func compared(at now: Instant) -> TimeWindow {
        TimeWindow(start: startOfStretch(now - comparedTime), end: now)
    }

    /// The start of the period in which all issues are kept.
    public static func keptInFull(at now: Instant) -> Instant { now - fullTime }

    /// The end of the stretch that contains a moment.
    public static func endOfStretch(_ moment: Instant) -> Instant {
        startOfStretch(moment) + stretch
    }

    /// Whether an issue is needed; `previous` is the one issued before it, or nil if there is none.
    public static func isNeeded(_ issue: Instant, after previous: Instant?, at now: Instant) -> Bool
    {
        if issue >= keptInFull(at: now) { return true }
        guard issue >= compared(at: now).start else { return false }
        return previous.map { $0 < startOfStretch(issue) } ?? true
    }

    private static func startOfStretch(_ moment: Instant) -> Instant {
        let seconds = moment.secondsSinceEpoch
        let passed = seconds % stretch.seconds
        return Instant(
            secondsSinceEpoch: seconds - (passed < 0 ? passed + stretch.seconds : passed))
    }
}
