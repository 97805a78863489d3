import Glibc
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

/// Joins a provider's forecast to one from history without a step: the difference at the end of the
/// first fades over the hours that follow.
enum ProviderHandover {
    /// The number of last hours of a provider's forecast that are compared.
    private static let comparedHours = 6.0
    /// The number of hours after which the difference has fallen to 1/e.
    private static let fadingHours = 48.0

    /// The two forecasts joined.
    static func joined(
        provider: Series<CarbonIntensity>, history: Series<CarbonIntensity>
    ) -> Series<CarbonIntensity> {
        guard let edge = provider.pieces.last?.window.end, let span = history.span,
            edge < span.end, let apart = difference(provider, history, before: edge)
        else { return provider.over(history) }
        let rest = history.clipped(to: TimeWindow(start: max(edge, span.start), end: span.end))
        let values = rest.rawValues.indices.map { index in
            let hours = Double(rest.breakpoints[index] - edge.secondsSinceEpoch) / 3600
            return rest.rawValues[index] * exp(apart * exp(-max(0, hours) / fadingHours))
        }
        let faded = Series<CarbonIntensity>(breakpoints: rest.breakpoints, rawValues: values)
        return provider.over(faded.over(history))
    }

    /// The logarithm of the provider's mean over history's in the last hours before a moment; nil
    /// if they do not overlap there.
    private static func difference(
        _ provider: Series<CarbonIntensity>, _ history: Series<CarbonIntensity>,
        before edge: Instant
    ) -> Double? {
        let compared = TimeWindow(start: edge - TimeSpan(hours: comparedHours), end: edge)
        let ratios = Series<CarbonIntensity>.zip(
            provider.clipped(to: compared), history.clipped(to: compared)
        ) { $0 > 0 && $1 > 0 ? log($0 / $1) : .nan }.rawValues.filter { !$0.isNaN }
        return ratios.isEmpty ? nil : ratios.reduce(0, +) / Double(ratios.count)
    }
}
