/// A curve of block characters, several rows high; gaps stay blank.
struct Sparkline {
    private static let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// The value of each column.
    let values: [Double?]
    let lowest: Double
    let highest: Double
    /// Rows of text; each adds eight heights.
    let height: Int

    /// The cell of each column, top row first.
    var rows: [[String]] {
        let heights = values.map { $0.map(eighths) }
        return (0..<height).reversed().map { row in
            heights.map { height in
                guard let above = height.map({ $0 - row * 8 }), above > 0 else { return " " }
                return Self.blocks[min(8, above) - 1]
            }
        }
    }

    /// From 1, so that the lowest is still seen, to eight a row.
    private func eighths(_ value: Double) -> Int {
        guard highest > lowest else { return height * 4 }
        let share = (value - lowest) / (highest - lowest)
        return 1 + Int((min(1, max(0, share)) * Double(height * 8 - 1)).rounded())
    }
}
