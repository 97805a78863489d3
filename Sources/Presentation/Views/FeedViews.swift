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
                    + "`solstice feed add gb --provider gb --zone GB`",
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
