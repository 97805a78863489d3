#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// How a provider's forecasts of a zone came out, for one stretch of leads.
public struct ForecastSkill: Equatable, Sendable {
    /// Where stretches of leads begin, in hours; the last has no end.
    public static let leadBounds = [0, 6, 12, 24, 48, 72]

    /// Issues of fewer days than this say nothing yet.
    public static let leastDays = 14

    /// The first hour of the stretch of leads.
    public let leadHours: Int
    /// When it was reckoned.
    public let reckonedAt: Instant
    /// Issues that were compared.
    public let issueCount: Int
    /// Days on which those were issued.
    public let dayCount: Int
    /// Mean natural logarithm of what came over what was expected.
    public let logBias: Double
    /// The provider's mean absolute error as a share of what came on average.
    public let providerError: Double
    /// The same of its forecasts corrected by what had been known of their bias; nil where nothing
    /// had.
    public let correctedError: Double?
    /// The same of the forecast from history alone, for the same hours and leads; nil where there was
    /// none.
    public let ownError: Double?

    /// Skill of these parts.
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

    /// By what share more came than was expected.
    public var bias: Double { exp(logBias) - 1 }

    /// The stretch that a lead falls into.
    public static func stretch(ofLead hours: Double) -> Int {
        leadBounds.lastIndex { Double($0) <= hours } ?? 0
    }
}
