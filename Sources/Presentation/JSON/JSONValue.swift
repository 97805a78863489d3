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
    public var text: String {
        var writer = JSONWriter()
        writer.write(self)
        return writer.text
    }

    /// The document on one line.
    public var line: String {
        var writer = JSONWriter()
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
