import SolsticeDomain
import SolsticeGridData

/// Asks the Carbon Intensity API of Great Britain: half-hours, fourteen days at most, no key.
///
/// `GB` is the whole country, measured; `GB-1` to `GB-17` are its regions, for which the API
/// publishes estimates only, so the last forecast of a past half-hour is used instead.
struct GreatBritainPages: ProviderPages {
    private static let history = HistoryWindow(
        page: .day * 10, revisit: .day * 2, step: TimeSpan(seconds: 1800))

    func next(of feed: Feed, _ state: FeedState, now: Instant) throws(Diagnostic) -> FeedRequest? {
        let region = try region(of: feed)
        var options = FeedRequest.Options(signal: .direct, format: .gbCarbonIntensity)
        options.takesEstimates = region != nil
        let path = region == nil ? "/intensity" : "/regional/intensity"
        let tail = region.map { "/regionid/\($0)" } ?? ""
        switch state.stream {
        case .history:
            guard
                let (window, isLast) = Self.history.next(
                    cursor: state.cursor, since: feed.since, now: now)
            else { return nil }
            return FeedRequest(
                .address(
                    feed.address(
                        "\(path)/\(window.start.minuteText)/\(window.end.minuteText)\(tail)")),
                window: window, isLast: isLast, zone: feed.zone, stream: .history,
                options: options)
        case .forecast:
            let seconds = now.secondsSinceEpoch / 1800 * 1800
            let from = Instant(secondsSinceEpoch: seconds).minuteText
            return FeedRequest(
                .address(feed.address("\(path)/\(from)/fw48h\(tail)")), zone: feed.zone,
                stream: .forecast, options: options)
        }
    }

    /// The number of a region; nil for the whole country.
    private func region(of feed: Feed) throws(Diagnostic) -> Int? {
        if feed.zone == "GB" { return nil }
        guard let zone = feed.zone, zone.hasPrefix("GB-"), let number = Int(zone.dropFirst(3)),
            (1...17).contains(number), zone == "GB-\(number)"
        else {
            throw Diagnostic(
                .usage, "the GB Carbon Intensity API has no zone \(feed.zone ?? "")",
                remedy: "use --zone GB, or --zone GB-1 to GB-14 for a region "
                    + "(GB-15 England, GB-16 Scotland, GB-17 Wales)")
        }
        return number
    }
}
