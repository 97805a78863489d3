/// A JSON document in memory: keys keep their order, a missing value is an explicit `null`, and a
/// number that is not finite cannot be written.
enum JSONValue: ExpressibleByDictionaryLiteral {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// A key and what stands under it.
    struct Member {
        let key: String
        let value: JSONValue
    }

    /// An object with its members in the order written.
    init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(members.map { Member(key: $0.0, value: $0.1) })
    }

    /// The document over several lines; what has no structure inside stays on one line.
    var text: String {
        var text = ""
        write(to: &text, indent: 0)
        return text
    }

    /// Longest object or array kept on one line, in characters.
    private static let inlineLimit = 160

    private func write(to text: inout String, indent: Int) {
        switch self {
        case .array(let elements) where !isFlat:
            Self.write(elements.map { (nil, $0) }, "[", "]", to: &text, indent: indent)
        case .object(let members) where !isFlat:
            Self.write(members.map { ($0.key, $0.value) }, "{", "}", to: &text, indent: indent)
        default: text += inline
        }
    }

    private static func write(
        _ members: [(String?, JSONValue)], _ open: String, _ close: String,
        to text: inout String, indent: Int
    ) {
        let margin = String(repeating: "  ", count: indent + 1)
        text += open
        for (index, (key, value)) in members.enumerated() {
            text += (index == 0 ? "\n" : ",\n") + margin
            if let key { text += quoted(key) + ": " }
            value.write(to: &text, indent: indent + 1)
        }
        text += "\n" + String(repeating: "  ", count: indent) + close
    }

    private var isFlat: Bool {
        switch self {
        case .array(let elements):
            elements.allSatisfy(\.isScalar) && inline.utf8.count <= Self.inlineLimit
        case .object(let members):
            members.allSatisfy(\.value.isScalar) && inline.utf8.count <= Self.inlineLimit
        default: true
        }
    }

    private var isScalar: Bool {
        switch self {
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        default: true
        }
    }

    private var inline: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): "\(value)"
        case .number(let value): value.isFinite ? Numerals.plain(value) : "null"
        case .string(let value): Self.quoted(value)
        case .array(let elements): "[" + elements.map(\.inline).joined(separator: ", ") + "]"
        case .object(let members):
            "{"
                + members.map { Self.quoted($0.key) + ": " + $0.value.inline }
                .joined(separator: ", ") + "}"
        }
    }

    /// A string between quotes; what could harm a terminal is escaped, which JSON readers undo.
    private static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case "\r": text += "\\r"
            default:
                if scalar.isUnprintable {
                    for unit in UTF16.encode(scalar) ?? .init() { text += escape(unit) }
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        return text + "\""
    }

    private static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
