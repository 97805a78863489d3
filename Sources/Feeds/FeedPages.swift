public import SolsticeDomain

/// What a feed asks next, from what is known: pure, and feeds of one provider differ only in their
/// values.
public enum FeedPages {
    /// The next request of a stream; nil if there is nothing to ask for now.
    public static func next(
        of feed: Feed, _ state: FeedState, now: Instant
    ) throws(Diagnostic) -> FeedRequest? {
        let pages: any ProviderPages =
            switch feed.provider {
            case .greatBritain: GreatBritainPages()
            case .electricityMaps: ElectricityMapsPages()
            case .wattTime: WattTimePages()
            case .url, .command: PlainPages()
            }
        return try pages.next(of: feed, state, now: now)
    }

    /// The signal of a feed that states none; nil if the answers say.
    public static func usualSignal(of provider: FeedProvider) -> CarbonSignal? {
        switch provider {
        // Its methodology counts generation alone: no fuel supply, no construction of plants.
        case .greatBritain: .direct
        case .electricityMaps: .lifecycle
        case .wattTime: .marginal
        case .url, .command: nil
        }
    }

    /// The signals that a provider offers.
    public static func signals(of provider: FeedProvider) -> [CarbonSignal] {
        switch provider {
        case .greatBritain: [.direct]
        case .electricityMaps: [.lifecycle, .direct]
        case .wattTime: [.marginal]
        case .url, .command: CarbonSignal.allCases
        }
    }

    /// The moment up to which history is known after a page.
    public static func cursor(
        of state: FeedState, after request: FeedRequest, newest: Instant?
    ) -> Instant? {
        guard let window = request.window else {
            return [state.cursor, newest].compactMap(\.self).max()
        }
        return HistoryWindow.cursor(
            after: newest, in: window, isLast: request.isLast, before: state.cursor)
    }
}

extension Feed {
    /// The provider's address followed by a path.
    func address(_ path: String) -> String {
        var base = baseURL ?? provider.publishedURL ?? ""
        while base.hasSuffix("/") { base.removeLast() }
        return base + path
    }
}

extension Instant {
    /// `2026-01-31T18:00Z`, the form in which half-hours are asked for.
    var minuteText: String {
        let text = utc.timeText
        return utc.dateText + "T" + text.prefix(5) + "Z"
    }
}

extension String {
    /// The text percent-encoded as part of an address.
    var percentEncoded: String {
        var text = ""
        for byte in utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return text
    }
}

/// Which hours of a history to ask for next, and how far an answer advances it.
///
/// Pages go forwards from the oldest hour wanted, so that a history grows at its end. The newest
/// page starts a little before what is known, since providers revise their values.
struct HistoryWindow {
    /// How much one page may ask for.
    let page: TimeSpan
    /// How long before the known end the newest page begins.
    let revisit: TimeSpan
    /// Windows begin and end at multiples of this, so that the same page keeps its address.
    let step: TimeSpan

    /// The next page and whether it is the newest; nil if no step has ended yet.
    func next(
        cursor: Instant?, since: Instant, now: Instant
    ) -> (window: TimeWindow, isLast: Bool)? {
        let end = floor(now)
        let first = floor(since)
        let known = max(floor(cursor ?? first), first)
        if known + page < end {
            return (TimeWindow(start: known, length: page), false)
        }
        let start = max(first, known - revisit)
        return start < end ? (TimeWindow(start: start, end: end), true) : nil
    }

    /// How far history is known after a page whose newest value, if any, ends at `newest`.
    ///
    /// What is missing at the end of an older page is asked for once more, from there on; an older
    /// page without anything new is a gap at the provider and is skipped. The newest page advances
    /// no further than its values.
    static func cursor(
        after newest: Instant?, in window: TimeWindow, isLast: Bool, before: Instant?
    ) -> Instant? {
        let reached = newest.map { min($0, window.end) }
        if isLast { return [before, reached].compactMap(\.self).max() }
        guard let reached, reached > window.start else { return window.end }
        return reached
    }

    private func floor(_ instant: Instant) -> Instant {
        Instant(
            secondsSinceEpoch: instant.secondsSinceEpoch / step.seconds * step.seconds)
    }
}
