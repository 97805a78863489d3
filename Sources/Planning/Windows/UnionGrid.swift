import SolsticeDomain

/// The rates of several regions on the union of their breakpoints, so that a moment is looked up
/// once for all of them.
struct UnionGrid: Sendable {
    /// Bounds of the stretches in seconds since the epoch, strictly ascending.
    let breakpoints: [Int]
    /// For each region the running integral of its rate; all have the grid's breakpoints.
    let rates: [PrefixIntegral]
    /// For each bucket of equal length the stretch that its first second lies in.
    private let buckets: [Int32]
    private let secondsPerBucket: Int

    init(_ series: [Series<EmissionRate>]) {
        let union = Set(series.flatMap(\.breakpoints)).sorted()
        breakpoints = union
        let empty = Series<EmissionRate>(
            breakpoints: union,
            rawValues: Array(repeating: .nan, count: max(0, union.count - 1)))
        rates = series.map { PrefixIntegral($0.over(empty)) }
        guard let first = union.first, let last = union.last, union.count > 1 else {
            buckets = []
            secondsPerBucket = 1
            return
        }
        let stretches = union.count - 1
        // As long as a stretch is on average, so that few have to be passed over.
        secondsPerBucket = max(1, (last - first) / stretches)
        var found: [Int32] = []
        var stretch = 0
        for second in stride(from: first, through: last, by: secondsPerBucket) {
            while stretch < stretches - 1, union[stretch + 1] <= second { stretch += 1 }
            found.append(Int32(stretch))
        }
        buckets = found
    }

    /// From the first breakpoint to the last; nil where no rate is known at all.
    var span: Range<Int>? {
        guard let first = breakpoints.first, let last = breakpoints.last, first < last else {
            return nil
        }
        return first..<last
    }

    /// A second of the span, or its end, as the inner loops need it.
    struct Spot {
        /// The stretch it lies in; of the span's end the last one.
        let stretch: Int
        /// Hours from the stretch's start.
        let hours: Double
        /// The first breakpoint that is not before it.
        let nextBreakpoint: Int
    }

    /// A breakpoint as the start of its stretch.
    func spot(ofBreakpoint index: Int) -> Spot {
        let stretch = min(index, breakpoints.count - 2)
        return Spot(
            stretch: stretch, hours: Double(breakpoints[index] - breakpoints[stretch]) / 3600,
            nextBreakpoint: index)
    }

    /// Where a second of the span, or its end, lies.
    func spot(_ second: Int) -> Spot {
        var stretch = Int(buckets[(second - breakpoints[0]) / secondsPerBucket])
        while stretch + 2 < breakpoints.count, breakpoints[stretch + 1] <= second { stretch += 1 }
        let rest = second - breakpoints[stretch]
        return Spot(
            stretch: stretch, hours: Double(rest) / 3600,
            nextBreakpoint: rest > 0 ? stretch + 1 : stretch)
    }
}

/// The running integrals of all regions of a grid in plain memory, for inner loops.
final class GridIntegrals {
    private let stride: Int
    private let rates: Flat<Double>
    private let integrals: Flat<Double>
    private let gapsBefore: Flat<Int32>
    private let hasGaps: [Bool]

    init(_ grid: UnionGrid) {
        stride = grid.breakpoints.count
        rates = Flat(grid.rates.flatMap { $0.values + [0] })
        integrals = Flat(grid.rates.flatMap(\.integrals))
        gapsBefore = Flat(grid.rates.flatMap { $0.gapsBefore.map(Int32.init) })
        hasGaps = grid.rates.map { $0.gapsBefore.last != 0 }
    }

    /// The integral of a region's rate between two spots; infinite where a gap lies between them.
    @inline(__always)
    func between(_ start: UnionGrid.Spot, _ end: UnionGrid.Spot, region: Int) -> Double {
        let offset = region * stride
        let integral =
            integrals[offset + end.stretch] + rates[offset + end.stretch] * end.hours
            - (integrals[offset + start.stretch] + rates[offset + start.stretch] * start.hours)
        guard hasGaps[region],
            gapsBefore[offset + end.nextBreakpoint] != gapsBefore[offset + start.stretch]
        else { return integral }
        return .infinity
    }
}
