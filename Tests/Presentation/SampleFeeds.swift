import SolsticeDomain

extension Samples {
    /// Four feeds: one that is well, one that is behind and refused, one that was never asked, and one
    /// with a hostile name.
    static let feedRecords: [FeedRecord] = [well, refused, unasked, hostile]

    private static let well: FeedRecord = {
        let feed = Feed(
            id: "gb", provider: .greatBritain, zone: "GB", signal: .direct,
            since: at(30, 0) - .day * 365)
        var history = FeedState(stream: .history, dueAt: at(30, 23))
        history.cursor = at(30, 22, 30)
        history.succeededAt = at(30, 22, 41)
        history.pageCount = 1_214
        history.insertedCount = 17_500
        history.replacedCount = 212
        var forecast = FeedState(stream: .forecast, dueAt: at(30, 23))
        forecast.cursor = at(30, 22, 41)
        forecast.succeededAt = at(30, 22, 41)
        forecast.pageCount = 1_180
        forecast.insertedCount = 113_280
        return FeedRecord(
            feed: feed, states: [history, forecast], newestHour: at(30, 22, 30),
            newestForecast: at(30, 22, 41))
    }()

    private static let refused: FeedRecord = {
        let feed = Feed(
            id: "de", provider: .electricityMaps, zone: "DE", signal: .lifecycle,
            token: .environment("EMAPS_TOKEN"), since: at(1, 0))
        var history = FeedState(stream: .history, dueAt: at(30, 23, 40))
        history.cursor = at(28, 22)
        history.succeededAt = at(28, 22, 41)
        history.pageCount = 9
        history.insertedCount = 670
        history.failureCount = 31
        history.trouble = .init(
            FeedTrouble(
                .unauthorised, "api.electricitymaps.com does not accept the token (HTTP 401)",
                causes: ["it says: {\"message\":\"Invalid auth-token\"}"]), at: at(30, 22, 40))
        return FeedRecord(
            feed: feed, states: [history, FeedState(stream: .forecast, dueAt: at(30, 22))],
            newestHour: at(28, 22), newestForecast: nil)
    }()

    private static let unasked = FeedRecord(
        feed: Feed(
            id: "california", provider: .wattTime, zone: "CAISO_NORTH", signal: .marginal,
            token: .file("/home/ada/.watttime"), since: at(1, 0)),
        states: FeedStream.allCases.map { FeedState(stream: $0, dueAt: now) }, newestHour: nil,
        newestForecast: nil)

    private static let hostile = FeedRecord(
        feed: Feed(
            id: "o\u{202E}wn", provider: .command, zone: nil,
            command: ["./carbon.sh", "\u{1B}[31m"], since: at(1, 0), interval: .hour),
        states: [FeedState(stream: .history, dueAt: now)], newestHour: nil, newestForecast: nil)
}

extension Samples {
    /// A provider that is good tomorrow, and less so after.
    static let skills: [ForecastSkill] = zip(
        ForecastSkill.leadBounds,
        [(0.04, 0.041), (0.06, 0.055), (0.09, 0.082), (0.15, 0.13), (0.21, 0.19)]
    ).map { lead, errors in
        ForecastSkill(
            leadHours: lead, reckonedAt: now - .hour, issueCount: 118, dayCount: 30,
            logBias: Double(lead) / 400, providerError: errors.0,
            correctedError: lead < 48 ? errors.1 : nil, ownError: 0.08 + Double(lead) / 500)
    }
}
