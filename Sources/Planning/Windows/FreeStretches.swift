import SolsticeDomain

/// When so many of an accelerator are free in each region, computed once for all jobs that ask the same.
struct FreeStretches {
    let regions: [Region]
    let reservations: [Reservation]
    /// The seconds since the epoch between which anything is known.
    let span: Range<Int>

    private struct Need: Hashable {
        let accelerator: String
        let count: Int
    }

    private var known: [Need: [[Range<Int>]]] = [:]
    /// The last answer, since jobs that follow each other often need the same.
    private var last: (need: Need, stretches: [[Range<Int>]])?

    init(regions: [Region], reservations: [Reservation], span: Range<Int>) {
        self.regions = regions
        self.reservations = reservations
        self.span = span
    }

    /// For each region its free stretches in seconds since the epoch, in order of time.
    mutating func stretches(for count: Int, of accelerator: String) -> [[Range<Int>]] {
        let need = Need(accelerator: accelerator, count: count)
        if let last, last.need == need { return last.stretches }
        let stretches = known[need] ?? regions.map { compute($0, need) }
        known[need] = stretches
        last = (need, stretches)
        return stretches
    }

    private func compute(_ region: Region, _ need: Need) -> [Range<Int>] {
        FreeCapacity(
            needed: need.count, limit: region.capacity(of: need.accelerator),
            reservations: reservations.filter {
                $0.region == region.id && $0.accelerator == need.accelerator
            },
            within: TimeWindow(
                start: Instant(secondsSinceEpoch: span.lowerBound),
                end: Instant(secondsSinceEpoch: span.upperBound))
        ).windows.map { $0.start.secondsSinceEpoch..<$0.end.secondsSinceEpoch }
    }
}
