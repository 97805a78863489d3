import SolsticeDomain

/// A text table: its header and a walk over its rows.
struct CSVTable {
    /// The names in the header line, as the file spells them.
    let header: [String]
    /// The line that holds the header.
    let headerLine: Int
    /// A walk that begins after the header.
    let scanner: CSVScanner
    /// The byte that separates fields.
    let separator: UInt8

    /// Finds the separator and the header.
    /// - Throws: a diagnostic if there is no header, or nothing below it.
    init(_ request: ImportRequest, from start: Int) throws(Diagnostic) {
        let bytes = request.file.bytes
        let (separator, position, line) = Self.begin(bytes, start)
        self.separator = separator
        var scanner = CSVScanner(
            bytes: bytes, separator: separator, position: position, line: line)
        guard scanner.next() else {
            throw request.refusal("the file holds no rows", remedy: "export it again")
        }
        header = scanner.fields.map { FieldText.decode(bytes, $0) }
        headerLine = scanner.line
        if let flaw = scanner.flaw {
            throw request.refusal(
                "the header line cannot be read",
                causes: ["line \(headerLine), column \(scanner.fields.count): the field \(flaw)"],
                remedy: "mend the header line")
        }
        self.scanner = scanner
        try refuseMissingHeader(request)
        guard scanner.next() else {
            throw request.refusal(
                "the file has a header but no rows", causes: ["header: \(headerText)"],
                remedy: "export a range of time that has values")
        }
    }

    /// The header for a message, shortened if it is long.
    var headerText: String {
        let text = header.joined(separator: ", ")
        return text.count > 200 ? text.prefix(200) + "…" : text
    }

    /// Whether InfluxDB exported the table, which puts the bounds of the query into every row.
    var isInflux: Bool {
        header.contains("_time") && (header.contains("_value") || header.contains("_start"))
    }

    /// The columns that are not part of the data.
    var hiddenColumns: Set<Int> {
        guard isInflux else { return [] }
        return Set(header.indices.filter { ["_start", "_stop"].contains(header[$0]) })
    }

    /// The name of the separator.
    var separatorTitle: String {
        switch separator {
        case UInt8(ascii: ";"): "semicolons"
        case 9: "tabs"
        default: "commas"
        }
    }

    /// The separator, and where the header line begins: after comments and Excel's `sep=` line.
    private static func begin(
        _ bytes: [UInt8], _ start: Int
    ) -> (separator: UInt8, position: Int, line: Int) {
        var position = start
        var line = 1
        var declared: UInt8?
        while position < bytes.count {
            let end = bytes[position...].firstIndex { $0 == 10 || $0 == 13 } ?? bytes.count
            let text = bytes[position..<end]
            let isSeparatorLine = text.starts(with: Array("sep=".utf8)) && text.count == 5
            if isSeparatorLine { declared = text.last }
            let isPassedOver = text.first == UInt8(ascii: "#") || isSeparatorLine
            guard isPassedOver || text.allSatisfy({ $0 == 32 || $0 == 9 }) else {
                return (declared ?? commonest(in: text), position, line)
            }
            let isPair = end + 1 < bytes.count && bytes[end] == 13 && bytes[end + 1] == 10
            position = end + (isPair ? 2 : 1)
            line += 1
        }
        return (declared ?? UInt8(ascii: ","), min(position, bytes.count), line)
    }

    private static func commonest(in text: ArraySlice<UInt8>) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in text {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]
        return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] }
            ?? UInt8(ascii: ",")
    }

    /// A first line of times and numbers is a row: without names its meaning is unknown.
    private func refuseMissingHeader(_ request: ImportRequest) throws(Diagnostic) {
        let readable = header.enumerated().first { index, name in
            guard name.utf8.count > 7 else { return Double(name) != nil }
            return (try? InstantText.parse(name)) != nil
        }
        guard let readable else { return }
        throw request.refusal(
            "the first line is a row of values, not a header",
            causes: [
                "line \(headerLine), column \(readable.offset + 1): "
                    + "\"\(readable.element)\" is a value; expected the name of a column"
            ],
            remedy: "put a line of names on top, such as: \(request.subject.exampleHeader)")
    }
}

/// Walks the rows of a table and finds their fields without copying them.
struct CSVScanner {
    /// A longer line is refused, since no supported table has one.
    static let lineLimitBytes = 65_536

    private let bytes: [UInt8]
    private let separator: UInt8
    /// Where the next row begins.
    private(set) var position: Int
    /// The line of the current row, from 1.
    private(set) var line: Int
    /// The current row's fields, without quotes and surrounding blanks.
    private(set) var fields: [Range<Int>] = []
    /// What is malformed in the current row, if anything.
    private(set) var flaw: String?

    /// Starts a walk at an offset, which is the start of a line.
    init(bytes: [UInt8], separator: UInt8, position: Int, line: Int) {
        self.bytes = bytes
        self.separator = separator
        self.position = position
        self.line = line - 1
    }

    /// Moves to the next row that is not blank; false at the end of the file.
    mutating func next() -> Bool {
        while position < bytes.count {
            line += 1
            readLine()
            if flaw != nil || fields.contains(where: { !$0.isEmpty }) { return true }
        }
        return false
    }

    private mutating func readLine() {
        fields.removeAll(keepingCapacity: true)
        flaw = nil
        let lineStart = position
        while true {
            readField()
            if position >= bytes.count { break }
            let byte = bytes[position]
            position += 1
            if byte == separator { continue }
            // CRLF is one line ending, and so is a lone CR.
            if byte == 13, position < bytes.count, bytes[position] == 10 { position += 1 }
            break
        }
        if position - lineStart > Self.lineLimitBytes {
            flaw = "is on a line of more than \(Self.lineLimitBytes) bytes"
        }
    }

    /// Reads one field, up to the separator or the end of the line.
    private mutating func readField() {
        while position < bytes.count, isBlank(bytes[position]) { position += 1 }
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
            readQuotedField()
            return
        }
        let start = position
        while position < bytes.count, !isDelimiter(bytes[position]) { position += 1 }
        var end = position
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        fields.append(start..<end)
    }

    private mutating func readQuotedField() {
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != 10, bytes[position] != 13 {
            if bytes[position] != UInt8(ascii: "\"") {
                position += 1
            } else if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") {
                position += 2
            } else {
                fields.append(trimmed(start..<position))
                position += 1
                let closed = position
                while position < bytes.count, !isDelimiter(bytes[position]) { position += 1 }
                if bytes[closed..<position].contains(where: { !isBlank($0) }) {
                    flaw = "goes on after its closing quote"
                }
                return
            }
        }
        fields.append(start..<position)
        flaw = "opens a quote that the line does not close"
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    private func isDelimiter(_ byte: UInt8) -> Bool {
        byte == separator || byte == 10 || byte == 13
    }

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == 32 || (byte == 9 && separator != 9)
    }
}
