import SolsticeDomain

/// A series from a file without the stretches where stored values are finer: the mean of a month
/// does not replace the quarter-hours that it is a mean of.
struct FinerValues<Quantity: ScalarQuantity> {
    /// What is left to import; a stretch that is left out is a gap.
    let series: Series<Quantity>
    /// For each value of `series`, the index of the file's value that it is of.
    let origins: [Int]
    /// How many stored values are kept.
    let keptCount: Int

    /// A stored value is finer if it lasts at most half as long as the new one.
    ///
    /// Where it is what an earlier import left of the same value, it is no loss to lay it again.
    init(_ new: Series<Quantity>, sparing stored: Series<Quantity>) {
        var breakpoints: [Int] = []
        var values: [Double] = []
        var origins: [Int] = []
        var keptCount = 0
        var next = 0
        for (index, value) in new.rawValues.enumerated() {
            let (start, end) = (new.breakpoints[index], new.breakpoints[index + 1])
            var cursor = start
            func append(_ value: Double, until end: Int) {
                breakpoints.append(cursor)
                values.append(value)
                origins.append(index)
                cursor = end
            }
            while next < stored.rawValues.count, stored.breakpoints[next + 1] <= start { next += 1 }
            var position = next
            while position < stored.rawValues.count, stored.breakpoints[position] < end {
                let piece = (
                    start: max(stored.breakpoints[position], start),
                    end: min(stored.breakpoints[position + 1], end)
                )
                let length = stored.breakpoints[position + 1] - stored.breakpoints[position]
                let storedValue = stored.rawValues[position]
                position += 1
                guard !value.isNaN, !storedValue.isNaN, length * 2 <= end - start else { continue }
                if piece.start > cursor { append(value, until: piece.start) }
                keptCount += storedValue == value ? 0 : 1
                append(storedValue == value ? value : .nan, until: piece.end)
            }
            if cursor < end { append(value, until: end) }
        }
        if let last = new.breakpoints.last, !values.isEmpty { breakpoints.append(last) }
        series = Series(breakpoints: breakpoints, rawValues: values)
        self.origins = origins
        self.keptCount = keptCount
    }
}
