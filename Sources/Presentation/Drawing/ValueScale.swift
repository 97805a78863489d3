/// Round numbers from zero up, for the grid lines of a drawing.
struct ValueScale {
    /// The value at the upper edge of the drawing.
    let top: Double
    /// The numbers with a grid line, from zero up.
    let marks: [Double]

    /// A scale for values up to the highest, with at most this many lines above zero.
    init(highest: Double, lines: Int = 5) {
        let top = highest > 0 && highest.isFinite ? highest * 1.05 : 1
        var step = 1e-9
        var factors = [2.0, 2.5, 2].makeIterator()
        // 1, 2, 5, 10, 20, 50 and so on.
        while top / step > Double(lines) {
            if let factor = factors.next() {
                step *= factor
            } else {
                factors = [2.0, 2.5, 2].makeIterator()
            }
        }
        self.top = top
        marks = (0...lines).map { Double($0) * step }.filter { $0 <= top }
    }
}
