extension Series {
    /// This series where it has values, the other elsewhere.
    public func over(_ base: Series) -> Series {
        Series.zip(self, base) { top, bottom in top.isNaN ? bottom : top }
    }

    /// Joins two series, of any quantities, on the union of their breakpoints.
    ///
    /// `combine` gets bare values, NaN if a side has none, and returns the same. Stretches keep
    /// their breakpoints even if neighbours turn out equal.
    public static func zip<Left, Right>(
        _ left: Series<Left>, _ right: Series<Right>, combine: (Double, Double) -> Double
    ) -> Series<Quantity> {
        var bounds: [Int] = []
        bounds.reserveCapacity(left.breakpoints.count + right.breakpoints.count)
        var i = 0
        var j = 0
        while i < left.breakpoints.count || j < right.breakpoints.count {
            let a = i < left.breakpoints.count ? left.breakpoints[i] : Int.max
            let b = j < right.breakpoints.count ? right.breakpoints[j] : Int.max
            bounds.append(min(a, b))
            if a <= b { i += 1 }
            if b <= a { j += 1 }
        }
        guard bounds.count > 1 else { return Series() }
        var values: [Double] = []
        values.reserveCapacity(bounds.count - 1)
        var l = left.cursor
        var r = right.cursor
        for bound in bounds.dropLast() {
            values.append(combine(left.advance(&l, to: bound), right.advance(&r, to: bound)))
        }
        return Series(breakpoints: bounds, rawValues: values)
    }

    /// A read position before the first stretch.
    private var cursor: Int { -1 }

    /// Moves a cursor to the stretch with `second` and returns its bare value, NaN outside.
    /// Seconds must come in ascending order.
    private func advance(_ cursor: inout Int, to second: Int) -> Double {
        while cursor + 1 < breakpoints.count, breakpoints[cursor + 1] <= second { cursor += 1 }
        return cursor >= 0 && cursor < rawValues.count ? rawValues[cursor] : .nan
    }
}

extension Series where Quantity == EmissionRate {
    /// PUE × carbon intensity on the union of their breakpoints; a gap in either is a gap.
    public init(pue: Series<PUE>, carbonIntensity: Series<CarbonIntensity>) {
        self = Series.zip(pue, carbonIntensity) { $0 * $1 }
    }
}
