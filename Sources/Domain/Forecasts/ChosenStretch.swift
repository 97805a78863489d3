import Glibc

/// How much wider the errors of chosen windows are than those of any window, by length and lead.
///
/// A chosen window has hours that were expected to be better than others, and such hours are more
/// volatile. The band printed for a plan is therefore the band of any window of its length and
/// lead, stretched by the record of past decisions.
public struct ChosenStretch: Equatable, Sendable {
    /// Lengths of windows in hours, ascending.
    public static let lengthHours: [Double] = [1, 2, 4, 8, 24, 72]
    /// Hours to a window's start, ascending.
    public static let leadHours: [Double] = [0, 3, 12, 50, 170, 500]

    /// By length and lead: the bound that one window in ten stays below, in units of the band's
    /// lower half if negative, otherwise of its upper half.
    public let low: [Double]
    /// By length and lead: the bound that nine windows in ten stay below, in the same units.
    public let high: [Double]

    /// Leaves bands as they are.
    public static let none = ChosenStretch(
        low: [Double](repeating: -1, count: lengthHours.count * leadHours.count),
        high: [Double](repeating: 1, count: lengthHours.count * leadHours.count))

    /// Creates a stretch from its tables by length and lead.
    public init(low: [Double], high: [Double]) {
        let cells = Self.lengthHours.count * Self.leadHours.count
        precondition(low.count == cells && high.count == cells, "a table is full")
        self.low = low
        self.high = high
    }

    /// The band of a chosen window, from that of any window of its length and lead.
    public func stretched(
        _ band: RelativeBand, lengthHours length: Double, leadHours lead: Double
    ) -> RelativeBand {
        let (row, down) = Self.place(log2(max(length, 1e-9)), in: Self.lengthHours.map { log2($0) })
        let (column, right) = Self.place(
            log2(1 + max(lead, 0)), in: Self.leadHours.map { log2(1 + $0) })
        func read(_ table: [Double]) -> Double {
            func at(_ row: Int) -> Double {
                let first = row * Self.leadHours.count + column
                return table[first] + right * (table[first + 1] - table[first])
            }
            return at(row) + down * (at(row + 1) - at(row))
        }
        let (below, above) = (abs(log(band.low)), abs(log(band.high)))
        func edge(_ units: Double) -> Double { exp(units * (units < 0 ? below : above)) }
        return RelativeBand(low: edge(read(low)), high: edge(read(high)))
    }

    /// The entry before a number in an ascending table, and the fraction of the way to the next
    /// one, clamped to the ends of the table.
    private static func place(_ number: Double, in table: [Double]) -> (index: Int, part: Double) {
        var index = 0
        while index < table.count - 2, table[index + 1] <= number { index += 1 }
        let part = (number - table[index]) / (table[index + 1] - table[index])
        return (index, min(1, max(0, part)))
    }
}
