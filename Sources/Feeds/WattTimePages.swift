import SolsticeDomain
import SolsticeGridData

/// Asks WattTime, version 3: five-minute marginal intensities, 32 days at most, a login that yields
/// a token for half an hour.
struct WattTimePages: ProviderPages {
    private static let history = HistoryWindow(
        page: .day * 28, revisit: .day * 2, step: TimeSpan(seconds: 300))

    func next(of feed: Feed, _ state: FeedState, now: Instant) throws(Diagnostic) -> FeedRequest? {
        let options = FeedRequest.Options(signal: .marginal, format: .wattTimeJSON)
        let subject = "region=\((feed.zone ?? "").percentEncoded)&signal_type=co2_moer"
        let login = FeedRequest.Credential.login(feed.address("/login"))
        if state.stream == .forecast {
            return FeedRequest(
                .address(feed.address("/v3/forecast?\(subject)&horizon_hours=72")), login,
                zone: feed.zone, stream: .forecast, options: options)
        }
        guard
            let (window, isLast) = Self.history.next(
                cursor: state.cursor, since: feed.since, now: now)
        else { return nil }
        return FeedRequest(
            .address(
                feed.address(
                    "/v3/historical?\(subject)&start=\(window.start)&end=\(window.end)")),
            login, window: window, isLast: isLast, zone: feed.zone, stream: .history,
            options: options)
    }
}
