/// Reads JSON (RFC 8259) into nodes that know their position, so every error can name a line.
///
/// ```swift
/// let node = try JSONParser.parse(bytes)
/// let key = node.member("attemptKey")?.text
/// let (line, column) = TextPositions(bytes).position(of: node.range.lowerBound)
/// ```
///
/// Time and memory grow in proportion to the text, whatever it holds.
public struct JSONParser {
    /// What is wrong with the text, and where.
    public struct Flaw: Error {
        /// Position of the byte at which reading stopped.
        public let offset: Int
        /// What was found or expected there.
        public let reason: String
    }

    /// Nesting beyond this is refused: no text that is read here nests so deeply, and the stack is
    /// finite.
    private static let depthLimit = 64

    private let bytes: [UInt8]
    private let end: Int
    private var position: Int

    /// Whether the text from an offset on begins as JSON objects and arrays do.
    public static func looksLikeJSON(_ bytes: [UInt8], from start: Int = 0) -> Bool {
        let first = bytes[start...].first { $0 != 32 && !(9...13).contains($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// Parses the one value in the bytes from an offset on.
    /// - Throws: a ``Flaw`` if that is not JSON.
    public static func parse(
        _ bytes: [UInt8], from start: Int = 0
    ) throws(Flaw) -> JSONNode {
        try parse(bytes, in: start..<bytes.count)
    }

    /// Parses the one value in part of the bytes, such as a line.
    /// - Throws: a ``Flaw`` if that is not JSON.
    public static func parse(_ bytes: [UInt8], in range: Range<Int>) throws(Flaw) -> JSONNode {
        var parser = JSONParser(bytes: bytes, end: range.upperBound, position: range.lowerBound)
        let node = try parser.value(depth: 0)
        parser.skipBlanks()
        guard parser.position == parser.end else {
            throw parser.flaw("more text follows after the JSON has ended")
        }
        return node
    }

    private var peek: UInt8? { position < end ? bytes[position] : nil }

    private func flaw(_ reason: String) -> Flaw {
        position >= end
            ? Flaw(offset: end, reason: "the file ends too early: \(reason)")
            : Flaw(offset: position, reason: reason)
    }

    private mutating func skipBlanks() {
        while let byte = peek, byte == 32 || byte == 9 || byte == 10 || byte == 13 {
            position += 1
        }
    }

    private mutating func value(depth: Int) throws(Flaw) -> JSONNode {
        guard depth < Self.depthLimit else { throw flaw("values are nested too deeply") }
        skipBlanks()
        let start = position
        let content: JSONNode.Content
        switch peek {
        case UInt8(ascii: "{"): content = try object(depth: depth)
        case UInt8(ascii: "["): content = try array(depth: depth)
        case UInt8(ascii: "\""): content = .string(try string())
        case UInt8(ascii: "t"): content = try word("true", .boolean(true))
        case UInt8(ascii: "f"): content = try word("false", .boolean(false))
        case UInt8(ascii: "n"): content = try word("null", .null)
        default: content = .number(try number())
        }
        return JSONNode(content: content, range: start..<position)
    }

    private mutating func object(depth: Int) throws(Flaw) -> JSONNode.Content {
        position += 1
        var members: [(name: String, value: JSONNode)] = []
        skipBlanks()
        if take("}") { return .object(members) }
        while true {
            skipBlanks()
            guard peek == UInt8(ascii: "\"") else {
                throw flaw("expected a member's name in double quotes")
            }
            let name = try string()
            skipBlanks()
            guard take(":") else { throw flaw("expected \":\" after the name \"\(name)\"") }
            members.append((name, try value(depth: depth + 1)))
            skipBlanks()
            if take("}") { return .object(members) }
            guard take(",") else { throw flaw("expected \",\" or \"}\"") }
        }
    }

    private mutating func array(depth: Int) throws(Flaw) -> JSONNode.Content {
        position += 1
        var elements: [JSONNode] = []
        skipBlanks()
        if take("]") { return .array(elements) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipBlanks()
            if take("]") { return .array(elements) }
            guard take(",") else { throw flaw("expected \",\" or \"]\"") }
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func word(
        _ word: String, _ content: JSONNode.Content
    ) throws(Flaw) -> JSONNode.Content {
        guard bytes[position..<end].starts(with: word.utf8) else {
            throw flaw("expected a value")
        }
        position += word.utf8.count
        return content
    }

    private mutating func number() throws(Flaw) -> Double {
        let start = position
        while let byte = peek, Self.isOfNumber(byte) { position += 1 }
        let range = start..<position
        var sign = UInt8(ascii: ".")
        guard !range.isEmpty, let value = try? DecimalText.parse(bytes, range, sign: &sign) else {
            position = start
            throw flaw("expected a value")
        }
        return value
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    private mutating func string() throws(Flaw) -> String {
        let start = position
        position += 1
        var hasEscapes = false
        while let byte = peek, byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                position += 1
            } else if byte < 0x20 {
                throw flaw("a line break or control character stands inside a string")
            }
            position += 1
        }
        guard position < end else { throw flaw("a string has no closing quote") }
        let range = start + 1..<position
        position += 1
        if !hasEscapes { return String(decoding: bytes[range], as: UTF8.self) }
        guard let text = JSONEscapes.resolve(bytes, range) else {
            throw Flaw(offset: start, reason: "the string has an escape that JSON does not know")
        }
        return text
    }
}

/// Resolves backslash escapes in JSON strings.
enum JSONEscapes {
    /// The text of a string's bytes without its quotes; nil if JSON does not have an escape.
    static func resolve(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
        var units: [UInt16] = []
        var index = range.lowerBound
        var literalStart = index
        while index < range.upperBound {
            guard bytes[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            units += String(decoding: bytes[literalStart..<index], as: UTF8.self).utf16
            guard index + 1 < range.upperBound else { return nil }
            if bytes[index + 1] == UInt8(ascii: "u") {
                guard index + 6 <= range.upperBound,
                    let unit = UInt16(
                        String(decoding: bytes[index + 2..<index + 6], as: UTF8.self), radix: 16)
                else { return nil }
                units.append(unit)
                index += 6
            } else {
                guard let unit = simple[bytes[index + 1]] else { return nil }
                units.append(unit)
                index += 2
            }
            literalStart = index
        }
        units += String(decoding: bytes[literalStart..<range.upperBound], as: UTF8.self).utf16
        return String(decoding: units, as: UTF16.self)
    }

    private static let simple: [UInt8: UInt16] = [
        UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F,
        UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10,
        UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
    ]
}
