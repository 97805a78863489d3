#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
public import SolsticeDomain

/// Removes the average error of a provider's forecast at each lead.
public enum ProviderCorrection {
    /// A bias seen on this many days is half corrected.
    private static let halfBelievedDays = 7.0

    /// The factor on an expected value; the more days a bias was seen on, the more of it is
    /// corrected.
    static func factor(logBias: Double, dayCount: Int) -> Double {
        let days = Double(dayCount)
        return exp(logBias * days / (days + halfBelievedDays))
    }

    /// A forecast, corrected if issues of enough days were compared. The correction is interpolated
    /// between the middles of the lead ranges, so that it has no steps.
    public static func corrected(
        _ forecast: Series<CarbonIntensity>, issuedAt: Instant, by skills: [ForecastSkill]
    ) -> Series<CarbonIntensity> {
        let points = skills.filter { $0.dayCount >= ForecastSkill.leastDays }.map { skill in
            (
                lead: middle(skill.leadHours),
                log: log(factor(logBias: skill.logBias, dayCount: skill.dayCount))
            )
        }.sorted { $0.lead < $1.lead }
        guard !points.isEmpty else { return forecast }
        let values = forecast.rawValues.indices.map { index in
            let lead = Double(forecast.breakpoints[index] - issuedAt.secondsSinceEpoch) / 3600
            return forecast.rawValues[index] * exp(interpolated(points, at: lead))
        }
        return Series(breakpoints: forecast.breakpoints, rawValues: values)
    }

    private static func middle(_ lead: Int) -> Double {
        let bounds = ForecastSkill.leadBounds
        let next = bounds.first { $0 > lead } ?? lead + 24
        return Double(lead + next) / 2
    }

    private static func interpolated(
        _ points: [(lead: Double, log: Double)], at lead: Double
    ) -> Double {
        guard let after = points.firstIndex(where: { $0.lead >= lead }) else {
            return points.last?.log ?? 0
        }
        guard after > 0 else { return points[0].log }
        let (low, high) = (points[after - 1], points[after])
        let share = (lead - low.lead) / (high.lead - low.lead)
        return low.log + (high.log - low.log) * share
    }
}
