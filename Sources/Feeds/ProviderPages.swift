import SolsticeDomain
import SolsticeGridData

/// How one provider is asked.
protocol ProviderPages {
    func next(of feed: Feed, _ state: FeedState, now: Instant) throws(Diagnostic) -> FeedRequest?
}

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
        guard let zone = feed.zone?.rawValue, zone.hasPrefix("GB-"),
            let number = Int(zone.dropFirst(3)),
            (1...17).contains(number), zone == "GB-\(number)"
        else {
            throw Diagnostic(
                .usage, "the GB Carbon Intensity API has no zone \(feed.zone ?? "")",
                remedy: "use \(set: .zone, "GB"), or \(set: .zone, "GB-1") to GB-14 for a region "
                    + "(GB-15 England, GB-16 Scotland, GB-17 Wales)")
        }
        return number
    }
}

/// Asks Electricity Maps, version 3: hourly, ten days at most, a token in the header `auth-token`.
struct ElectricityMapsPages: ProviderPages {
    private static let history = HistoryWindow(
        // Estimates are replaced by measurements some days later.
        page: .day * 6, revisit: .day * 3, step: .hour)

    func next(of feed: Feed, _ state: FeedState, now: Instant) throws(Diagnostic) -> FeedRequest? {
        let signal = feed.signal ?? .lifecycle
        let options = FeedRequest.Options(signal: signal, format: .electricityMapsJSON)
        let zone = (feed.zone?.rawValue ?? "").percentEncoded
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

/// Asks WattTime, version 3: five-minute marginal intensities, 32 days at most, a login that yields
/// a token for half an hour.
struct WattTimePages: ProviderPages {
    private static let history = HistoryWindow(
        page: .day * 28, revisit: .day * 2, step: TimeSpan(seconds: 300))

    func next(of feed: Feed, _ state: FeedState, now: Instant) throws(Diagnostic) -> FeedRequest? {
        let options = FeedRequest.Options(signal: .marginal, format: .wattTimeJSON)
        let subject = "region=\((feed.zone?.rawValue ?? "").percentEncoded)&signal_type=co2_moer"
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

/// Asks an address or a command for everything it has.
struct PlainPages: ProviderPages {
    func next(of feed: Feed, _ state: FeedState, now: Instant) throws(Diagnostic) -> FeedRequest? {
        var options = FeedRequest.Options(zone: feed.zone, signal: feed.signal)
        options.unit = feed.reading.unit.flatMap { IntensityUnit(rawValue: $0) }
        options.format = feed.reading.format.flatMap { FileFormat(rawValue: $0) }
        options.timeZone = feed.reading.timeZone
        if !feed.command.isEmpty {
            return FeedRequest(.command(feed.command), stream: state.stream, options: options)
        }
        let address = feed.baseURL ?? ""
        let credential: FeedRequest.Credential =
            feed.token == nil ? .none : address.contains("{token}") ? .address : .bearer
        return FeedRequest(
            .address(address), credential, stream: state.stream, options: options)
    }
}
