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
