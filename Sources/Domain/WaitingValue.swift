/// What going on waiting is worth to a job that could start now.
public struct WaitingValue: Equatable, Sendable {
    /// What starting now is expected to emit, with every other choice free; nil where nothing is free
    /// now.
    public let startingNow: Emissions?
    /// What going on optimally is expected to emit: each hour it starts or waits, as the forecast will
    /// have been revised by then; nil where this is the last start.
    public let goingOn: Emissions?
    /// Whether starting now is expected to emit no more than going on.
    public let startsNow: Bool
    /// When it starts on average, if forecasts are revised as they were.
    public let expectedStart: Instant
    /// The last start that still ends by the deadline.
    public let latestStart: Instant
    /// Whether news is counted on: the history has been growing and is at most a day old. Else the
    /// forecast is taken as it stands.
    public let countsOnNews: Bool
    /// Whether it waits for a season: it goes on until a start is better than any later one by some
    /// margin.
    public let isForSeason: Bool

    /// A judgement of these parts.
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

    /// What going on saves on average against starting now; nil where one of the two cannot be.
    public var worth: Emissions? {
        guard let startingNow, let goingOn else { return nil }
        return startingNow - goingOn
    }
}
