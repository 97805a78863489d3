#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

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
        guard let deadline else { return false }
        let length = askedFor.duration
        return SeasonalWait.isFor(length: length, slack: deadline - earliest - length)
    }
}
