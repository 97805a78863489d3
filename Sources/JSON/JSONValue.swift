/// A JSON value to be written: keys keep their order, and a number that is not finite becomes
/// `null`.
///
/// What was read is a ``JSONNode``, which knows its position.
public enum JSONValue: ExpressibleByDictionaryLiteral {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// An integer.
    case integer(Int)
    /// A number.
    case number(Double)
    /// A string.
    case string(String)
    /// A text that is worded when the document is written, for whoever reads it.
    case worded(any JSONWorded)
    /// An array.
    case array([JSONValue])
    /// An array whose elements are made one by one as they are written, so that a document of many
    /// thousand jobs is not held in memory twice.
    case list(count: Int, element: (Int) -> JSONValue)
    /// An object.
    case object([Member])

    /// A key and its value.
    public struct Member {
        /// The key.
        public let key: String
        /// The value.
        public let value: JSONValue

        /// A member of an object.
        public init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// An object with its members in the order given.
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(members.map { Member(key: $0.0, value: $0.1) })
    }

    /// The document over several lines; a value without nested structure stays on one line.
    public var text: String { text(for: nil) }

    /// The document over several lines, its texts worded for a reader.
    public func text(for reader: (any Sendable)?) -> String {
        var writer = JSONWriter(reader: reader)
        writer.write(self)
        return writer.text
    }

    /// The document on one line, with a blank after each comma and colon.
    public var line: String {
        var writer = JSONWriter()
        writer.writeInline(self)
        return writer.text
    }

    /// The document on one line without any blank, as records and columns hold it.
    public var compact: String {
        var writer = JSONWriter(isCompact: true)
        writer.writeInline(self)
        return writer.text
    }

    /// Whether it is always written on one line.
    var isScalar: Bool {
        switch self {
        case .array(let elements): elements.isEmpty
        case .list(let count, _): count == 0
        case .object(let members): members.isEmpty
        default: true
        }
    }
}

extension JSONValue {
    /// A string, or null.
    public init(_ string: String?) { self = string.map { .string($0) } ?? .null }

    /// An integer, or null.
    public init(_ integer: Int?) { self = integer.map { .integer($0) } ?? .null }

    /// A number, or null.
    public init(_ number: Double?) { self = number.map { .number($0) } ?? .null }

    /// True or false.
    public init(_ bool: Bool) { self = .bool(bool) }

    /// A list of strings.
    public init(_ strings: [String]) { self = .array(strings.map { .string($0) }) }

    /// An array made from values, one element each.
    public init<Value>(_ values: [Value], _ element: (Value) -> JSONValue) {
        self = .array(values.map(element))
    }

    /// An object made from a value, or null.
    public init<Value>(_ value: Value?, _ element: (Value) -> JSONValue) {
        self = value.map(element) ?? .null
    }

    /// An object of those members that have a value, in the order given.
    public init(present members: KeyValuePairs<String, JSONValue?>) {
        self = .object(
            members.compactMap { key, value in value.map { Member(key: key, value: $0) } })
    }

    /// An object of one member.
    public init(under key: String, _ value: JSONValue) {
        self = .object([Member(key: key, value: value)])
    }

    /// An object with further members after its own.
    public func adding(_ more: JSONValue) -> JSONValue {
        guard case .object(let members) = self, case .object(let others) = more else { return self }
        return .object(members + others)
    }
}

/// A text that different readers get in different words.
public protocol JSONWorded: Sendable {
    /// The text for a reader; nil for the usual one.
    func text(forReader reader: (any Sendable)?) -> String
}
