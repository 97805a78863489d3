public import SolsticeDomain

/// A JSON document in memory: keys keep their order, a missing value is an explicit `null`, and a
/// number that is not finite cannot be written.
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
    /// A message, worded when it is written.
    case message(Message)
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
    public var text: String { text(.commandLine) }

    /// The document over several lines, with its messages in these words.
    func text(_ wording: Wording) -> String {
        var writer = JSONWriter(wording: wording)
        writer.write(self)
        return writer.text
    }

    /// The document on one line.
    public var line: String {
        var writer = JSONWriter(wording: .commandLine)
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
    init(_ string: String?) { self = string.map { .string($0) } ?? .null }

    /// A message, or null.
    init(_ message: Message?) { self = message.map { .message($0) } ?? .null }

    /// An integer, or null.
    init(_ integer: Int?) { self = integer.map { .integer($0) } ?? .null }

    /// A number, or null.
    init(_ number: Double?) { self = number.map { .number($0) } ?? .null }

    /// True or false.
    init(_ bool: Bool) { self = .bool(bool) }

    /// The bare number of a quantity, in the unit its key names, or null.
    init(_ quantity: (some ScalarQuantity)?) { self.init(quantity?.rawValue) }

    /// `"2026-01-31T18:00:00Z"`, or null.
    init(_ instant: Instant?) { self.init(instant?.description) }

    /// `{"start", "end"}`.
    init(_ window: TimeWindow) {
        self = ["start": JSONValue(window.start), "end": JSONValue(window.end)]
    }

    /// A list of messages.
    init(_ messages: [Message]) { self = .array(messages.map { .message($0) }) }

    /// A list of strings.
    init(_ strings: [String]) { self = .array(strings.map { .string($0) }) }

    /// An array made from values, one element each.
    init<Value>(_ values: [Value], _ element: (Value) -> JSONValue) {
        self = .array(values.map(element))
    }

    /// An object made from a value, or null.
    init<Value>(_ value: Value?, _ element: (Value) -> JSONValue) {
        self = value.map(element) ?? .null
    }

    /// An object of one member.
    init(under key: String, _ value: JSONValue) { self = .object([Member(key: key, value: value)]) }

    /// An object with further members after its own.
    public func adding(_ more: JSONValue) -> JSONValue {
        guard case .object(let members) = self, case .object(let others) = more else { return self }
        return .object(members + others)
    }
}
