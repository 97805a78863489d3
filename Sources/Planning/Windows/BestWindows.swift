public import SolsticeDomain

/// The least-emission windows of many jobs over the same outlooks, beside what is reserved there: as
/// exact in continuous time as ``WindowSearch``, and much faster for jobs of like durations.
///
/// ```swift
/// let windows = BestWindows(outlooks: outlooks, reservations: [])
/// let found = windows.best(of: jobs.map { WindowRequest(duration: $0.duration, …) })
/// ```
///
/// The windows of a duration are laid out once with their least over every stretch of time; a job is
/// then a few look-ups in each region.
public struct BestWindows: Sendable {
    /// A window and what it costs.
    public struct Result: Equatable, Sendable {
        /// Position of the region among the outlooks.
        public let region: Int
        /// When the window starts.
        public let start: Instant
        /// Integral of the region's rate over the window, in gCO2e per kW.
        public let integral: Double
    }

    private let grid: UnionGrid
    private let regions: [Region]
    private let reservations: [HeldCapacity]

    /// Windows in the regions of `outlooks`.
    public init(outlooks: [RegionOutlook], reservations: [HeldCapacity]) {
        grid = UnionGrid(outlooks.map(\.rate))
        regions = outlooks.map(\.region)
        self.reservations = reservations
    }

    /// The best window of each request, in their order, each as if it were alone; nil where none fits.
    ///
    /// Of equal windows that of the first region is taken, and there the earliest.
    public func best(of requests: [WindowRequest]) -> [Result?] {
        var results = [Result?](repeating: nil, count: requests.count)
        guard let span = grid.span else { return results }
        var free = FreeStretches(regions: regions, reservations: reservations, span: span)
        var table = WindowTable(grid)
        let groups = Dictionary(grouping: requests.indices) { requests[$0].duration.seconds }
        for (length, group) in groups where length > 0 {
            var from = span.upperBound
            var to = span.lowerBound
            for index in group {
                from = min(from, requests[index].allowed.start.secondsSinceEpoch)
                to = max(to, requests[index].allowed.end.secondsSinceEpoch)
            }
            from = max(from, span.lowerBound)
            to = min(to, span.upperBound)
            guard from + length <= to else { continue }
            table.fill(length: length, from: from, to: to)
            for index in group {
                let request = requests[index]
                results[index] = best(
                    from: max(from, request.allowed.start.secondsSinceEpoch),
                    to: min(to, request.allowed.end.secondsSinceEpoch),
                    in: free.stretches(for: request.count, of: request.accelerator), table)
            }
        }
        return results
    }

    private func best(
        from: Int, to: Int, in free: [[Range<Int>]], _ table: WindowTable
    ) -> Result? {
        guard let whole = table.stretch(from: from, to: to) else { return nil }
        var best: (region: Int, stretch: WindowTable.Stretch)?
        var integral = Double.infinity
        for region in regions.indices {
            for open in free[region] where open.upperBound > from {
                guard open.lowerBound < to else { break }
                let isWhole = open.lowerBound <= from && open.upperBound >= to
                let part =
                    isWhole
                    ? whole
                    : table.stretch(
                        from: max(from, open.lowerBound), to: min(to, open.upperBound))
                guard let part else { continue }
                let least = table.least(region, in: part)
                guard least < .infinity else { continue }
                if best == nil || least < integral - abs(integral) * WindowSearch.tolerance {
                    best = (region, part)
                    integral = least
                }
            }
        }
        return best.map { region, stretch in
            let limit = integral + abs(integral) * WindowSearch.tolerance
            let found = table.first(region, in: stretch, notAbove: limit)
            return Result(region: region, start: found.start, integral: found.integral)
        }
    }
}

/// What a job asks of a window: how long, between which moments, and how many accelerators.
public struct WindowRequest: Equatable, Sendable {
    /// How long the window is.
    public let duration: TimeSpan
    /// The stretch that it has to lie in.
    public let allowed: TimeWindow
    /// The accelerator that has to be free all the time.
    public let accelerator: AcceleratorID
    /// How many of them.
    public let count: Int

    /// So many accelerators for a duration inside a stretch.
    public init(duration: TimeSpan, allowed: TimeWindow, accelerator: AcceleratorID, count: Int = 1)
    {
        self.duration = duration
        self.allowed = allowed
        self.accelerator = accelerator
        self.count = count
    }
}

/// When so many of an accelerator are free in each region, computed once for all jobs that ask the same.
struct FreeStretches {
    let regions: [Region]
    let reservations: [HeldCapacity]
    /// The seconds since the epoch between which anything is known.
    let span: Range<Int>

    private struct Need: Hashable {
        let accelerator: AcceleratorID
        let count: Int
    }

    private var known: [Need: [[Range<Int>]]] = [:]
    /// The last answer, since jobs that follow each other often need the same.
    private var last: (need: Need, stretches: [[Range<Int>]])?

    init(regions: [Region], reservations: [HeldCapacity], span: Range<Int>) {
        self.regions = regions
        self.reservations = reservations
        self.span = span
    }

    /// For each region its free stretches in seconds since the epoch, in order of time.
    mutating func stretches(for count: Int, of accelerator: AcceleratorID) -> [[Range<Int>]] {
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
