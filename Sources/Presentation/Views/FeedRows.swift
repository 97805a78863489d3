internal import SolsticeDomain

/// Feeds as rows, for programs and for users.
enum FeedRows {
    /// The columns for programs.
    static let heading = [
        "id", "provider", "zone", "signal", "last_success", "newest_hour_end", "age_seconds",
        "newest_forecast", "next_due", "pages", "inserted", "revised", "failures", "trouble_kind",
        "trouble",
    ]

    /// The cells under ``heading``.
    static func cells(_ record: FeedRecord, _ style: OutputStyle) -> [String] {
        let feed = record.feed
        let states = record.states
        func sum(_ path: KeyPath<FeedState, Int>) -> String {
            String(states.reduce(0) { $0 + $1[keyPath: path] })
        }
        return [
            feed.id, feed.provider.rawValue, feed.zone ?? "", feed.signal?.rawValue ?? "",
            record.succeededAt.plain, record.newestHour.plain,
            record.age(at: style.now).map { String($0.seconds) } ?? "",
            record.newestForecast.plain, record.dueAt.plain, sum(\.pageCount),
            sum(\.insertedCount), sum(\.replacedCount), sum(\.failureCount),
            record.trouble?.trouble.kind.rawValue ?? "", record.trouble?.trouble.problem ?? "",
        ]
    }

    /// The columns of the list on a terminal.
    static func columns(_ style: OutputStyle) -> [Table<FeedRecord>.Column] {
        typealias Column = Table<FeedRecord>.Column
        return [
            Column("feed", importance: 10, shortest: 6) { $0.feed.id.visible.shortened(to: 28) },
            Column("asks", importance: 3) { $0.feed.provider.title },
            Column("zone", importance: 8, shortest: 6) { $0.feed.zone?.visible ?? "all" },
            Column("counts", importance: 4) { $0.feed.signal?.rawValue ?? "as it says" },
            Column("answered", importance: 6) { record in
                record.succeededAt.map { ago($0, style) } ?? "never"
            },
            Column("newest hour", importance: 7) { record in
                record.newestHour.map { style.shortMoment($0) } ?? "–"
            },
            Column("age", importance: 9, isNumeric: true) { record in
                record.age(at: style.now)?.description ?? "–"
            },
            Column("state", importance: 9) { record in
                record.trouble.map(word) ?? (record.succeededAt == nil ? "not asked" : "well")
            },
        ]
    }

    private static func ago(_ moment: Instant, _ style: OutputStyle) -> String {
        style.distance(moment)
    }

    private static func word(_ trouble: FeedState.Trouble) -> String {
        switch trouble.trouble.kind {
        case .unauthorised: "not allowed"
        case .throttled: "throttled"
        case .temporary: "no answer"
        case .malformed: "unusable"
        case .gone: "not there"
        }
    }
}
