import SolsticeDomain

/// The column or columns that say when a row holds, and how to read them.
struct StampColumn {
    /// The column of the stamp itself.
    let index: Int
    let name: String
    /// A second column with the end of the interval, if there is one.
    let endIndex: Int?
    /// Whether the stamp is the end of its interval.
    let isEnd: Bool
    /// Whether stamps without an offset are UTC.
    let isUTC: Bool
    private let isEpoch: Bool

    /// How many rows are compared to see whether two time columns agree.
    private static let comparedRows = 200

    /// Chooses among the columns of a table.
    /// - Throws: a diagnostic if no column holds times, or if two disagree.
    init(
        _ columns: TableColumns, of table: CSVTable, isUTC: Bool, _ request: ImportRequest
    ) throws(Diagnostic) {
        let starts = columns.best(.stamp)
        let end = columns.first(.stampEnd)
        if let wanted = request.options.timeColumn {
            let column = try columns.named(wanted, option: .timeColumn, request)
            let isEnd = column.index == end?.index
            let isStart = columns.all(.stamp).contains { $0.index == column.index }
            self.init(
                column, endIndex: isStart ? end?.index : nil, isEnd: isEnd, isUTC: isUTC)
            return
        }
        guard let chosen = starts.first ?? end else {
            throw request.refusal(
                "no column holds times",
                causes: [
                    "line \(table.headerLine), column 1: the header has \(table.headerText)",
                    "expected a name such as timestamp, datetime, time or utc",
                ],
                remedy: "name the column of times \"timestamp\" in the header, or say which it is: "
                    + "\(set: .timeColumn, "NAME")")
        }
        if let split = Self.splitColumns(starts, columns) {
            throw request.refusal(
                "date and time stand in two columns",
                causes: [
                    "line \(table.headerLine), column \(split): expected one column with both"
                ],
                remedy: "join them into one column, such as 2026-01-31 18:00")
        }
        self.init(
            chosen, endIndex: starts.isEmpty ? nil : end?.index, isEnd: starts.isEmpty,
            isUTC: isUTC)
        for other in columns.all(.stamp) where other.index != index && other.rank < 2 {
            let twin = StampColumn(other, endIndex: nil, isEnd: false, isUTC: isUTC)
            try refuseDisagreement(with: twin, table, request)
        }
    }

    private init(_ column: TableColumns.Column, endIndex: Int?, isEnd: Bool, isUTC: Bool) {
        index = column.index
        name = column.name
        self.endIndex = endIndex
        self.isEnd = isEnd
        let plain = column.plain
        isEpoch = plain.contains(" unix ") || plain.contains("epoch")
        self.isUTC = isUTC || plain.contains(" utc ") || plain.contains(" gmt ")
    }

    /// Two columns that both claim to say when a row holds must agree.
    ///
    /// A time without an offset beside one with an offset is a local time, not a contradiction.
    private func refuseDisagreement(
        with other: StampColumn, _ table: CSVTable, _ request: ImportRequest
    ) throws(Diagnostic) {
        let bytes = request.file.bytes
        var scanner = table.scanner
        for _ in 0..<Self.comparedRows {
            guard scanner.next() else { return }
            guard scanner.flaw == nil, max(index, other.index) < scanner.fields.count,
                let own = try? read(bytes, scanner.fields[index]),
                let others = try? other.read(bytes, scanner.fields[other.index]),
                own.isLocal == others.isLocal, own.second != others.second
            else { continue }
            let values = [self, other].map { FieldText.decode(bytes, scanner.fields[$0.index]) }
            throw request.misuse(
                "two columns of times disagree: \(name) and \(other.name)",
                causes: [
                    "line \(scanner.line), column \(other.name): \"\(values[1])\" is not the moment "
                        + "\"\(values[0])\" of column \(name)"
                ],
                remedy: "say which one holds: \(set: .timeColumn, name) or "
                    + "\(set: .timeColumn, other.name)")
        }
    }

    /// The name of the time column if the date is in another.
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

    /// Reads the stamp of one row; a local one is returned as if its clock showed UTC.
    func read(
        _ bytes: [UInt8], _ range: Range<Int>
    ) throws(StampFlaw) -> (second: Int, isLocal: Bool) {
        if isEpoch || Self.looksLikeEpoch(bytes, range) {
            return (try Self.epochSecond(bytes, range), false)
        }
        switch try InstantText.parse(bytes, in: range) {
        case .instant(let instant): return (instant.secondsSinceEpoch, false)
        case .local(let civil): return (civil.secondsAsIfUTC, !isUTC)
        }
    }

    /// Whether the digits count seconds since 1970, or thousandths or less; a date without
    /// separators, such as 202401311800, begins with another digit or has another length.
    private static func looksLikeEpoch(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        [10, 13, 16, 19].contains(range.count) && bytes[range].first == UInt8(ascii: "1")
            && bytes[range].allSatisfy { $0 &- 48 < 10 }
    }

    /// Seconds, milliseconds, microseconds or nanoseconds since 1970, distinguished by their size.
    private static func epochSecond(
        _ bytes: [UInt8], _ range: Range<Int>
    ) throws(StampFlaw) -> Int {
        var sign = UInt8(ascii: ".")
        guard let number = try? DecimalText.parse(bytes, range, sign: &sign) else {
            throw StampFlaw(reason: "is not a number", expected: "seconds since 1970")
        }
        guard number >= 0 else { throw .implausibleYear }
        var seconds = number
        while seconds >= 100_000_000_000 { seconds /= 1000 }
        guard seconds < 7_258_118_400 else { throw .implausibleYear }
        return Int(seconds)
    }
}
