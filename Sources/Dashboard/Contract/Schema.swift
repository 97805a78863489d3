import Solstice
import SolsticePresentation

/// The schema of a JSON value: the single definition from which the OpenAPI document is written and
/// by which requests are validated.
indirect enum Schema: Sendable {
    /// A text, with a range of lengths in code points; with choices one of them.
    case string(length: ClosedRange<Int> = 0...1_000_000, choices: [String]? = nil)
    /// A moment in UTC, `2026-01-31T18:00:00Z`.
    case instant
    /// An integer.
    case integer(ClosedRange<Int>? = nil)
    /// A number.
    case number(atLeast: Double? = nil, atMost: Double? = nil)
    /// `true` or `false`.
    case boolean
    /// `null`.
    case null
    /// A list of values of one schema.
    case array(Schema, count: ClosedRange<Int> = 0...1_000_000)
    /// An object with these members and no others.
    case object([Property])
    /// An object with any member names and values of one schema.
    case map(Schema)
    /// Any one of several schemas.
    case any([Schema])
    /// The schema of this name among the components.
    case named(String)

    /// A member of an object.
    struct Property: Sendable {
        let name: String
        let schema: Schema
        let isRequired: Bool
        let text: String?

        /// A required member; `text` says what it means.
        static func always(_ name: String, _ schema: Schema, _ text: String? = nil) -> Property {
            Property(name: name, schema: schema, isRequired: true, text: text)
        }

        /// An optional member.
        static func maybe(_ name: String, _ schema: Schema, _ text: String? = nil) -> Property {
            Property(name: name, schema: schema, isRequired: false, text: text)
        }
    }

    /// The same, or null.
    var orNull: Schema { .any([self, .null]) }
}

