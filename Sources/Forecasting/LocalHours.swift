import SolsticeDomain

/// A window cut at the full hours of a local clock, with each hour's slot in a seasonal table.
struct LocalHours {
    /// Bounds of the hours, in seconds since the epoch; one more than `slots`, or none.
    let breakpoints: [Int]
    /// Index of each hour's ``SeasonalSlot``.
    let slots: [Int]

    init(of window: TimeWindow, clock: LocalClock) {
        let end = window.end.secondsSinceEpoch
        var second = window.start.secondsSinceEpoch
        guard second < end else {
            breakpoints = []
            slots = []
            return
        }
        var bounds = [second]
        var indices: [Int] = []
        while second < end {
            let civil = clock.civilTime(at: Instant(secondsSinceEpoch: second))
            second = min(end, second + 3600 - civil.secondOfDay % 3600)
            indices.append(SeasonalSlot(civil).index)
            bounds.append(second)
        }
        breakpoints = bounds
        slots = indices
    }

    /// A table's value for each hour.
    func values(in table: [Double]) -> [Double] { slots.map { table[$0] } }
}
