import SolsticeDomain

/// When enough of one accelerator is free in one region.
struct FreeCapacity: Sendable {
    /// Maximal stretches in which the job fits, in order of time.
    let windows: [TimeWindow]

    /// The stretches of `horizon` in which `needed` accelerators are free beside the reservations;
    /// a `limit` of nil never runs out.
    init(needed: Int, limit: Int?, reservations: [HeldCapacity], within horizon: TimeWindow) {
        guard let limit else {
            windows = [horizon]
            return
        }
        guard needed <= limit else {
            windows = []
            return
        }
        var changes: [(at: Int, by: Int)] = []
        for reservation in reservations {
            guard let window = reservation.window.intersection(horizon) else { continue }
            changes.append((window.start.secondsSinceEpoch, reservation.count))
            changes.append((window.end.secondsSinceEpoch, -reservation.count))
        }
        // What ends at a moment makes room for what starts at it.
        changes.sort { ($0.at, $0.by) < ($1.at, $1.by) }
        windows = Self.stretches(changes, spare: limit - needed, within: horizon)
    }

    private static func stretches(
        _ changes: [(at: Int, by: Int)], spare: Int, within horizon: TimeWindow
    ) -> [TimeWindow] {
        var found: [TimeWindow] = []
        var used = 0
        var freeSince: Int? = horizon.start.secondsSinceEpoch
        for change in changes {
            used += change.by
            if used > spare, let since = freeSince {
                if since < change.at {
                    found.append(
                        TimeWindow(
                            start: Instant(secondsSinceEpoch: since),
                            end: Instant(secondsSinceEpoch: change.at)))
                }
                freeSince = nil
            } else if used <= spare, freeSince == nil {
                freeSince = change.at
            }
        }
        if let since = freeSince, since < horizon.end.secondsSinceEpoch {
            found.append(
                TimeWindow(start: Instant(secondsSinceEpoch: since), end: horizon.end))
        }
        return found
    }

    private init(windows: [TimeWindow]) { self.windows = windows }

    /// Never.
    static let none = FreeCapacity(windows: [])

    /// The stretches up to a moment, or between two.
    func clipped(from start: Instant? = nil, to end: Instant) -> FreeCapacity {
        FreeCapacity(
            windows: windows.prefix { $0.start < end }.compactMap {
                let from = max($0.start, start ?? $0.start)
                let to = min($0.end, end)
                return from < to ? TimeWindow(start: from, end: to) : nil
            })
    }

    /// The first moment from which a duration is free inside one of some stretches, which are in
    /// order of time; nil where none is.
    func earliestStart(
        for duration: TimeSpan, from moment: Instant, inside stretches: [TimeWindow]
    ) -> Instant? {
        for window in windows {
            for stretch in stretches {
                guard let both = window.intersection(stretch) else { continue }
                let start = max(both.start, moment)
                if start + duration <= both.end { return start }
            }
        }
        return nil
    }

    /// The first moment from which a duration is free; nil where none is.
    func earliestStart(for duration: TimeSpan, from moment: Instant) -> Instant? {
        for window in windows where max(window.start, moment) + duration <= window.end {
            return max(window.start, moment)
        }
        return nil
    }
}
