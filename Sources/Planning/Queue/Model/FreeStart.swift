/// The cheapest start of a run of given length among those that leave no stretch of free time.
///
/// Within a stretch the cost of a run is piecewise linear in its start, with corners only where the
/// run's start or end meets a slot's bound, so only those and the stretch's own ends are tried.
struct FreeStart {
    /// A rate per hour in each slot, and its integral up to each slot's start.
    let rates: UnsafePointer<Double>
    let integrals: UnsafePointer<Double>
    let step: Int
    /// Length of the run in seconds.
    let duration: Int
    /// The best start so far, in seconds from the origin; -1 before there is one.
    private(set) var start = -1
    /// Integral of the rate over the best run so far.
    private(set) var integral = Double.infinity

    private let wholeSlots: Int
    private let restHours: Double

    init(
        rates: UnsafePointer<Double>, integrals: UnsafePointer<Double>, step: Int, duration: Int
    ) {
        self.rates = rates
        self.integrals = integrals
        self.step = step
        self.duration = duration
        wholeSlots = duration / step
        restHours = Double(duration % step) / 3600
    }

    /// Costs that differ by less than this share are the same, and the earlier start is taken.
    private static let rounding = 1e-9

    /// Tries the runs inside a stretch that begins and ends at any second.
    mutating func search(from: Int, to: Int) {
        let last = to - duration
        guard from <= last else { return }
        consider(from)
        let firstSlot = (from + step - 1) / step
        let lastSlot = last / step
        if restHours == 0 {
            if firstSlot <= lastSlot { searchWhole(firstSlot, lastSlot) }
        } else {
            if firstSlot <= lastSlot { searchStarts(firstSlot, lastSlot) }
            let firstEnd = (from + duration + step - 1) / step
            let lastEnd = to / step
            if firstEnd <= lastEnd { searchEnds(firstEnd, lastEnd) }
        }
        consider(last)
    }

    private mutating func consider(_ second: Int) {
        let value = running(second + duration) - running(second)
        take(value, second)
    }

    private mutating func take(_ value: Double, _ second: Int) {
        if value < integral - abs(integral) * Self.rounding || start < 0 {
            integral = value
            start = second
        } else if second < start, value <= integral + abs(integral) * Self.rounding {
            start = second
            integral = value
        }
    }

    private func running(_ second: Int) -> Double {
        SlotGrid.integral(to: second, rates, integrals, step: step)
    }

    private mutating func searchWhole(_ first: Int, _ last: Int) {
        let ends = integrals + wholeSlots
        let least = Minimum.ofDifferences(ends, integrals, first, last)
        guard least < integral else { return }
        let limit = least + abs(least) * Self.rounding
        var slot = first
        while ends[slot] - integrals[slot] > limit, slot < last { slot += 1 }
        take(ends[slot] - integrals[slot], slot * step)
    }

    private mutating func searchStarts(_ first: Int, _ last: Int) {
        let ends = integrals + wholeSlots
        let rest = rates + wholeSlots
        let least = Minimum.ofDifferences(
            ends, integrals, first, last, plus: rest, times: restHours)
        guard least < integral else { return }
        let limit = least + abs(least) * Self.rounding
        var slot = first
        while ends[slot] - integrals[slot] + rest[slot] * restHours > limit, slot < last {
            slot += 1
        }
        take(ends[slot] - integrals[slot] + rest[slot] * restHours, slot * step)
    }

    private mutating func searchEnds(_ first: Int, _ last: Int) {
        // Seen from the slot in which the run starts at an odd second.
        let shift = wholeSlots + 1
        let ends = integrals + shift
        let starts = integrals + 1
        let least = Minimum.ofDifferences(
            ends, starts, first - shift, last - shift, plus: rates, times: restHours)
        guard least < integral else { return }
        let limit = least + abs(least) * Self.rounding
        var slot = first - shift
        while ends[slot] - starts[slot] + rates[slot] * restHours > limit, slot < last - shift {
            slot += 1
        }
        take(
            ends[slot] - starts[slot] + rates[slot] * restHours, (slot + shift) * step - duration)
    }
}

extension FreeStart {
    /// Tries the runs in which so many accelerators of a pool are free all the time, between two
    /// moments.
    mutating func search(
        _ pool: PoolOccupancy, gaps: UnsafePointer<UInt8>?, count: Int32, from: Int, to: Int
    ) {
        guard to - from >= duration, pool.capacity >= count else { return }
        let limit = pool.capacity - count
        let peak = pool.peak.base
        let low = pool.low.base
        let last = (to - 1) / step
        var open = from
        // The slot in which the stretch begins, as long as it is not known where in it.
        var opener: Int?
        var slot = from / step
        while slot <= last {
            if peak[slot] <= limit, gaps == nil || gaps?[slot] == 0 {
                slot += 1
                continue
            }
            let bounds = (slot * step, (slot + 1) * step)
            let isFull = low[slot] > limit || gaps.map { $0[slot] != 0 } ?? false
            if (isFull ? bounds.0 : bounds.1) - open < duration {
                // No run ends here, and whether one begins here matters only if there is room for it.
                (open, opener) = isFull ? (bounds.1, nil) : (max(from, bounds.0), slot)
            } else {
                if let opener { open = max(from, self.opening(pool, count, opener)) }
                opener = nil
                if isFull {
                    search(from: open, to: min(to, bounds.0))
                    open = bounds.1
                } else {
                    open = searchAround(
                        pool, count, slot, bounds, open: open, from: from, to: to)
                }
            }
            slot += 1
            // Full slots come in rows, and none of them has an opening.
            if isFull {
                while slot <= last, low[slot] > limit { slot += 1 }
                open = slot * step
            }
        }
        guard to - open >= duration else { return }
        if let opener { open = max(from, self.opening(pool, count, opener)) }
        search(from: open, to: to)
    }

    /// From when on so many accelerators are free up to the end of a slot; its end if they are not.
    private func opening(_ pool: PoolOccupancy, _ count: Int32, _ slot: Int) -> Int {
        let end = (slot + 1) * step
        var open = end
        pool.forEachOpening(in: slot, for: count) { if $1 == end { open = $0 } }
        return open
    }

    /// Closes the stretch that runs into a slot that is not free all through, and says where the
    /// next one begins.
    private mutating func searchAround(
        _ pool: PoolOccupancy, _ count: Int32, _ index: Int, _ slot: (start: Int, end: Int),
        open: Int, from: Int, to: Int
    ) -> Int {
        var next = slot.end
        var isClosed = false
        pool.forEachOpening(in: index, for: count) { start, end in
            if start == slot.start {
                search(from: open, to: min(to, end))
                isClosed = true
            } else if end == slot.end {
                next = max(from, start)
            } else {
                search(from: max(from, start), to: min(to, end))
            }
        }
        if !isClosed { search(from: open, to: min(to, slot.start)) }
        return next
    }
}