extension Schema {
    /// The schema as JSON Schema, in OpenAPI's dialect.
    var json: JSONValue {
        switch self {
        case .string(let length, let choices): Self.json(length, choices)
        case .instant: ["type": .string("string"), "format": .string("date-time")]
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

    private static func members(_ members: [(String, JSONValue?)]) -> JSONValue {
        .object(members.compactMap { key, value in value.map { .init(key: key, value: $0) } })
    }

    private static func typed(
        _ name: String, _ least: JSONValue?, _ most: JSONValue?
    ) -> JSONValue {
        members([("type", .string(name)), ("minimum", least), ("maximum", most)])
    }

    private static func json(_ length: ClosedRange<Int>, _ choices: [String]?) -> JSONValue {
        if let choices {
            return [
                "type": .string("string"), "enum": .array(choices.map { .string($0) }),
            ]
        }
        return members([
            ("type", .string("string")),
            ("minLength", length.lowerBound == 0 ? nil : .integer(length.lowerBound)),
            ("maxLength", length.upperBound == 1_000_000 ? nil : .integer(length.upperBound)),
        ])
    }

    private static func json(_ element: Schema, _ count: ClosedRange<Int>) -> JSONValue {
        members([
            ("type", .string("array")), ("items", element.json),
            ("minItems", count.lowerBound == 0 ? nil : .integer(count.lowerBound)),
            ("maxItems", count.upperBound == 1_000_000 ? nil : .integer(count.upperBound)),
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
        return members([
            ("type", .string("object")), ("properties", .object(described)),
            ("required", required.isEmpty ? nil : .array(required)),
            ("additionalProperties", .bool(false)),
        ])
    }
}

extension Schema {
    /// What is wrong with a value, and where, as `jobs[3].hours: …`; nil if nothing is.
    ///
    /// `names` are the components that schemas refer to.
    func flaw(
        in node: JSONNode, at place: String = "it", names: [String: Schema]
    ) -> String? {
        switch self {
        case .string(let length, let choices): Self.flaw(node, place, length, choices)
        case .instant:
            node.string.flatMap { try? InstantText.parse($0) } == nil
                ? "\(place) is not a moment such as 2026-01-31T18:00:00Z" : nil
        case .integer(let range): Self.flaw(node, place, range)
        case .number(let least, let most): Self.flaw(node, place, least, most)
        case .boolean:
            if case .boolean = node.content { nil } else { "\(place) is not true or false" }
        case .null: if case .null = node.content { nil } else { "\(place) is not null" }
        case .array(let element, let count):
            Self.flaw(node, place, element, count, names)
        case .object(let properties): Self.flaw(node, place, properties, names)
        case .map(let value): Self.flaw(node, place, eachOf: value, names)
        case .any(let schemas): Self.flaw(node, place, anyOf: schemas, names)
        case .named(let name): names[name]?.flaw(in: node, at: place, names: names)
        }
    }

    private static func flaw(
        _ node: JSONNode, _ place: String, _ length: ClosedRange<Int>, _ choices: [String]?
    ) -> String? {
        guard let text = node.string else { return "\(place) is not a text" }
        if let choices, !choices.contains(text) {
            let nearest = nearestName(to: text, among: choices).map { "; did you mean \($0)?" }
            return "\(place) is none of \(choices.joined(separator: ", "))" + (nearest ?? "")
        }
        // The length is counted in code points, as in JSON Schema.
        let count = text.unicodeScalars.count
        if count < length.lowerBound { return "\(place) is empty" }
        return count > length.upperBound
            ? "\(place) is longer than \(length.upperBound) letters" : nil
    }

    private static func flaw(
        _ node: JSONNode, _ place: String, _ range: ClosedRange<Int>?
    ) -> String? {
        guard case .number(let number) = node.content, let whole = Int(exactly: number) else {
            return "\(place) is not a whole number"
        }
        guard let range, !range.contains(whole) else { return nil }
        return "\(place) is not from \(range.lowerBound) to \(range.upperBound)"
    }

    private static func flaw(
        _ node: JSONNode, _ place: String, _ least: Double?, _ most: Double?
    ) -> String? {
        guard case .number(let number) = node.content, number.isFinite else {
            return "\(place) is not a number"
        }
        if let least, number < least { return "\(place) is less than \(least)" }
        if let most, number > most { return "\(place) is more than \(most)" }
        return nil
    }

    private static func flaw(
        _ node: JSONNode, _ place: String, _ element: Schema, _ count: ClosedRange<Int>,
        _ names: [String: Schema]
    ) -> String? {
        guard case .array(let elements) = node.content else { return "\(place) is not a list" }
        if elements.count < count.lowerBound { return "\(place) is too short a list" }
        if elements.count > count.upperBound {
            return "\(place) has more than \(count.upperBound) entries"
        }
        for (index, value) in elements.enumerated() {
            if let flaw = element.flaw(in: value, at: "\(place)[\(index)]", names: names) {
                return flaw
            }
        }
        return nil
    }

    private static func flaw(
        _ node: JSONNode, _ place: String, _ properties: [Property], _ names: [String: Schema]
    ) -> String? {
        guard case .object(let members) = node.content else {
            return "\(place) is not a set of keys and values"
        }
        let found = Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        guard found.count == members.count else { return "\(place) says a key twice" }
        for property in properties {
            guard let value = found[property.name] else {
                if property.isRequired { return "\(place) lacks \(property.name)" }
                continue
            }
            let inside = place == "it" ? property.name : "\(place).\(property.name)"
            if let flaw = property.schema.flaw(in: value, at: inside, names: names) {
                return flaw
            }
        }
        let known = properties.map(\.name)
        guard let unknown = members.first(where: { !known.contains($0.name) }) else { return nil }
        let nearest = nearestName(to: unknown.name, among: known).map { ": did you mean \($0)?" }
        return "\(place) has no key \(unknown.name)" + (nearest ?? "")
    }

    private static func flaw(
        _ node: JSONNode, _ place: String, eachOf value: Schema, _ names: [String: Schema]
    ) -> String? {
        guard case .object(let members) = node.content else {
            return "\(place) is not a set of keys and values"
        }
        return members.lazy.compactMap {
            value.flaw(in: $0.value, at: "\(place).\($0.name)", names: names)
        }.first
    }

    private static func flaw(
        _ node: JSONNode, _ place: String, anyOf schemas: [Schema], _ names: [String: Schema]
    ) -> String? {
        let flaws = schemas.map { $0.flaw(in: node, at: place, names: names) }
        return flaws.contains { $0 == nil } ? nil : flaws.first ?? nil
    }
}

extension JSONNode {
    /// The text, if it is a string.
    fileprivate var string: String? {
        if case .string(let text) = content { text } else { nil }
    }
}
