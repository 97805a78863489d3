public import SolsticeDomain

extension SeasonalProfile {
    /// The profile expanded over a window, one value for each local hour of a clock.
    ///
    /// `pick` selects the value of a cell: its mean, or one of its quantiles.
    public func series(
        over window: TimeWindow, clock: LocalClock, pick: (Cell) -> Quantity = { $0.mean }
    ) -> Series<Quantity> {
        series(over: LocalHours(of: window, clock: clock), pick: pick)
    }

    /// The profile expanded over hours computed before.
    func series(over hours: LocalHours, pick: (Cell) -> Quantity) -> Series<Quantity> {
        let table = cells.map { cell in cell.map { pick($0).rawValue } ?? .nan }
        return Series(breakpoints: hours.breakpoints, rawValues: hours.values(in: table))
    }

    /// The profile with every empty cell filled from the nearest ones.
    ///
    /// An empty cell takes the value of the other kind of day for its month and hour, otherwise the
    /// mean of its hour over the months that have one, otherwise the mean over all cells.
    public var filled: SeasonalProfile {
        if filledCount == Slot.count { return self }
        let overall = Self.merged(cells.compactMap { $0 })
        let byHour = (0..<24).map { hour in
            Self.merged(Slot.all.filter { $0.hour == hour }.compactMap { cell($0) })
        }
        return SeasonalProfile(
            cells: Slot.all.map { slot in
                let other: DayType = slot.dayType == .workday ? .weekend : .workday
                return cell(slot)
                    ?? cell(Slot(month: slot.month, hour: slot.hour, dayType: other))
                    ?? byHour[slot.hour] ?? overall
            })
    }

    /// Merges several cells, weighted by count; nil for none.
    private static func merged(_ cells: [Cell]) -> Cell? {
        let total = cells.reduce(0) { $0 + $1.count }
        guard total > 0 else { return nil }
        func mean(_ part: (Cell) -> Quantity) -> Quantity {
            Quantity(
                rawValue: cells.reduce(0.0) { $0 + part($1).rawValue * Double($1.count) }
                    / Double(total))
        }
        return Cell(
            mean: mean { $0.mean }, p10: mean { $0.p10 }, p90: mean { $0.p90 }, count: total)
    }
}

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
