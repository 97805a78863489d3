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
        var slot = from / step
        while slot <= last {
            if peak[slot] <= limit, gaps == nil || gaps?[slot] == 0 {
                slot += 1
                continue
            }
            let bounds = (slot * step, (slot + 1) * step)
            if let gaps, gaps[slot] != 0 {
                search(from: open, to: min(to, bounds.0))
                open = bounds.1
            } else if low[slot] > limit {
                search(from: open, to: min(to, bounds.0))
                // Full slots come in rows, and none of them has an opening.
                while slot < last, low[slot + 1] > limit { slot += 1 }
                open = (slot + 1) * step
            } else {
                open = searchAround(
                    pool, count, slot, bounds, open: open, from: from, to: to)
            }
            slot += 1
        }
        search(from: open, to: to)
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
