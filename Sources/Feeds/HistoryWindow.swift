import SolsticeDomain

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
