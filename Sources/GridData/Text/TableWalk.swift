import SolsticeDomain
import SolsticeJSON

/// Walks the rows of a table and reads what rows of every subject have: the stamp, the end of the
/// interval and the place. Bad rows are noted and skipped.
struct TableWalk {
    /// What every row says before its values.
    struct RowHead {
        let second: Int
        let isLocal: Bool
        let lengthSeconds: Int
        /// The index of the place among ``TableWalk/places``.
        let placeIndex: Int
    }

    let table: CSVTable
    let stamp: StampColumn
    private let placeColumn: Int?
    private let bytes: [UInt8]
    private let headerBytes: [[UInt8]]
    private let progress: (@Sendable (Double) -> Void)?
    private var scanner: CSVScanner
    private var nextReport = 0
    private var lastPlace: [UInt8] = []
    private var lastPlaceIndex = -1
    private let decimalSign: UInt8
    /// Rows that sum up others, or hold no digit.
    private var passedOverCount = 0
    /// The places named so far.
    private(set) var places: [String]
    /// What has been read so far.
    var recording: Recording

    /// Starts a walk at the first row; all rows belong to `place` if there is no place column.
    init(
        _ table: CSVTable, stamp: StampColumn, placeColumn: Int?, place: String,
        valueColumns: [Int], recording: Recording, _ request: ImportRequest
    ) {
        self.table = table
        self.stamp = stamp
        self.placeColumn = placeColumn
        self.recording = recording
        bytes = request.file.bytes
        headerBytes = table.header.map { Array($0.utf8) }
        progress = request.progress
        scanner = table.scanner
        decimalSign = DecimalSign.shown(by: table, values: valueColumns, request.file.bytes)
        places = placeColumn == nil ? [place] : []
    }

    /// The line of the current row.
    var line: Int { scanner.line }

    /// Moves to the next row that has a readable head; nil at the end.
    mutating func nextRow() -> RowHead? {
        while scanner.next() {
            if isNoData { continue }
            recording.rowCount += 1
            reportProgress()
            if let form = problemOfForm() {
                if !passesOver() { recording.reject(form) }
            } else if let head = readHead() {
                return head
            }
        }
        progress?(1)
        noteWhatWasPassedOver()
        return nil
    }

    /// The number in a column of the current row; NaN for a blank.
    func number(_ column: Int) throws(RowProblem) -> Double {
        let measured = try measure(column)
        guard measured.unit.isEmpty else { throw isNoNumber(column) }
        return measured.value
    }

    /// The number in a column of the current row, with its unit if it has one; NaN for a blank.
    func measure(_ column: Int) throws(RowProblem) -> LocalNumber {
        let range = scanner.fields[column]
        if FieldText.isMissing(bytes, range) { return LocalNumber(value: .nan, unit: "") }
        var sign = decimalSign
        if let value = try? DecimalText.parse(bytes, range, sign: &sign) {
            return LocalNumber(value: value, unit: "")
        }
        do throws(DecimalText.Flaw) {
            return try LocalNumber.read(text(column), decimalSign: decimalSign)
        } catch .unreadable {
            throw isNoNumber(column)
        } catch {
            let sign = decimalSign == UInt8(ascii: ",") ? "comma" : "point"
            throw problem(
                column, "mixes signs for decimals or thousands",
                expected: "a decimal \(sign), and thousands in groups of three digits")
        }
    }

    private func isNoNumber(_ column: Int) -> RowProblem {
        problem(column, "is not a number", expected: "a number such as 123.4")
    }

    /// The text in a column of the current row.
    func text(_ column: Int) -> String { FieldText.decode(bytes, scanner.fields[column]) }

    /// A problem in a column of the current row.
    func problem(_ column: Int, _ reason: Message, expected: Message? = nil) -> RowProblem {
        RowProblem(
            line: scanner.line, column: name(column), value: text(column), reason: reason,
            expected: expected)
    }

    private func name(_ column: Int) -> String {
        let name = column < table.header.count ? table.header[column] : ""
        return name.isEmpty ? "\(column + 1)" : name
    }

    private mutating func reportProgress() {
        guard let progress, scanner.position >= nextReport else { return }
        nextReport = scanner.position + max(bytes.count / 100, 1)
        progress(Double(scanner.position) / Double(bytes.count))
    }

    /// Whether the row is a comment or annotation, or repeats the header, as in concatenated
    /// tables.
    private var isNoData: Bool {
        guard scanner.flaw == nil else { return false }
        if let first = scanner.fields.first, !first.isEmpty,
            bytes[first.lowerBound] == UInt8(ascii: "#")
        {
            return true
        }
        guard scanner.fields.count == table.header.count else { return false }
        return zip(scanner.fields, headerBytes).allSatisfy { bytes[$0].elementsEqual($1) }
    }

