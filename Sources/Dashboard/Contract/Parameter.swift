import Solstice
import SolsticeJSON

/// A parameter in a request's URL.
struct Parameter: Sendable {
    /// Where it is in the URL.
    enum Place: String, Sendable {
        case path, query
    }

    let name: String
    let place: Place
    let schema: JSONSchema
    let text: String
    /// Whether it may be repeated.
    var isRepeated = false
    var isRequired: Bool { place == .path || isNeeded }
    private let isNeeded: Bool

    /// A part of the path.
    static func path(_ name: String, _ text: String) -> Parameter {
        Parameter(
            name: name, place: .path, schema: .string(length: 1...200), text: text,
            isNeeded: false)
    }

    /// An optional query parameter.
    static func query(
        _ name: String, _ schema: JSONSchema, _ text: String, isRepeated: Bool = false,
        isNeeded: Bool = false
    ) -> Parameter {
        var parameter = Parameter(
            name: name, place: .query, schema: schema, text: text, isNeeded: isNeeded)
        parameter.isRepeated = isRepeated
        return parameter
    }

    private init(name: String, place: Place, schema: JSONSchema, text: String, isNeeded: Bool) {
        self.name = name
        self.place = place
        self.schema = schema
        self.text = text
        self.isNeeded = isNeeded
    }

    /// The parameter in OpenAPI's form.
    var json: JSONValue {
        [
            "name": .string(name), "in": .string(place.rawValue),
            "required": .bool(isRequired), "description": .string(text),
            "schema": (isRepeated ? JSONSchema.array(schema, count: 0...100) : schema).json,
        ]
    }
}

extension Parameter {
    /// What is wrong with a parameter's values; nil if nothing is.
    func flaw(in values: [String]) -> String? {
        if values.isEmpty { return isRequired ? "the parameter \(name) is missing" : nil }
        if values.count > (isRepeated ? 100 : 1) {
            return "the parameter \(name) is given too often"
        }
        return values.lazy.compactMap {
            Schemas.judge.flaw(in: node($0), against: schema, at: "the parameter \(name)")
        }.first
    }

    /// A value as the JSON that it represents: a URL contains only text.
    private func node(_ text: String) -> JSONNode {
        JSONNode(content: content(text), range: 0..<0)
    }

    private func content(_ text: String) -> JSONNode.Content {
        switch schema {
        case .integer:
            let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
            let isPlain = !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) }
            return isPlain ? Double(text).map { .number($0) } ?? .string(text) : .string(text)
        case .boolean where text == "true" || text == "false": return .boolean(text == "true")
        default: return .string(text)
        }
    }
}
