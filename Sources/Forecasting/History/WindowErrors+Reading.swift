#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
import SolsticeDomain

extension WindowErrors {
    /// The band of a window's mean against its forecast, for any length and lead in hours.
    func band(length: Double, lead: Double) -> RelativeBand {
        let (row, rowPart) = Self.place(length, in: Self.lengths.map(Double.init))
        let (column, columnPart) = Self.place(lead, in: Self.leads.map(Double.init))
        // Months away a season may be another than it was: the band goes on growing.
        let beyond = max(1, lead / Double(Self.leads[Self.leads.count - 1]))
        let growth = 1 + 0.1 * log(beyond)
        func read(_ table: [Double]) -> Double {
            func at(_ row: Int) -> Double {
                let first = row * Self.leads.count + column
                return table[first] + columnPart * (table[first + 1] - table[first])
            }
            return growth * (at(row) + rowPart * (at(row + 1) - at(row)))
        }
        return RelativeBand(low: exp(read(low)), high: exp(read(high)))
    }

    /// How forecasts of windows of a length are revised.
    func revision(hours: Double) -> RevisionProcess {
        let (row, part) = Self.place(hours, in: Self.lengths.map(Double.init))
        let (short, long) = (revisions[row], revisions[row + 1])
        func between(
            _ short: RevisionProcess.Part, _ long: RevisionProcess.Part
        ) -> RevisionProcess.Part {
            RevisionProcess.Part(
                deviation: short.deviation + part * (long.deviation - short.deviation),
                correlationHours: short.correlationHours
                    + part * (long.correlationHours - short.correlationHours))
        }
        return RevisionProcess(
            fast: between(short.fast, long.fast), slow: between(short.slow, long.slow))
    }

    /// The entry before a number, and how far it is to the next one in proportion, in logarithms.
    private static func place(_ number: Double, in table: [Double]) -> (index: Int, part: Double) {
        var index = 0
        while index < table.count - 2, table[index + 1] <= number { index += 1 }
        let (left, right) = (log(table[index] + 1), log(table[index + 1] + 1))
        return (index, min(1, max(0, (log(max(number, 0) + 1) - left) / (right - left))))
    }
}
