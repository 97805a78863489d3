import SolsticeDomain

/// All windows of one length on a grid whose start or end meets a breakpoint, region by region, with
/// their least over any stretch of time.
///
/// The integral over a sliding window is piecewise linear in its start, with corners only there.
/// Windows that start at a breakpoint are kept apart from those that end at one, so that a window's
/// position is its breakpoint's and nothing has to be merged.
struct WindowTable {
    /// A stretch of time that windows have to lie in, with its bounds looked up.
    struct Stretch {
        /// The earliest and the latest start, in seconds since the epoch.
        let starts: ClosedRange<Int>
        /// The earliest window's two ends.
        fileprivate let earliest: (start: UnionGrid.Spot, end: UnionGrid.Spot)
        /// The latest window's two ends.
        fileprivate let latest: (start: UnionGrid.Spot, end: UnionGrid.Spot)
    }

    private let grid: UnionGrid
    private let integrals: GridIntegrals
    /// For each region the windows by the breakpoint at which they start, and by that at which they
    /// end.
    private let starting: RangeMinima
    private let ending: RangeMinima
    /// Length of the windows in seconds.
    private var length = 0
    /// The breakpoints that position 0 of the tables stands for.
    private var firstStarting = 0
    private var firstEnding = 0
    /// Whether each window that ends at a breakpoint also starts at one.
    private var isWhole = false

    /// Room for the windows of one length after another.
    init(_ grid: UnionGrid) {
        self.grid = grid
        integrals = GridIntegrals(grid)
        starting = RangeMinima(rows: grid.rates.count, capacity: grid.breakpoints.count)
        ending = RangeMinima(rows: grid.rates.count, capacity: grid.breakpoints.count)
    }

    /// Makes the tables for windows of a length that lie between two seconds of the grid's span.
    mutating func fill(length: Int, from: Int, to: Int) {
        self.length = length
        firstStarting = grid.spot(from).nextBreakpoint
        firstEnding = grid.spot(from + length).nextBreakpoint
        let starts = firstStarting..<max(firstStarting, breakpoints(upTo: to - length))
        let ends = firstEnding..<max(firstEnding, breakpoints(upTo: to))
        fill(
            starting,
            starts.map {
                (grid.spot(ofBreakpoint: $0), grid.spot(grid.breakpoints[$0] + length))
            })
        let ending = ends.map {
            (grid.spot(grid.breakpoints[$0] - length), grid.spot(ofBreakpoint: $0))
        }
        isWhole = ending.allSatisfy { $0.0.hours == 0 }
        if !isWhole { fill(self.ending, ending) }
    }

    private func fill(
        _ minima: RangeMinima, _ windows: [(start: UnionGrid.Spot, end: UnionGrid.Spot)]
    ) {
        for region in grid.rates.indices {
            let values = minima.values(region)
            for (position, window) in windows.enumerated() {
                values[position] = integrals.between(window.start, window.end, region: region)
            }
            minima.refresh(region, count: windows.count)
        }
    }

    /// How many breakpoints are not after a second of the span.
    private func breakpoints(upTo second: Int) -> Int {
        let next = grid.spot(second).nextBreakpoint
        return grid.breakpoints[next] == second ? next + 1 : next
    }

    /// A stretch between two seconds of what the tables were made for; nil where no window fits.
    func stretch(from: Int, to: Int) -> Stretch? {
        let last = to - length
        guard from <= last else { return nil }
        return Stretch(
            starts: from...last,
            earliest: (grid.spot(from), grid.spot(from + length)),
            latest: (grid.spot(last), grid.spot(to)))
    }

    /// The least integral of a region's rate over a window in a stretch; infinite where each touches a
    /// gap.
    func least(_ region: Int, in stretch: Stretch) -> Double {
        let starts = starting(stretch)
        let least = min(
            min(earliest(region, stretch), latest(region, stretch)),
            starting.least(region, starts.first, starts.last))
        if isWhole { return least }
        let ends = ending(stretch)
        return min(least, ending.least(region, ends.first, ends.last))
    }

    private func earliest(_ region: Int, _ stretch: Stretch) -> Double {
        integrals.between(stretch.earliest.start, stretch.earliest.end, region: region)
    }

    private func latest(_ region: Int, _ stretch: Stretch) -> Double {
        integrals.between(stretch.latest.start, stretch.latest.end, region: region)
    }

    /// The first window in a stretch whose integral is not above a limit, which one of them meets.
    func first(
        _ region: Int, in stretch: Stretch, notAbove limit: Double
    ) -> WindowSearch.Result {
        let earliest = earliest(region, stretch)
        if earliest <= limit { return result(stretch.starts.lowerBound, earliest) }
        var found = result(stretch.starts.upperBound, latest(region, stretch))
        let starts = starting(stretch)
        if let position = starting.first(region, notAbove: limit, starts.first, starts.last) {
            found = result(
                grid.breakpoints[firstStarting + position], starting.values(region)[position])
        }
        if isWhole { return found }
        let ends = ending(stretch)
        if let position = ending.first(region, notAbove: limit, ends.first, ends.last) {
            let start = grid.breakpoints[firstEnding + position] - length
            if start < found.start.secondsSinceEpoch {
                found = result(start, ending.values(region)[position])
            }
        }
        return found
    }

    private func result(_ start: Int, _ integral: Double) -> WindowSearch.Result {
        WindowSearch.Result(start: Instant(secondsSinceEpoch: start), integral: integral)
    }

    /// Positions of the windows that start at a breakpoint of a stretch.
    private func starting(_ stretch: Stretch) -> (first: Int, last: Int) {
        (
            stretch.earliest.start.nextBreakpoint - firstStarting,
            stretch.latest.start.stretch - firstStarting
        )
    }

    /// Positions of the windows that end at a breakpoint of a stretch. The one that ends with the
    /// grid's span is the latest, which is looked at anyway.
    private func ending(_ stretch: Stretch) -> (first: Int, last: Int) {
        (
            stretch.earliest.end.nextBreakpoint - firstEnding,
            stretch.latest.end.stretch - firstEnding
        )
    }
}
