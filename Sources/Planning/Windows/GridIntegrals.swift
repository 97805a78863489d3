import SolsticeDomain

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
