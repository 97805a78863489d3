import SolsticePresentation

/// A parameter in a request's URL.
struct Parameter: Sendable {
    /// Where it is in the URL.
    enum Place: String, Sendable {
        case path, query
    }

    let name: String
    let place: Place
    let schema: Schema
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
        _ name: String, _ schema: Schema, _ text: String, isRepeated: Bool = false,
        isNeeded: Bool = false
    ) -> Parameter {
        var parameter = Parameter(
            name: name, place: .query, schema: schema, text: text, isNeeded: isNeeded)
        parameter.isRepeated = isRepeated
        return parameter
    }

    private init(name: String, place: Place, schema: Schema, text: String, isNeeded: Bool) {
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
            "schema": (isRepeated ? Schema.array(schema, count: 0...100) : schema).json,
        ]
    }
}
