/// Writes JSON as UTF-8.
struct JSONWriter {
    /// How messages are worded.
    let wording: Wording
    private var bytes: [UInt8] = []

    /// Longest object or array kept on one line, in bytes.
    private static let inlineLimit = 160

    /// An empty document.
    init(wording: Wording) { self.wording = wording }

    /// The text written so far.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Writes a value over several lines; one without nested structure stays on one line.
    mutating func write(_ value: JSONValue, indent: Int = 0) {
        switch value {
        case .array(let elements):
            if writeInline(value, if: elements.allSatisfy(\.isScalar)) { return }
            writeLines("[", "]", indent: indent, count: elements.count) { writer, index in
                writer.write(elements[index], indent: indent + 1)
            }
        case .list(let count, let element):
            if writeInline(value, if: count == 0) { return }
            writeLines("[", "]", indent: indent, count: count) { writer, index in
                writer.write(element(index), indent: indent + 1)
            }
        case .object(let members):
            if writeInline(value, if: members.allSatisfy(\.value.isScalar)) { return }
            writeLines("{", "}", indent: indent, count: members.count) { writer, index in
                writer.quote(members[index].key)
                writer.put(": ")
                writer.write(members[index].value, indent: indent + 1)
            }
        default: writeInline(value)
        }
    }

    private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func breakLine(indent: Int) {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
    }

    private mutating func writeLines(
        _ open: String, _ close: String, indent: Int, count: Int,
        _ element: (inout JSONWriter, Int) -> Void
    ) {
        put(open)
        for index in 0..<count {
            if index > 0 { put(",") }
            breakLine(indent: indent + 1)
            element(&self, index)
        }
        breakLine(indent: indent)
        put(close)
    }

    /// Writes a value on one line if that is wanted and it is within the limit; else writes nothing
    /// and returns false.
    private mutating func writeInline(_ value: JSONValue, if isWanted: Bool) -> Bool {
        guard isWanted else { return false }
        let start = bytes.count
        writeInline(value)
        if bytes.count - start <= Self.inlineLimit { return true }
        bytes.removeLast(bytes.count - start)
        return false
    }

    /// Writes a value on one line, however long.
    mutating func writeInline(_ value: JSONValue) {
        switch value {
        case .null: put("null")
        case .bool(let value): put(value ? "true" : "false")
        case .integer(let value): put("\(value)")
        case .number(let value): put(value.isFinite ? Numerals.plain(value) : "null")
        case .string(let value): quote(value)
        case .message(let value): quote(value.text(wording))
        case .array(let elements): writeInline(elements)
        case .list(let count, let element): writeInline((0..<count).map(element))
        case .object(let members):
            put("{")
            for (index, member) in members.enumerated() {
                if index > 0 { put(", ") }
                quote(member.key)
                put(": ")
                writeInline(member.value)
            }
            put("}")
        }
    }

    private mutating func writeInline(_ elements: [JSONValue]) {
        put("[")
        for (index, element) in elements.enumerated() {
            if index > 0 { put(", ") }
            writeInline(element)
        }
        put("]")
    }

    /// A quoted string; characters that could harm a terminal are escaped, which JSON readers undo.
    private mutating func quote(_ string: String) {
        put("\"")
        // Keys and most names are plain, and Unicode checks for every character are slow.
        if string.utf8.allSatisfy(Self.isPlain) {
            put(string)
        } else {
            for scalar in string.unicodeScalars { quote(scalar) }
        }
        put("\"")
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func quote(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": put("\\\"")
        case "\\": put("\\\\")
        case "\n": put("\\n")
        case "\t": put("\\t")
        case "\r": put("\\r")
        default:
            guard scalar.isUnprintable else { return bytes.append(contentsOf: scalar.utf8) }
            for unit in UTF16.encode(scalar) ?? .init() { put(Self.escape(unit)) }
        }
    }

    private static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
