#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

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
