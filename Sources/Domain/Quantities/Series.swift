/// A quantity over time that is constant between breakpoints, with explicit gaps.
///
/// Value `i` holds on the half-open stretch from breakpoint `i` to breakpoint `i + 1`; a gap is a
/// stretch without a value. Steps may be mixed: a regular source shows as equal distances between
/// breakpoints.
public struct Series<Quantity: ScalarQuantity>: Equatable, Sendable {
    /// One stretch of constant value.
    public struct Piece: Equatable, Sendable {
        /// When the value holds.
        public let window: TimeWindow
        /// The value.
        public let value: Quantity

        /// A value that holds over a window.
        public init(window: TimeWindow, value: Quantity) {
            self.window = window
            self.value = value
        }
    }

    /// What prevents pieces from forming a series.
    public enum Flaw: Error, Equatable {
        /// The piece at this index starts before the one before it ends, or has no length.
        case overlaps(index: Int)
    }

    /// Bounds of the stretches, in seconds since the epoch, strictly ascending; one more than
    /// `rawValues`, or none at all.
    public let breakpoints: [Int]
    /// The bare values in the quantity's unit; NaN marks a gap.
    public let rawValues: [Double]

    /// A series without any value.
    public init() {
        breakpoints = []
        rawValues = []
    }

    /// A series from pieces in chronological order; distances between them become gaps.
    /// - Throws: ``Flaw`` if two pieces overlap or are out of order.
    public init(pieces: [Piece]) throws(Flaw) {
        var bounds: [Int] = []
        var values: [Double] = []
        bounds.reserveCapacity(pieces.count + 1)
        values.reserveCapacity(pieces.count)
        for (index, piece) in pieces.enumerated() {
            let start = piece.window.start.secondsSinceEpoch
            let end = piece.window.end.secondsSinceEpoch
            guard start < end else { throw .overlaps(index: index) }
            if let last = bounds.last {
                guard start >= last else { throw .overlaps(index: index) }
                if start > last {
                    values.append(.nan)
                    bounds.append(start)
                }
            } else {
                bounds.append(start)
            }
            values.append(piece.value.rawValue)
            bounds.append(end)
        }
        breakpoints = bounds
        rawValues = values
    }

    /// A series on a regular step; nil marks a gap.
    public init(start: Instant, step: TimeSpan, values: [Quantity?]) {
        precondition(step > .zero, "a step has a length")
        breakpoints =
            values.isEmpty
            ? [] : (0...values.count).map { start.secondsSinceEpoch + $0 * step.seconds }
        rawValues = values.map { $0?.rawValue ?? .nan }
    }

    /// A series from bare numbers in the quantity's unit; NaN marks a gap.
    public init(breakpoints: [Int], rawValues: [Double]) {
        precondition(
            breakpoints.count == rawValues.count + 1 || (breakpoints.isEmpty && rawValues.isEmpty),
            "a series has one breakpoint more than values")
        self.breakpoints = breakpoints
        self.rawValues = rawValues
    }

    /// One value over one window.
    public init(constant value: Quantity, over window: TimeWindow) {
        self.init(
            breakpoints: [window.start.secondsSinceEpoch, window.end.secondsSinceEpoch],
            rawValues: [value.rawValue])
    }

    /// Compares bounds and values; a gap equals a gap, although NaN does not equal itself.
    public static func == (left: Series, right: Series) -> Bool {
        left.breakpoints == right.breakpoints
            && left.rawValues.elementsEqual(right.rawValues) { $0 == $1 || ($0.isNaN && $1.isNaN) }
    }

    /// Whether there is no value.
    public var isEmpty: Bool { rawValues.allSatisfy(\.isNaN) }

    /// From the first breakpoint to the last; nil for an empty series.
    public var span: TimeWindow? {
        guard let first = breakpoints.first, let last = breakpoints.last else { return nil }
        return TimeWindow(
            start: Instant(secondsSinceEpoch: first), end: Instant(secondsSinceEpoch: last))
    }

    /// The stretches that have a value, in chronological order.
    public var pieces: [Piece] {
        rawValues.indices.compactMap { index in
            rawValues[index].isNaN ? nil : Piece(window: window(index), value: value(index))
        }
    }

    /// The value at a moment; nil in a gap and outside the series.
    public func value(at instant: Instant) -> Quantity? {
        guard let index = index(containing: instant.secondsSinceEpoch),
            !rawValues[index].isNaN
        else { return nil }
        return value(index)
    }

    /// The part of the series inside a window.
    public func clipped(to window: TimeWindow) -> Series {
        var bounds: [Int] = []
        var values: [Double] = []
        let from = window.start.secondsSinceEpoch
        let to = window.end.secondsSinceEpoch
        for index in rawValues.indices {
            let start = max(from, breakpoints[index])
            let end = min(to, breakpoints[index + 1])
            guard start < end else { continue }
            if bounds.isEmpty { bounds.append(start) }
            values.append(rawValues[index])
            bounds.append(end)
        }
        return Series(breakpoints: bounds, rawValues: values)
    }

    /// Index of the stretch that contains a second; nil outside the series.
    func index(containing second: Int) -> Int? {
        guard let first = breakpoints.first, let last = breakpoints.last, second >= first,
            second < last
        else { return nil }
        var low = 0
        var high = rawValues.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if breakpoints[middle] <= second { low = middle } else { high = middle - 1 }
        }
        return low
    }

    private func window(_ index: Int) -> TimeWindow {
        TimeWindow(
            start: Instant(secondsSinceEpoch: breakpoints[index]),
            end: Instant(secondsSinceEpoch: breakpoints[index + 1]))
    }

    private func value(_ index: Int) -> Quantity { Quantity(rawValue: rawValues[index]) }
}

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
