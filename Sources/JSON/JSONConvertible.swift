/// A value with one form in JSON, in which it is kept or sent and from which it is read again.
///
/// ```swift
/// extension Order: JSONConvertible {
///     init(_ node: JSONNode) throws(JSONMismatch) {
///         self.init(key: try node.read("key"), note: try node.readIfPresent("note"))
///     }
///     var json: JSONValue { JSONValue(present: ["key": key.json, "note": note?.json]) }
/// }
/// ```
public protocol JSONConvertible {
    /// Reads a value of that form; members that it does not know are ignored.
    init(_ node: JSONNode) throws(JSONMismatch)
    /// The value in that form.
    var json: JSONValue { get }
}

/// JSON that is not of the form that its reader needs.
public struct JSONMismatch: Error, CustomStringConvertible {
    /// Position of the first byte of the value that does not fit.
    public let offset: Int
    /// What it is and should be.
    public let description: String

    /// A value that does not fit: it is not `expected`.
    public init(_ node: JSONNode, expected: String) {
        offset = node.range.lowerBound
        description = "expected \(expected) at byte \(offset), not \(node.kindTitle)"
    }

    /// An object that lacks a member.
    init(_ node: JSONNode, lacks name: String) {
        offset = node.range.lowerBound
        description = "\(node.kindTitle) at byte \(offset) has no member \"\(name)\""
    }
}

extension JSONNode {
    /// The value of a member that has to be there.
    public func read<Value: JSONConvertible>(_ name: String) throws(JSONMismatch) -> Value {
        guard let node = member(name) else { throw JSONMismatch(self, lacks: name) }
        return try Value(node)
    }

    /// The value of a member; nil if it is missing or `null`.
    public func readIfPresent<Value: JSONConvertible>(
        _ name: String
    ) throws(JSONMismatch) -> Value? {
        guard let node = member(name), !node.isNull else { return nil }
        return try Value(node)
    }
}

extension String: JSONConvertible {
    /// Reads a string.
    public init(_ node: JSONNode) throws(JSONMismatch) {
        guard let text = node.text else { throw JSONMismatch(node, expected: "a string") }
        self = text
    }

    /// A string.
    public var json: JSONValue { .string(self) }
}

extension Bool: JSONConvertible {
    /// Reads `true` or `false`.
    public init(_ node: JSONNode) throws(JSONMismatch) {
        guard let flag = node.flag else { throw JSONMismatch(node, expected: "true or false") }
        self = flag
    }

    /// `true` or `false`.
    public var json: JSONValue { .bool(self) }
}

extension Double: JSONConvertible {
    /// Reads a number.
    public init(_ node: JSONNode) throws(JSONMismatch) {
        guard let number = node.number else { throw JSONMismatch(node, expected: "a number") }
        self = number
    }

    /// A number; `null` if it is not finite.
    public var json: JSONValue { .number(self) }
}

extension JSONConvertible where Self: FixedWidthInteger {
    /// Reads an integer that the type can hold.
    public init(_ node: JSONNode) throws(JSONMismatch) {
        guard let number = node.wholeNumber.flatMap({ Self(exactly: $0) }) else {
            throw JSONMismatch(node, expected: "a whole number of at most \(Self.bitWidth) bits")
        }
        self = number
    }

    /// An integer; none is written that only an unsigned type can hold.
    public var json: JSONValue { JSONValue(Int(exactly: self)) }
}

extension Int: JSONConvertible {}
extension Int32: JSONConvertible {}
extension UInt64: JSONConvertible {}

extension Array: JSONConvertible where Element: JSONConvertible {
    /// Reads an array whose elements all fit.
    public init(_ node: JSONNode) throws(JSONMismatch) {
        guard let elements = node.elements else { throw JSONMismatch(node, expected: "an array") }
        self = try elements.map { element throws(JSONMismatch) in try Element(element) }
    }

    /// An array.
    public var json: JSONValue { .array(map(\.json)) }
}

extension Dictionary: JSONConvertible where Key == String, Value: JSONConvertible {
    /// Reads an object whose members all fit; of two with one name the last counts.
    public init(_ node: JSONNode) throws(JSONMismatch) {
        guard case .object(let members) = node.content else {
            throw JSONMismatch(node, expected: "an object")
        }
        self = [:]
        for (name, value) in members { self[name] = try Value(value) }
    }

    /// An object, its members by name.
    public var json: JSONValue {
        .object(
            sorted { $0.key < $1.key }.map { JSONValue.Member(key: $0.key, value: $0.value.json) })
    }
}
