/// Least values of simple expressions over ranges, eight at a time.
enum Minimum {
    private typealias Lane = SIMD8<Double>

    /// The least `a[i] - b[i]` for i from `first` to `last`.
    static func ofDifferences(
        _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ first: Int, _ last: Int
    ) -> Double {
        var index = first
        var least = Double.infinity
        if last - first >= 15 {
            var lanes = Lane(repeating: .infinity)
            while index + 7 <= last {
                let values = load(a, index) - load(b, index)
                lanes.replace(with: values, where: values .< lanes)
                index += 8
            }
            for lane in 0..<8 where lanes[lane] < least { least = lanes[lane] }
        }
        while index <= last {
            let value = a[index] - b[index]
            if value < least { least = value }
            index += 1
        }
        return least
    }

    /// The least `a[i] - b[i] + c[i] × factor` for i from `first` to `last`.
    static func ofDifferences(
        _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ first: Int, _ last: Int,
        plus c: UnsafePointer<Double>, times factor: Double
    ) -> Double {
        var index = first
        var least = Double.infinity
        if last - first >= 15 {
            var lanes = Lane(repeating: .infinity)
            while index + 7 <= last {
                let values = load(a, index) - load(b, index) + load(c, index) * factor
                lanes.replace(with: values, where: values .< lanes)
                index += 8
            }
            for lane in 0..<8 where lanes[lane] < least { least = lanes[lane] }
        }
        while index <= last {
            let value = a[index] - b[index] + c[index] * factor
            if value < least { least = value }
            index += 1
        }
        return least
    }

    @inline(__always)
    private static func load(_ base: UnsafePointer<Double>, _ index: Int) -> Lane {
        UnsafeRawPointer(base + index).loadUnaligned(as: Lane.self)
    }

    /// The least `a[i] - b[i]` for i from `first` to `last`, with few digits.
    static func ofDifferences(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ first: Int, _ last: Int
    ) -> Float {
        if last - first >= 15 {
            // The last sixteen may overlap those before them.
            var lanes = ofSixteen(a, b, last - 15)
            var index = first
            while index < last - 15 {
                lanes = lesser(lanes, ofSixteen(a, b, index))
                index &+= 16
            }
            return least(lanes)
        }
        var index = first
        var least = Float.infinity
        while index <= last {
            let value = a[index] - b[index]
            least = value < least ? value : least
            index &+= 1
        }
        return least
    }

    /// The first i from `first` to `last` for whose `a[i] - b[i]` something holds that holds for the
    /// least of them, and for whatever is less than one it holds for.
    @inline(__always)
    static func first(
        from first: Int, to last: Int, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>,
        where isLow: (Float) -> Bool
    ) -> Int {
        var index = first
        while index + 15 <= last, !isLow(least(ofSixteen(a, b, index))) { index += 16 }
        while index < last, !isLow(a[index] - b[index]) { index += 1 }
        return index
    }

    /// Four numbers, the least of which is the least of sixteen `a[i] - b[i]` from `first` on.
    @inline(__always)
    static func ofSixteen(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ first: Int
    ) -> SIMD4<Float> {
        lesser(
            lesser(differences(a, b, first), differences(a, b, first + 4)),
            lesser(differences(a, b, first + 8), differences(a, b, first + 12)))
    }

    /// The lesser of each pair.
    @inline(__always)
    static func lesser(_ a: SIMD4<Float>, _ b: SIMD4<Float>) -> SIMD4<Float> {
        a.replacing(with: b, where: b .< a)
    }

    /// The least of four.
    @inline(__always)
    static func least(_ lanes: SIMD4<Float>) -> Float {
        let two = (min(lanes[0], lanes[2]), min(lanes[1], lanes[3]))
        return min(two.0, two.1)
    }

    /// The least of four numbers and of `a` from one index up to another.
    @inline(__always)
    static func least(
        _ lanes: SIMD4<Float>, _ a: UnsafePointer<Float>, from: Int, to: Int
    ) -> Float {
        var lanes = lanes
        var index = from
        while index &+ 4 <= to {
            lanes = lesser(lanes, UnsafeRawPointer(a + index).loadUnaligned(as: SIMD4<Float>.self))
            index &+= 4
        }
        var least = least(lanes)
        while index < to {
            least = min(least, a[index])
            index &+= 1
        }
        return least
    }

    /// Four `a[i] - b[i]` from `first` on.
    @inline(__always)
    static func differences(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ first: Int
    ) -> SIMD4<Float> {
        UnsafeRawPointer(a + first).loadUnaligned(as: SIMD4<Float>.self)
            - UnsafeRawPointer(b + first).loadUnaligned(as: SIMD4<Float>.self)
    }
}

/// Least costs of runs of one length that start within blocks of sixteen slots, for rates and
/// lengths that many jobs ask for.
final class WindowMinima {
    /// One rate and one length of run.
    struct Table: BitwiseCopyable {
        /// Index of the first number of the rate's integral.
        let base: Int32
        let length: Int32
        /// How many whole blocks of starts there are.
        let blocks: Int32
        /// Index of its first number in `minima`.
        let first: Int32
    }

    private static let block = 16

    private let tables: Flat<Table>
    private let minima: Flat<Float>

    /// Tables for the rates at `bases` and runs of so many slots.
    init(_ wanted: [(base: Int32, length: Int32)], slots: Int) {
        var next = 0
        tables = Flat(
            wanted.map { base, length in
                let blocks = max(0, slots - Int(length) + 1) / Self.block
                defer { next += blocks }
                return Table(
                    base: base, length: length, blocks: Int32(blocks), first: Int32(next))
            })
        minima = Flat(repeating: .infinity, count: next)
    }

    /// Brings all tables up to date with the integrals.
    func refresh(_ integrals: UnsafePointer<Float>) {
        for index in 0..<tables.count {
            let table = tables.base[index]
            let starts = integrals + Int(table.base)
            let ends = starts + Int(table.length)
            let row = minima.base + Int(table.first)
            for block in 0..<Int(table.blocks) {
                row[block] = Minimum.least(Minimum.ofSixteen(ends, starts, block * Self.block))
            }
        }
    }

    /// The least cost of a run that starts in one of the slots from `first` to `last`.
    @inline(__always)
    func least(
        _ index: Int, _ first: Int, _ last: Int, _ integrals: UnsafePointer<Float>
    ) -> Float {
        let table = tables.base[index]
        let starts = integrals + Int(table.base)
        let ends = starts + Int(table.length)
        guard last - first >= 15 else { return Minimum.ofDifferences(ends, starts, first, last) }
        let edges = Minimum.lesser(
            Minimum.ofSixteen(ends, starts, first), Minimum.ofSixteen(ends, starts, last - 15))
        return Minimum.least(
            edges, minima.base + Int(table.first), from: (first + 15) / Self.block,
            to: (last + 1) / Self.block)
    }
}
