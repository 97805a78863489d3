/// Which of a provider's past forecasts are worth keeping.
///
/// The newest decides. Of older ones, the first of every six hours is held against what came, for as
/// long as that says something of the provider's present method. A few days are kept in full.
public enum ForecastIssueKeeping {
    /// Issues of so many days are compared; what is older says little of a provider's present method.
    private static let comparedTime = TimeSpan.day * 45
    /// Of the issues within one such stretch of UTC the first is compared: the others say the same.
    private static let stretch = TimeSpan.hour * 6
    /// So long every issue is kept.
    private static let fullTime = TimeSpan.day * 3

    /// When the issues that are compared at a moment were issued: whole stretches, so that the first
    /// of each is the same whenever it is looked for.
    public static func compared(at now: Instant) -> TimeWindow {
        TimeWindow(start: startOfStretch(now - comparedTime), end: now)
    }

    /// The moment from which on all issues are kept.
    public static func keptInFull(at now: Instant) -> Instant { now - fullTime }

    /// When the stretch ends that a moment lies in.
    public static func endOfStretch(_ moment: Instant) -> Instant {
        startOfStretch(moment) + stretch
    }

    /// Whether an issue is needed, `previous` being the one issued before it, and nil where there is
    /// none.
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
