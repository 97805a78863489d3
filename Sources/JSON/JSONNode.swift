/// A JSON value that was read, with its position in the text.
///
/// What is to be written is a ``JSONValue``, which has no position.
public struct JSONNode {
    /// The value.
    public enum Content {
        /// `null`.
        case null
        /// `true` or `false`.
        case boolean(Bool)
        /// A number.
        case number(Double)
        /// A string, its escapes resolved.
        case string(String)
        /// An array.
        case array([JSONNode])
        /// An object's members in text order; a name may occur twice.
        case object([(name: String, value: JSONNode)])
    }

    /// The value.
    public let content: Content
    /// The bytes of the text that it occupies.
    public let range: Range<Int>

    /// Creates a value that occupies some bytes.
    public init(content: Content, range: Range<Int>) {
        self.content = content
        self.range = range
    }

    /// The member with exactly that name, the first one if it occurs twice; nil if the value has
    /// none or is not an object.
    public func member(_ name: String) -> JSONNode? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The elements, if it is an array.
    public var elements: [JSONNode]? {
        if case .array(let elements) = content { elements } else { nil }
    }

    /// The text, if it is a string.
    public var text: String? { if case .string(let text) = content { text } else { nil } }

    /// The number, if it is one.
    public var number: Double? { if case .number(let number) = content { number } else { nil } }

    /// The number, if it is an integer. Beyond ±2^53 the parser cannot tell neighbours apart, so
    /// there it is none.
    public var wholeNumber: Int? {
        guard let number, abs(number) <= 9_007_199_254_740_992 else { return nil }
        return Int(exactly: number)
    }

    /// The truth value, if it is one.
    public var flag: Bool? { if case .boolean(let flag) = content { flag } else { nil } }

    /// Whether it is `null`.
    public var isNull: Bool { if case .null = content { true } else { false } }

    /// Whether it is an object.
    public var isObject: Bool { if case .object = content { true } else { false } }

    /// The type of the value, in JSON's own words.
    public var kindTitle: String {
        switch content {
        case .null: "null"
        case .boolean: "true or false"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
