import SolsticeDomain

/// Integrates a region's PUE and carbon intensity by walking over their stretches.
struct OutlookWalk {
    /// One of the two factors of a rate.
    enum Factor: String {
        /// Facility energy over IT energy.
        case pue = "PUE"
        /// What a kWh of the grid's electricity emits.
        case carbonIntensity = "carbon intensity"
    }

    /// A moment at which a factor is unknown.
    struct Missing: Error, Equatable {
        /// The unknown factor.
        let factor: Factor
        /// The first such moment.
        let moment: Instant
    }

    /// Integrals over some hours.
    struct Integrals {
        /// ∫ PUE, in hours.
        var pue = 0.0
        /// ∫ PUE × carbon intensity, in gCO2e per kW of IT power.
        var rate = 0.0
    }

    private let pue: Series<PUE>
    private let carbonIntensity: Series<CarbonIntensity>

    /// A walk over an outlook's two factors.
    init(_ outlook: RegionOutlook) {
        pue = outlook.pue
        carbonIntensity = outlook.carbonIntensity
    }

    /// The integrals over some windows.
    /// - Throws: ``Missing`` if a window leaves a factor's series or touches a gap in it.
    func integrals(over windows: [TimeWindow]) throws(Missing) -> Integrals {
        var sum = Integrals()
        for window in windows { try add(window, to: &sum) }
        return sum
    }

    private func add(_ window: TimeWindow, to sum: inout Integrals) throws(Missing) {
        var second = window.start.secondsSinceEpoch
        let end = window.end.secondsSinceEpoch
        var left = pue.stretch(at: second)
        var right = carbonIntensity.stretch(at: second)
        while second < end {
            guard let ratio = pue.known(left) else { throw missing(.pue, second) }
            guard let grams = carbonIntensity.known(right) else {
                throw missing(.carbonIntensity, second)
            }
            let leftEnd = pue.breakpoints[left + 1]
            let rightEnd = carbonIntensity.breakpoints[right + 1]
            let next = min(end, leftEnd, rightEnd)
            let hours = Double(next - second) / 3600
            sum.pue += ratio * hours
            sum.rate += ratio * grams * hours
            if leftEnd == next { left += 1 }
            if rightEnd == next { right += 1 }
            second = next
        }
    }

    private func missing(_ factor: Factor, _ second: Int) -> Missing {
        Missing(factor: factor, moment: Instant(secondsSinceEpoch: second))
    }
}

extension Series {
    /// Index of the stretch that contains a second, by bisection; -1 before the first, and the
    /// number of stretches after the last.
    fileprivate func stretch(at second: Int) -> Int {
        var low = 0
        var high = breakpoints.count
        while low < high {
            let middle = (low + high) / 2
            if breakpoints[middle] <= second { low = middle + 1 } else { high = middle }
        }
        return low - 1
    }

    /// The bare value of a stretch; nil for a gap and outside the series.
    fileprivate func known(_ stretch: Int) -> Double? {
        guard rawValues.indices.contains(stretch), !rawValues[stretch].isNaN else { return nil }
        return rawValues[stretch]
    }
}
