import SolsticeDomain

/// Which hours of a history are to be asked for next, and how far an answer brings it.
///
/// Pages go forwards from the oldest hour wanted, so that a history grows at its end. The newest page
/// goes back a little before what is known, for providers revise what they said.
struct HistoryWindow {
    /// How much may be asked for at once.
    let page: TimeSpan
    /// How far back the newest page begins before what is known.
    let revisit: TimeSpan
    /// Windows begin and end at multiples of this, so that the same page keeps its address.
    let step: TimeSpan

    /// The next page and whether it is the newest; nil where nothing is over yet.
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

    /// Up to when history is known after a page whose newest value ends at a moment, if it has any.
    ///
    /// What is missing at the end of an older page is asked for once more, from there on; an older page
    /// without anything new is a gap of the provider's and is passed. The newest page moves no further
    /// than its values.
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
