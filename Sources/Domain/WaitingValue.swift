/// The value of waiting longer to a job that could start now.
public struct WaitingValue: Equatable, Sendable {
    /// What starting now is expected to emit, with every other choice free; nil if nothing is free
    /// now.
    public let startingNow: Emissions?
    /// What waiting optimally is expected to emit: each hour it starts or waits, given the forecast
    /// as revised by then; nil if this is the last start.
    public let goingOn: Emissions?
    /// Whether starting now is expected to emit no more than waiting.
    public let startsNow: Bool
    /// When it starts on average, if forecasts are revised as in the past.
    public let expectedStart: Instant
    /// The last start that still meets the deadline.
    public let latestStart: Instant
    /// Whether forecast revisions are expected: the history has been growing and is at most a day
    /// old. Otherwise the forecast is taken as it stands.
    public let countsOnNews: Bool
    /// Whether it waits for a season: it waits until a start is better than any later one by some
    /// margin.
    public let isForSeason: Bool

    /// Creates a value from its parts.
    public init(
        startingNow: Emissions?, goingOn: Emissions?, startsNow: Bool, expectedStart: Instant,
        latestStart: Instant, countsOnNews: Bool, isForSeason: Bool = false
    ) {
        self.startingNow = startingNow
        self.goingOn = goingOn
        self.startsNow = startsNow
        self.expectedStart = expectedStart
        self.latestStart = latestStart
        self.countsOnNews = countsOnNews
        self.isForSeason = isForSeason
    }

    /// What waiting saves on average against starting now; nil if either is not possible.
    public var worth: Emissions? {
        guard let startingNow, let goingOn else { return nil }
        return startingNow - goingOn
    }
}
