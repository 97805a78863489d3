import Foundation
public import Testing

/// A JSON object that a test looks into by dotted paths, such as `placement.segments.0.start`.
public struct JSONObject {
    private let root: Any

    /// Parses a text; fails the test if it is no object.
    public init(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        root = try JSONSerialization.jsonObject(with: Data(text.utf8))
        _ = try #require(root as? [String: Any], "no object", sourceLocation: sourceLocation)
    }

    private func node(_ path: String) -> Any? {
        path.split(separator: ".").reduce(root) { node, key -> Any? in
            if let list = node as? [Any], let index = Int(key) {
                return list.indices.contains(index) ? list[index] : nil
            }
            return (node as? [String: Any])?[String(key)]
        }
    }

    /// Whether something is written at a path, even if only `null`.
    public func has(_ path: String) -> Bool { node(path) != nil }

    /// Whether `null` is written at a path.
    public func isNull(_ path: String) -> Bool { node(path) is NSNull }

    /// The text at a path.
    public func text(_ path: String) -> String? { node(path) as? String }

    /// The number at a path.
    public func number(_ path: String) -> Double? { (node(path) as? NSNumber)?.doubleValue }

    /// The truth value at a path.
    public func flag(_ path: String) -> Bool? { node(path) as? Bool }

    /// How many elements a list has.
    public func count(_ path: String) -> Int? { (node(path) as? [Any])?.count }

    /// The texts at a path inside every element of a list.
    public func texts(_ list: String, _ path: String) -> [String] {
        (0..<(count(list) ?? 0)).compactMap { text("\(list).\($0).\(path)") }
    }
}