    /// What is wrong with the row as a whole: its quotes or its number of fields.
    private func problemOfForm() -> RowProblem? {
        let count = scanner.fields.count
        let wanted = table.header.count
        if let flaw = scanner.flaw { return problem(count - 1, Message(flaw)) }
        if count < wanted {
            return RowProblem(
                line: line, column: name(count), value: "",
                reason: "is missing: the row has \(count) of \(wanted) fields")
        }
        guard count > wanted, scanner.fields[wanted...].contains(where: { !$0.isEmpty }) else {
            return nil
        }
        let hint =
            table.separator == UInt8(ascii: ",")
            ? "; a decimal comma needs semicolons between the fields" : ""
        return problem(
            wanted, "is one field too many: the row has \(count), the header \(wanted)",
            expected: "\(wanted) fields separated by \(table.separatorTitle)\(hint)")
    }

    /// Whether the row sums up others or is prose, such as an end of report; it is then no data.
    private mutating func passesOver() -> Bool {
        let fields = scanner.fields.map { FieldText.decode(bytes, $0) }
        let isSummary = fields.contains(where: SummaryRow.isWord)
        guard isSummary || !fields.contains(where: { $0.contains(where: \.isNumber) }) else {
            return false
        }
        recording.rowCount -= 1
        passedOverCount += 1
        return true
    }

    private mutating func noteWhatWasPassedOver() {
        guard passedOverCount > 0 else { return }
        recording.notes.append(
            passedOverCount == 1
                ? "1 row that is a total or prose was passed over"
                : "\(passedOverCount) rows that are totals or prose were passed over")
    }

    private mutating func readHead() -> RowHead? {
        do throws(RowProblem) {
            let placeIndex = try readPlace()
            let (second, isLocal) = try readStamp()
            if !recording.hasOffsets {
                recording.hasOffsets = StampOffset.isForeign(bytes, scanner.fields[stamp.index])
            }
            var length = 0
            if let endIndex = stamp.endIndex {
                length = max(try readEnd(endIndex, after: second) - second, 0)
                // When a local clock is set back, an interval may seem to have no length.
                guard length > 0 || isLocal else {
                    throw problem(endIndex, "is not after the start of its interval")
                }
            }
            return RowHead(
                second: second, isLocal: isLocal, lengthSeconds: length, placeIndex: placeIndex)
        } catch {
            if passesOver() { return nil }
            let isPlaceKnown = placeColumn != nil && lastPlaceIndex >= 0
            recording.reject(error, place: isPlaceKnown ? places[lastPlaceIndex] : nil)
            return nil
        }
    }

    /// The issue time of a forecast, from a column.
    mutating func issueTime(_ column: Int, clock: LocalClock?) throws(RowProblem) -> Instant {
        let (second, isLocal) = try reading(column, of: [column]) { () throws(StampFlaw) in
            try stamp.form.read(bytes, scanner.fields[column])
        }
        guard isLocal else { return Instant(secondsSinceEpoch: second) }
        guard let clock,
            case .unique(let instant) = clock.reading(CivilTime(secondsAsIfUTC: second))
        else {
            throw problem(
                column, "has no offset from UTC", expected: "one, or a clock: \(setting: .timeZone)"
            )
        }
        return instant
    }

    private func readStamp() throws(RowProblem) -> (second: Int, isLocal: Bool) {
        try reading(stamp.index, of: stamp.indices) { () throws(StampFlaw) in
            try stamp.read(bytes, scanner.fields)
        }
    }

    private func readEnd(_ column: Int, after start: Int) throws(RowProblem) -> Int {
        try reading(column, of: [column]) { () throws(StampFlaw) in
            try stamp.readEnd(bytes, scanner.fields, at: column, after: start)
        }.second
    }

    /// Reads a time from columns, none of which may be blank.
    private func reading(
        _ column: Int, of columns: [Int],
        read: () throws(StampFlaw) -> (second: Int, isLocal: Bool)
    ) throws(RowProblem) -> (second: Int, isLocal: Bool) {
        if let blank = columns.first(where: { scanner.fields[$0].isEmpty }) {
            throw problem(blank, "is blank", expected: "a time such as 2026-01-31T18:00Z")
        }
        do throws(StampFlaw) {
            return try read()
        } catch {
            guard columns.count > 1 else {
                throw problem(column, Message(error.reason), expected: Message(error.expected))
            }
            throw RowProblem(
                line: line, column: stamp.name, value: stamp.text(bytes, scanner.fields),
                reason: Message(error.reason), expected: Message(error.expected))
        }
    }

    /// Rows of one place are mostly adjacent, so the name is compared before it is looked up.
    private mutating func readPlace() throws(RowProblem) -> Int {
        guard let placeColumn else { return 0 }
        let field = bytes[scanner.fields[placeColumn]]
        if lastPlaceIndex >= 0, field.elementsEqual(lastPlace) { return lastPlaceIndex }
        lastPlaceIndex = -1
        guard !field.isEmpty else { throw problem(placeColumn, "is blank", expected: "a name") }
        let name = text(placeColumn)
        lastPlace = Array(field)
        lastPlaceIndex = places.firstIndex(of: name) ?? places.count
        if lastPlaceIndex == places.count { places.append(name) }
        return lastPlaceIndex
    }
}
