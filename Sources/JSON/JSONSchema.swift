/// The schema of a JSON value: the single definition from which its description is written and by
/// which values are validated (``JSONSchemaJudge``).
public indirect enum JSONSchema: Sendable {
    /// A text, with a range of lengths in code points; with choices one of them.
    case string(length: ClosedRange<Int> = 0...1_000_000, choices: [String]? = nil)
    /// A text in a format.
    case formatted(Format)
    /// An integer.
    case integer(ClosedRange<Int>? = nil)
    /// A number.
    case number(atLeast: Double? = nil, atMost: Double? = nil)
    /// `true` or `false`.
    case boolean
    /// `null`.
    case null
    /// A list of values of one schema.
    case array(JSONSchema, count: ClosedRange<Int> = 0...1_000_000)
    /// An object with these members and no others.
    case object([Property])
    /// An object with any member names and values of one schema.
    case map(JSONSchema)
    /// Any one of several schemas.
    case any([JSONSchema])
    /// The schema of this name among the components.
    case named(String)

    /// A format of texts.
    public struct Format: Sendable {
        /// The name in JSON Schema, such as `date-time`.
        let name: String
        /// What a text of the format is, for messages: "a moment such as 2026-01-31T18:00:00Z".
        let title: String
        /// Whether a text is in the format.
        let accepts: @Sendable (String) -> Bool

        /// A format by its name in JSON Schema, its title in messages, and its test.
        public init(
            name: String, title: String, accepts: @escaping @Sendable (String) -> Bool
        ) {
            self.name = name
            self.title = title
            self.accepts = accepts
        }
    }

    /// A member of an object.
    public struct Property: Sendable {
        /// The key.
        public let name: String
        /// The schema of its value.
        public let schema: JSONSchema
        /// Whether it has to be there.
        public let isRequired: Bool
        /// What it means; nil if its name says so.
        public let text: String?

        /// A required member; `text` says what it means.
        public static func always(_ name: String, _ schema: JSONSchema, _ text: String? = nil)
            -> Property
        {
            Property(name: name, schema: schema, isRequired: true, text: text)
        }

        /// An optional member.
        public static func maybe(_ name: String, _ schema: JSONSchema, _ text: String? = nil)
            -> Property
        {
            Property(name: name, schema: schema, isRequired: false, text: text)
        }
    }

    /// The same, or null.
    public var orNull: JSONSchema { .any([self, .null]) }
}

extension JSONSchema {
    /// The schema as JSON Schema, in OpenAPI's dialect.
    public var json: JSONValue {
        switch self {
        case .string(let length, let choices): Self.json(length, choices)
        case .formatted(let format):
            ["type": .string("string"), "format": .string(format.name)]
        case .integer(let range):
            Self.typed(
                "integer", range.map { .integer($0.lowerBound) },
                range.map { .integer($0.upperBound) })
        case .number(let least, let most):
            Self.typed("number", least.map { .number($0) }, most.map { .number($0) })
        case .boolean: ["type": .string("boolean")]
        case .null: ["type": .string("null")]
        case .array(let element, let count): Self.json(element, count)
        case .object(let properties): Self.json(properties)
        case .map(let value):
            ["type": .string("object"), "additionalProperties": value.json]
        case .any(let schemas): ["anyOf": .array(schemas.map(\.json))]
        case .named(let name): ["$ref": .string("#/components/schemas/\(name)")]
        }
    }

    private static func typed(
        _ name: String, _ least: JSONValue?, _ most: JSONValue?
    ) -> JSONValue {
        JSONValue(present: ["type": .string(name), "minimum": least, "maximum": most])
    }

    private static func json(_ length: ClosedRange<Int>, _ choices: [String]?) -> JSONValue {
        if let choices {
            return [
                "type": .string("string"), "enum": .array(choices.map { .string($0) }),
            ]
        }
        return JSONValue(present: [
            "type": .string("string"),
            "minLength": length.lowerBound == 0 ? nil : .integer(length.lowerBound),
            "maxLength": length.upperBound == 1_000_000 ? nil : .integer(length.upperBound),
        ])
    }

    private static func json(_ element: JSONSchema, _ count: ClosedRange<Int>) -> JSONValue {
        JSONValue(present: [
            "type": .string("array"), "items": element.json,
            "minItems": count.lowerBound == 0 ? nil : .integer(count.lowerBound),
            "maxItems": count.upperBound == 1_000_000 ? nil : .integer(count.upperBound),
        ])
    }

    private static func json(_ properties: [Property]) -> JSONValue {
        let described = properties.map { property -> JSONValue.Member in
            let own = property.schema.json
            guard let text = property.text else {
                return .init(key: property.name, value: own)
            }
            return .init(
                key: property.name, value: own.adding(["description": .string(text)]))
        }
        let required = properties.filter(\.isRequired).map { JSONValue.string($0.name) }
        return JSONValue(present: [
            "type": .string("object"), "properties": .object(described),
            "required": required.isEmpty ? nil : .array(required),
            "additionalProperties": .bool(false),
        ])
    }
}
