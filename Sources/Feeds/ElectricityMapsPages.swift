import SolsticeDomain
import SolsticeGridData

/// Asks Electricity Maps, version 3: hourly, ten days at most, a token in the header `auth-token`.
struct ElectricityMapsPages: ProviderPages {
    private static let history = HistoryWindow(
        // Estimates are replaced by measurements some days later.
        page: .day * 6, revisit: .day * 3, step: .hour)

    func next(of feed: Feed, _ state: FeedState, now: Instant) throws(Diagnostic) -> FeedRequest? {
        let signal = feed.signal ?? .lifecycle
        let options = FeedRequest.Options(signal: signal, format: .electricityMapsJSON)
        let zone = (feed.zone ?? "").percentEncoded
        let subject = "zone=\(zone)&emissionFactorType=\(signal.rawValue)"
        func request(_ path: String, _ window: TimeWindow? = nil, isLast: Bool = true)
            -> FeedRequest
        {
            FeedRequest(
                .address(feed.address("/v3/carbon-intensity/\(path)")), .header("auth-token"),
                window: window, isLast: isLast, zone: feed.zone, stream: state.stream,
                options: options)
        }
        if state.stream == .forecast { return request("forecast?\(subject)") }
        if feed.isRecentOnly { return request("history?\(subject)") }
        guard
            let (window, isLast) = Self.history.next(
                cursor: state.cursor, since: feed.since, now: now)
        else { return nil }
        return request(
            "past-range?\(subject)&start=\(window.start)&end=\(window.end)", window,
            isLast: isLast)
    }
}
