/// A JSON value that knows its position in the file.
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
    /// The bytes of the file that it occupies.
    public let range: Range<Int>

    /// Creates a value that occupies some bytes.
    public init(content: Content, range: Range<Int>) {
        self.content = content
        self.range = range
    }

    /// The member with that name, in whatever case the provider writes it; nil if the value has
    /// none or is not an object.
    subscript(name: String) -> JSONNode? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.name == name }?.value
            ?? members.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The elements, if it is an array.
    var elements: [JSONNode]? {
        if case .array(let elements) = content { elements } else { nil }
    }

    /// The text, if it is a string.
    var text: String? { if case .string(let text) = content { text } else { nil } }

    /// The number, if it is one.
    var number: Double? { if case .number(let number) = content { number } else { nil } }

    /// Whether it is `null`.
    var isNull: Bool { if case .null = content { true } else { false } }

    /// Whether it is an object.
    var isObject: Bool { if case .object = content { true } else { false } }

    /// The type of the value, in JSON's own words.
    var kindTitle: String {
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

/// Finds lines and columns in a file.
struct TextPosition {
    private let lineStarts: [Int]

    /// An index of the lines of a file.
    init(_ bytes: [UInt8]) {
        var starts = [0]
        for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
            starts.append(index + 1)
        }
        lineStarts = starts
    }

    /// The line of an offset and the column in it, both from 1; the column counts bytes.
    func position(of offset: Int) -> (line: Int, column: Int) {
        var low = 0
        var high = lineStarts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return (low + 1, offset - lineStarts[low] + 1)
    }
}
