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
