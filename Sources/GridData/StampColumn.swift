import SolsticeDomain

/// The column or columns that say when a row holds, and how to read them.
struct StampColumn {
    /// The column of the stamp itself.
    let index: Int
    let name: String
    /// A second column with the end of the interval, where there is one.
    let endIndex: Int?
    /// Whether the stamp is the end of its interval.
    let isEnd: Bool
    /// Whether stamps without an offset are UTC.
    let isUTC: Bool
    private let isEpoch: Bool

    /// Chooses among the columns of a table.
    /// - Throws: a diagnostic where no column holds times.
    init(
        _ columns: TableColumns, of table: CSVTable, isUTC: Bool, _ request: ImportRequest
    ) throws(Diagnostic) {
        let starts = columns.best(.stamp)
        let end = columns.first(.stampEnd)
        guard let chosen = starts.first ?? end else {
            throw request.refusal(
                "no column holds times",
                causes: [
                    "line \(table.headerLine), column 1: the header has \(table.headerText)",
                    "expected a name such as timestamp, datetime, time or utc",
                ],
                remedy: "name the column of times \"timestamp\" in the header")
        }
        if let split = Self.splitColumns(starts, columns) {
            throw request.refusal(
                "date and time stand in two columns",
                causes: [
                    "line \(table.headerLine), column \(split): expected one column with both"
                ],
                remedy: "join them into one column, such as 2026-01-31 18:00")
        }
        index = chosen.index
        name = chosen.name
        endIndex = starts.isEmpty ? nil : end?.index
        isEnd = starts.isEmpty
        let plain = chosen.plain
        isEpoch = plain.contains(" unix ") || plain.contains("epoch")
        self.isUTC = isUTC || plain.contains(" utc ") || plain.contains(" gmt ")
    }

    /// The name of the time column where the date stands in another.
    private static func splitColumns(
        _ best: [TableColumns.Column], _ columns: TableColumns
    ) -> String? {
        guard let time = best.first, [" time ", " hour ", " zeit "].contains(time.plain) else {
            let second = best.dropFirst().first {
                [" time ", " hour ", " zeit "].contains($0.plain)
            }
            return best.first?.plain == " date " || best.first?.plain == " datum "
                ? second?.name : nil
        }
        let hasDate = columns.all(.stamp).contains { [" date ", " datum "].contains($0.plain) }
        return hasDate ? time.name : nil
    }

    /// Reads the stamp of one row; a local one comes as if its clock showed UTC.
    func read(
        _ bytes: [UInt8], _ range: Range<Int>
    ) throws(StampFlaw) -> (second: Int, isLocal: Bool) {
        if isEpoch {
            var sign = UInt8(ascii: ".")
            guard let number = try? DecimalText.parse(bytes, range, sign: &sign) else {
                throw StampFlaw(reason: "is not a number", expected: "seconds since 1970")
            }
            guard (0..<7_258_118_400).contains(number) else { throw .implausibleYear }
            return (Int(number), false)
        }
        switch try InstantText.parse(bytes, in: range) {
        case .instant(let instant): return (instant.secondsSinceEpoch, false)
        case .local(let civil): return (civil.secondsAsIfUTC, !isUTC)
        }
    }
}
