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
        var index = first
        var least = Float.infinity
        if last - first >= 31 {
            var lanes = SIMD16<Float>(repeating: .infinity)
            while index &+ 15 <= last {
                let values = load(a, index) - load(b, index)
                lanes.replace(with: values, where: values .< lanes)
                index &+= 16
            }
            least = lowest(lowest(lanes.lowHalf, lanes.highHalf))
        }
        while index <= last {
            let value = a[index] - b[index]
            least = value < least ? value : least
            index &+= 1
        }
        return least
    }

    @inline(__always)
    private static func lowest(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> {
        a.replacing(with: b, where: b .< a)
    }

    @inline(__always)
    private static func lowest(_ lanes: SIMD8<Float>) -> Float {
        let four = lanes.lowHalf.replacing(
            with: lanes.highHalf, where: lanes.highHalf .< lanes.lowHalf)
        let two = four.lowHalf.replacing(with: four.highHalf, where: four.highHalf .< four.lowHalf)
        return two[0] < two[1] ? two[0] : two[1]
    }

    @inline(__always)
    private static func load(_ base: UnsafePointer<Float>, _ index: Int) -> SIMD16<Float> {
        UnsafeRawPointer(base + index).loadUnaligned(as: SIMD16<Float>.self)
    }
}
