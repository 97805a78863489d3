#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
import SolsticeDomain

extension WindowErrors {
    /// The band of a window's mean relative to its forecast, for any length and lead in hours.
    func band(length: Double, lead: Double) -> RelativeBand {
        let (row, rowPart) = ForecastErrors.place(length, in: Self.lengths.map(Double.init))
        let (column, columnPart) = ForecastErrors.place(lead, in: Self.leads.map(Double.init))
        // Months ahead, the season itself may change: the band keeps growing.
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
        let (row, part) = ForecastErrors.place(hours, in: Self.lengths.map(Double.init))
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
}
