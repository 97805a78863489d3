public import SolsticeDomain

/// Feeds, the age of their data, and their trouble.
public enum FeedViews {
    /// All feeds.
    public static func list(_ records: [FeedRecord], style: OutputStyle) -> String {
        guard style.medium == .terminal else {
            return TabSeparated.text(FeedRows.heading, records.map { FeedRows.cells($0, style) })
        }
        guard !records.isEmpty else {
            return Paragraph.lines(
                "No feeds. Follow the grid of Great Britain, which needs no key: "
                    + "`\(run: .feedAdd, "gb", .set(.provider, "gb"), .set(.zone, "GB"))`",
                width: style.width
            ).joined(separator: "\n")
        }
        let troubles = records.filter { $0.trouble != nil }.flatMap { record in
            Paragraph.lines(
                "\(record.feed.id.visible): \(record.trouble?.trouble.problem.visible ?? "")",
                width: style.width
            ).map { Ink(style).paint($0, .notice) }
        }
        return (Table(columns: FeedRows.columns(style), rows: records).lines(style) + troubles)
            .joined(separator: "\n")
    }

    /// Everything about one feed.
    public static func detail(_ record: FeedRecord, style: OutputStyle) -> String {
        switch style.medium {
        case .terminal: FeedDetailText(record: record, style: style).text
        case .pipe:
            TabSeparated.text(
                ["field", "value"],
                zip(FeedRows.heading, FeedRows.cells(record, style)).map { [$0, $1] })
        }
    }

    /// What a sync of feeds has brought since their earlier state.
    public static func synced(
        before: [FeedRecord], after: [FeedRecord], style: OutputStyle
    ) -> String {
        guard style.medium == .terminal else { return list(after, style: style) }
        if after.isEmpty { return list(after, style: style) }
        return zip(before, after).flatMap { old, new in
            zip(old.states, new.states).flatMap { change(new.feed, $0, $1, style) }
        }.joined(separator: "\n")
    }

    private static func change(
        _ feed: Feed, _ old: FeedState, _ new: FeedState, _ style: OutputStyle
    ) -> [String] {
        let inserted = new.insertedCount - old.insertedCount
        let revised = new.replacedCount - old.replacedCount
        var words = "\(feed.id.visible) \(new.stream.rawValue): "
        if inserted + revised == 0 {
            words += new.trouble == nil ? "nothing new" : "not up to date"
        } else {
            words += Numerals.count(inserted, "new value")
            if revised > 0 { words += ", \(Numerals.count(revised, "value")) revised" }
        }
        if new.stream == .history, let cursor = new.cursor {
            words += ", known up to \(style.moment(cursor))"
        }
        return Paragraph.lines(words, width: style.width)
    }
}

/// One feed as text for the user.
struct FeedDetailText {
    let record: FeedRecord
    let style: OutputStyle

    /// What it fetches, its progress, and its trouble.
    var text: String {
        let feed = record.feed
        var sheet = FactSheet()
        sheet.add("asks", source)
        sheet.add("zone", feed.zone?.visible ?? "all that it names")
        sheet.add("counts", feed.signal?.title ?? "what it says")
        sheet.add("token", token)
        sheet.add("asked every", feed.interval.description)
        sheet.add(
            "history from",
            feed.isRecentOnly ? "the newest 24 hours only" : style.date(feed.since))
        sheet.add("newest hour", record.newestHour.map { "ends \(style.moment($0))" })
        sheet.add("age", record.age(at: style.now)?.description)
        sheet.add("newest forecast", record.newestForecast.map { style.moment($0) })
        for state in record.states { sheet.add(state.stream.rawValue, words(state)) }
        for state in record.states {
            guard let trouble = state.trouble else { continue }
            let details = [trouble.trouble.problem] + trouble.trouble.causes
            sheet.add("trouble", details.joined(separator: "; ").visible, .notice)
            sheet.add("mend it", trouble.trouble.diagnostic(feed: feed.id).remedy?.visible)
        }
        let title = Paragraph.lines("Feed \(feed.id.visible)", width: style.width)
            .map { Ink(style).paint($0, .strong) }
        return (title + sheet.lines(style)).joined(separator: "\n")
    }

    private var source: String {
        let feed = record.feed
        if !feed.command.isEmpty { return feed.command.joined(separator: " ").visible }
        let address = feed.baseURL ?? feed.provider.publishedURL ?? ""
        return feed.provider == .url
            ? address.visible : "\(feed.provider.title), \(address.visible)"
    }

    private var token: String? {
        switch record.feed.token {
        case nil: nil
        case .environment(let name): "in the environment variable \(name.visible)"
        case .file(let path): "in the file \(path.visible)"
        }
    }

    private func words(_ state: FeedState) -> String {
        guard state.succeededAt != nil || state.failureCount > 0 else {
            return "not asked yet"
        }
        var parts = [
            Numerals.count(state.pageCount, "page"),
            Numerals.count(state.insertedCount, "new value"),
        ]
        if state.replacedCount > 0 { parts.append("\(state.replacedCount) revised") }
        if state.contradictionCount > 0 {
            parts.append("\(state.contradictionCount) contradicted by a later value")
        }
        if let at = state.succeededAt { parts.append("answered \(style.moment(at))") }
        parts.append("next at \(style.moment(state.dueAt))")
        return parts.joined(separator: ", ")
    }
}

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
            feed.id, feed.provider.rawValue, feed.zone?.rawValue ?? "", feed.signal?.rawValue ?? "",
            record.succeededAt.plain, record.newestHour.plain,
            record.age(at: style.now).map { String($0.seconds) } ?? "",
            record.newestForecast.plain, record.dueAt.plain, sum(\.pageCount),
            sum(\.insertedCount), sum(\.replacedCount), sum(\.failureCount),
            record.trouble?.trouble.kind.rawValue ?? "",
            record.trouble.map { "\($0.trouble.problem)" } ?? "",
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
