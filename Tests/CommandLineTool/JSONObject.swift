import Foundation
import Testing

/// A JSON object that a test looks into by dotted paths, such as `placement.segments.0.start`.
struct JSONObject {
    private let root: Any

    init(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
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

    /// Whether something is written at a path, if only `null`.
    func has(_ path: String) -> Bool { node(path) != nil }

    func isNull(_ path: String) -> Bool { node(path) is NSNull }

    func text(_ path: String) -> String? { node(path) as? String }

    func number(_ path: String) -> Double? { (node(path) as? NSNumber)?.doubleValue }

    func flag(_ path: String) -> Bool? { node(path) as? Bool }

    /// How many elements a list has.
    func count(_ path: String) -> Int? { (node(path) as? [Any])?.count }

    /// The texts at a path inside every element of a list.
    func texts(_ list: String, _ path: String) -> [String] {
        (0..<(count(list) ?? 0)).compactMap { text("\(list).\($0).\(path)") }
    }
}
