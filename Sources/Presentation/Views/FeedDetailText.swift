internal import SolsticeDomain

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
