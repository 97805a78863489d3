import Glibc

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

/// How multi-week jobs with months of slack wait for a season: which jobs these are, and by how
/// much an earlier start has to beat a later one.
///
/// The forecast for a day months away hardly changes from one day to the next, while the newest
/// days keep deviating from the season. An earlier start therefore has to beat the planned one by a
/// margin: the usual deviation of the job's mean, at most 5 %. The margin vanishes near the planned
/// start, so that the job does start in the end.
public struct SeasonalWait: Equatable, Sendable {
    /// A shorter job finds most of what a season offers within days.
    public static let leastLength = TimeSpan.day * 7
    /// With less slack the newest days matter more than the season.
    public static let leastSlack = TimeSpan.day * 45
    /// The margin approaches its maximum with e to the minus days over this.
    private static let growthDays = 15.0
    /// In France a larger margin skips whole low-carbon periods.
    private static let greatestMargin = 0.05

    /// Lengths in days at which ``deviations`` are known.
    public static let lengthDays = [3, 7, 14, 28]

    /// By length: the standard deviation, in logarithms, of the mean over that many days relative
    /// to season and level.
    public let deviations: [Double]

    /// Deviations for each of ``lengthDays``.
    public init(deviations: [Double]) {
        precondition(deviations.count == Self.lengthDays.count, "one for each length")
        self.deviations = deviations
    }

    /// Whether a job of this length and slack at submission waits for a season.
    public static func isFor(length: TimeSpan, slack: TimeSpan) -> Bool {
        length >= leastLength && slack > leastSlack
    }

    /// How far, in logarithms, a start now has to be below one `lead` later.
    public func margin(length: TimeSpan, lead: TimeSpan) -> Double {
        margin(length: length) * (1 - exp(-lead.hours / 24 / Self.growthDays))
    }

    /// The factors on the costs of starts in each of the next `count` hours, used to compare the
    /// cost of a start now with them.
    public func factors(length: TimeSpan, count: Int) -> [Double] {
        let most = margin(length: length)
        return (0..<count).map { hour in
            exp(-most * (1 - exp(-Double(hour) / 24 / Self.growthDays)))
        }
    }

    private func margin(length: TimeSpan) -> Double {
        let days = max(1, length.hours / 24)
        func distance(_ index: Int) -> Double { abs(log(Double(Self.lengthDays[index]) / days)) }
        let nearest = deviations.indices.min { distance($0) < distance($1) } ?? 0
        return min(deviations[nearest], Self.greatestMargin)
    }
}

extension JobSpecification {
    /// Whether the job waits for a season, if `earliest` is the earliest start it had when it was
    /// submitted.
    public func waitsForSeason(from earliest: Instant) -> Bool {
        guard let deadline = terms.deadline else { return false }
        let length = askedFor.duration
        return SeasonalWait.isFor(length: length, slack: deadline - earliest - length)
    }
}

/// How decisions to wait would have turned out in a zone's past for jobs of one kind, given what
/// was known then.
public struct PastDecisions: Equatable, Sendable {
    /// The zone whose history was replayed.
    public let zone: ZoneID
    /// How long such jobs run.
    public let length: TimeSpan
    /// Their slack.
    public let slack: TimeSpan
    /// How many of them would have waited.
    public let count: Int
    /// How many of those would have emitted less than if run at once.
    public let betterCount: Int

    /// Creates the record of a kind; there is at least one decision.
    public init(zone: ZoneID, length: TimeSpan, slack: TimeSpan, count: Int, betterCount: Int) {
        precondition(count > 0 && (0...count).contains(betterCount), "a share of some decisions")
        self.zone = zone
        self.length = length
        self.slack = slack
        self.count = count
        self.betterCount = betterCount
    }

    /// The share that turned out better than running at once, 0 to 1.
    public var share: Double { Double(betterCount) / Double(count) }

    /// The kind of job: `8h@7d`, eight hours with seven days of slack.
    public var kind: String { "\(length.typed)@\(slack.typed)" }
}
