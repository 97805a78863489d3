/// A vertical scale for a chart a few rows high: from zero, or from a round number if all values
/// are far above zero, to a round number above them.
struct BandScale: Equatable {
    /// The value at the lower edge.
    let bottom: Double
    /// The value at the upper edge.
    let top: Double

    /// Equal parts between the edges, each with a round number at its end.
    static let parts = 4
    private static let steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

    /// The finest scale that contains both values.
    init(lowest: Double, highest: Double) {
        guard highest.isFinite, lowest.isFinite, highest > 0 else {
            (bottom, top) = (0, 1)
            return
        }
        // Values that are almost equal are drawn as equal.
        let isFarAbove = lowest > highest / 2 && highest - lowest > highest * 0.02
        let room = isFarAbove ? highest - lowest : highest
        var size = 1e-3
        while size * 100 * Double(Self.parts) < room { size *= 10 }
        for magnitude in [size, size * 10, size * 100, size * 1000] {
            for step in Self.steps.map({ $0 * magnitude }) {
                let start = isFarAbove ? (lowest / step).rounded(.down) * step : 0
                guard start + step * Double(Self.parts) >= highest else { continue }
                (bottom, top) = (start, start + step * Double(Self.parts))
                return
            }
        }
        (bottom, top) = (0, highest)
    }

    /// The number at the upper edge of a part, counted from 0 at the bottom.
    func label(_ part: Int) -> String {
        let step = (top - bottom) / Double(Self.parts)
        let value = bottom + step * Double(part)
        let decimals = (0...2).first { abs(step.scaled($0) - step.scaled($0).rounded()) < 1e-6 }
        return Numerals.grouped(
            whole: Numerals.fixed(value, decimals: value == 0 ? 0 : decimals ?? 3))
    }

    /// The position of a value between the edges, in this many equal heights.
    func height(_ value: Double, of heights: Int) -> Int {
        guard top > bottom else { return 0 }
        let share = min(1, max(0, (value - bottom) / (top - bottom)))
        return Int((share * Double(heights)).rounded())
    }
}

extension Double {
    fileprivate func scaled(_ decimals: Int) -> Double {
        (0..<decimals).reduce(self) { number, _ in number * 10 }
    }
}

extension Numerals {
    /// A number with commas between the thousands of its whole part.
    fileprivate static func grouped(whole number: String) -> String {
        let parts = number.split(separator: ".", maxSplits: 1)
        return ([grouped(String(parts.first ?? ""))] + parts.dropFirst().map(String.init))
            .joined(separator: ".")
    }
}
