import SolsticeDomain

/// What merging a new series into stored history changes.
///
/// New values win if both have one. A stored value that a new one covers in part keeps the rest of
/// its stretch.
struct HistoryMerge {
    /// A stored value with the batch it came from.
    struct Row: Equatable {
        var start: Int
        var end: Int
        var value: Double
        var batch: BatchID
        /// Whether the provider estimated the value rather than measured it.
        var isEstimated = false
    }

    /// Starts of the stored rows to delete.
    private(set) var deletedStarts: [Int] = []
    /// Rows to write; a batch of 0 means the new one.
    private(set) var written: [Row] = []
    /// New values where there was none.
    private(set) var insertedCount = 0
    /// New values that replaced different ones.
    private(set) var replacedCount = 0
    /// Stored values that new ones replaced, wholly or in part.
    private(set) var supersededCount = 0
    /// New values that were there already.
    private(set) var unchangedCount = 0
    /// All history after the change, in time order.
    private(set) var merged: [Row] = []

    /// The first second whose value changes; nil if nothing changes.
    var firstChange: Int? {
        let starts = [deletedStarts.min(), written.map(\.start).min()]
        return starts.compactMap(\.self).min()
    }

    /// Merges `new` into `stored`, both in time order and without overlaps.
    init(stored: [Row], new: [Row]) {
        merged.reserveCapacity(stored.count + new.count)
        var remaining = Remaining(rows: stored)
        for row in new {
            while let first = remaining.first, first.end <= row.start {
                merged.append(first)
                remaining.removeFirst()
            }
            lay(row, over: &remaining)
        }
        while let first = remaining.first {
            merged.append(first)
            remaining.removeFirst()
        }
    }

    /// Stored rows not processed yet; one row may be put back in front.
    private struct Remaining {
        let rows: [Row]
        var index = 0
        var putBack: Row?

        init(rows: [Row]) { self.rows = rows }

        var first: Row? { putBack ?? (index < rows.count ? rows[index] : nil) }

        mutating func removeFirst() {
            if putBack == nil { index += 1 } else { putBack = nil }
        }
    }

    private mutating func lay(_ row: Row, over remaining: inout Remaining) {
        guard let first = remaining.first, first.start < row.end else {
            insertedCount += 1
            write(row)
            return
        }
        if first.start == row.start, first.end == row.end {
            remaining.removeFirst()
            if first.value == row.value, first.isEstimated == row.isEstimated {
                unchangedCount += 1
                merged.append(first)
            } else {
                replacedCount += 1
                supersededCount += 1
                write(row)
            }
            return
        }
        replacedCount += 1
        cut(row, from: &remaining)
        write(row)
    }

    /// Removes from the stored rows what a new row covers, keeping what extends beyond it.
    private mutating func cut(_ row: Row, from remaining: inout Remaining) {
        while let first = remaining.first, first.start < row.end {
            remaining.removeFirst()
            supersededCount += 1
            if first.start != row.start { deletedStarts.append(first.start) }
            if first.start < row.start {
                var before = first
                before.end = row.start
                write(before)
            }
            if first.end > row.end {
                var after = first
                after.start = row.end
                // It may be cut again by the next new row, so it counts as stored and is written
                // at once; writing a row again later replaces it.
                written.append(after)
                remaining.putBack = after
                return
            }
        }
    }

    private mutating func write(_ row: Row) {
        written.append(row)
        merged.append(row)
    }
}
