import Glibc

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

/// How a provider's forecasts of a zone turned out, for one range of leads.
public struct ForecastSkill: Equatable, Sendable {
    /// Where ranges of leads begin, in hours; the last is open-ended.
    public static let leadBounds = [0, 6, 12, 24, 48, 72]

    /// The fewest days of issues for a meaningful result.
    public static let leastDays = 14

    /// The first hour of the range of leads.
    public let leadHours: Int
    /// When it was computed.
    public let reckonedAt: Instant
    /// Number of issues compared.
    public let issueCount: Int
    /// Days on which those were issued.
    public let dayCount: Int
    /// Mean natural logarithm of actual over expected values.
    public let logBias: Double
    /// The provider's mean absolute error relative to the mean of the actual values.
    public let providerError: Double
    /// The same for its forecasts corrected by the bias known at the time; nil if none was known.
    public let correctedError: Double?
    /// The same for the forecast from history alone, over the same hours and leads; nil if there
    /// was none.
    public let ownError: Double?

    /// Creates a skill from its parts.
    public init(
        leadHours: Int, reckonedAt: Instant, issueCount: Int, dayCount: Int, logBias: Double,
        providerError: Double, correctedError: Double?, ownError: Double?
    ) {
        self.leadHours = leadHours
        self.reckonedAt = reckonedAt
        self.issueCount = issueCount
        self.dayCount = dayCount
        self.logBias = logBias
        self.providerError = providerError
        self.correctedError = correctedError
        self.ownError = ownError
    }

    /// The relative amount by which actual values exceeded expected ones.
    public var bias: Double { exp(logBias) - 1 }

    /// The range that a lead falls into.
    public static func stretch(ofLead hours: Double) -> Int {
        leadBounds.lastIndex { Double($0) <= hours } ?? 0
    }
}

/// A stored, fitted model of a history.
public struct KeptModel: Equatable, Sendable {
    /// What the history is of.
    public enum Subject: Hashable, Sendable {
        /// The carbon intensity of a zone in one signal.
        case carbonIntensity(zone: ZoneID, signal: CarbonSignal)
        /// The PUE of a region.
        case pue(region: RegionID)
    }

    /// The end of the history that its parameters were fitted to.
    public let fittedAt: Instant
    /// The end of the newest hour it includes.
    public let knownUntil: Instant
    /// Its content as plain numbers.
    public let numbers: [Double]

    /// Creates a model that was fitted and then updated up to a moment.
    public init(fittedAt: Instant, knownUntil: Instant, numbers: [Double]) {
        self.fittedAt = fittedAt
        self.knownUntil = knownUntil
        self.numbers = numbers
    }
}
