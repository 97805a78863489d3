/// A horizontal bar in eighths of a column.
enum Bar {
    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// A bar for a share of this many columns.
    static func text(share: Double, columns: Int) -> String {
        guard share.isFinite else { return "" }
        let units = Int((min(1, max(0, share)) * Double(columns) * 8).rounded())
        return String(repeating: "█", count: units / 8) + eighths[units % 8]
    }
}
