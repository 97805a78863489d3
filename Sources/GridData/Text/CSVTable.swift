import SolsticeDomain

/// A text table: its header and a walk over its rows.
struct CSVTable {
    /// The names in the header line, as the file spells them.
    private(set) var header: [String]
    /// The line that holds the header.
    let headerLine: Int
    /// A walk that begins after the header.
    private(set) var scanner: CSVScanner
    /// The byte that separates fields.
    let separator: UInt8

    /// Finds the separator and the header.
    /// - Throws: a diagnostic if there is no header, or nothing below it.
    init(_ request: ImportRequest, from start: Int) throws(Diagnostic) {
        let bytes = request.file.bytes
        let head = Self.head(request, start)
        separator = head.separator
        var scanner = CSVScanner(
            bytes: bytes, separator: separator, position: head.position, line: head.line)
        guard scanner.next() else {
            throw request.refusal("the file holds no rows", remedy: "export it again")
        }
        header = scanner.fields.map { FieldText.decode(bytes, $0) }
        headerLine = scanner.line
        if let flaw = scanner.flaw {
            throw request.refusal(
                "the header line cannot be read",
                causes: ["line \(headerLine), column \(scanner.fields.count): the field \(flaw)"],
                remedy: "fix the header line")
        }
        self.scanner = scanner
        try refuseMissingHeader(request)
        takeUnits(bytes)
        var rows = self.scanner
        guard rows.next() else {
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
        case UInt8(ascii: "|"): "bars"
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

    /// Where the header line begins. Reports have lines of titles above their table, so that it is
    /// the line that names a column of times, and most others; the first one if there is none.
    private static func head(
        _ request: ImportRequest, _ start: Int
    ) -> (separator: UInt8, position: Int, line: Int) {
        let bytes = request.file.bytes
        let first = begin(bytes, start)
        var next = first
        var most = (count: 0, head: first)
        for _ in 0..<titleLines where next.position < bytes.count {
            var scanner = CSVScanner(
                bytes: bytes, separator: next.separator, position: next.position, line: next.line)
            guard scanner.next(), scanner.flaw == nil else { break }
            let names = scanner.fields.map { FieldText.decode(bytes, $0) }
            if namesTimes(names, request), names.count > most.count {
                most = (names.count, next)
            }
            let rest = begin(bytes, scanner.position)
            next = (rest.separator, rest.position, scanner.line + rest.line)
        }
        return most.head
    }

    /// The most lines of titles above a table.
    private static let titleLines = 30

    /// Whether a line holds names, one of which is that of a column of times.
    private static func namesTimes(_ names: [String], _ request: ImportRequest) -> Bool {
        guard names.count(where: { !$0.isEmpty }) > 1, !names.contains(where: isValue) else {
            return false
        }
        return names.contains { name in
            if name == request.options.timeColumn { return true }
            let plain = ColumnRule.plain(name)
            let role = request.subject.columnRules.first { $0.matches(plain) }?.role
            return role == .stamp || role == .stampEnd
        }
    }

    /// Whether a text in the header is a value, not a name.
    private static func isValue(_ name: String) -> Bool {
        if name.first?.isNumber == true, name.count(where: \.isNumber) > 5 { return true }
        guard name.utf8.count > 7 else { return Double(name) != nil }
        return (try? InstantText.parse(name)) != nil
    }

    /// Joins a row of units below the header to the names: `kW` to `IT` makes `IT [kW]`.
    private mutating func takeUnits(_ bytes: [UInt8]) {
        var rows = scanner
        guard rows.next(), rows.flaw == nil, rows.fields.count == header.count else { return }
        let texts = rows.fields.map { FieldText.decode(bytes, $0) }
        let isUnit = texts.map { text in
            let plain = ColumnRule.plain(text)
            return LoadUnit(in: plain) != nil && plain.split(separator: " ").count == 1
        }
        guard isUnit.contains(true), !texts.contains(where: { $0.contains(where: \.isNumber) })
        else { return }
        for index in texts.indices where isUnit[index] {
            let unit = texts[index].filter { !"[]()".contains($0) }
            header[index] += " [\(unit)]"
        }
        scanner = rows
    }

    private static func commonest(in text: ArraySlice<UInt8>) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in text {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 9, UInt8(ascii: "|")]
        return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] }
            ?? UInt8(ascii: ",")
    }

    /// A first line of times and numbers is a row: without names its meaning is unknown.
    private func refuseMissingHeader(_ request: ImportRequest) throws(Diagnostic) {
        let readable = header.enumerated().first { Self.isValue($0.element) }
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

extension CSVTable {
    /// Each column with what it was understood to hold; one without a header goes by its number.
    func meanings(_ meaning: (_ index: Int) -> String) -> [ColumnMeaning] {
        header.enumerated().map { index, name in
            ColumnMeaning(name: name.isEmpty ? "\(index + 1)" : name, meaning: meaning(index))
        }
    }
}
