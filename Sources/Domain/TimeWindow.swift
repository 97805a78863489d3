/// A half-open stretch of time, from `start` up to but excluding `end`.
public struct TimeWindow: Hashable, Sendable {
    /// The first instant inside.
    public let start: Instant
    /// The first instant after.
    public let end: Instant

    /// The stretch between two instants; `end` may not precede `start`.
    public init(start: Instant, end: Instant) {
        precondition(start <= end, "a time window ends before it starts")
        self.start = start
        self.end = end
    }

    /// A stretch of the given length from an instant.
    public init(start: Instant, length: TimeSpan) {
        self.init(start: start, end: start + length)
    }

    /// How long it is.
    public var length: TimeSpan { end - start }

    /// The part inside another window; nil if they only touch or lie apart.
    public func intersection(_ other: TimeWindow) -> TimeWindow? {
        let from = max(start, other.start)
        let to = min(end, other.end)
        return from < to ? TimeWindow(start: from, end: to) : nil
    }
}

extension [TimeWindow] {
    /// The windows in chronological order, with those that touch or overlap merged.
    public func joined() -> [TimeWindow] {
        sorted { $0.start < $1.start }.reduce(into: []) { joined, window in
            if let last = joined.last, window.start <= last.end {
                joined[joined.count - 1] = TimeWindow(
                    start: last.start, end: Swift.max(last.end, window.end))
            } else {
                joined.append(window)
            }
        }
    }
}
