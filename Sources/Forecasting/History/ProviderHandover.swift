#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
import SolsticeDomain

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
