/// Validates values against schemas.
public struct JSONSchemaJudge: Sendable {
    /// The components that schemas refer to by name.
    private let components: [String: JSONSchema]
    /// The known word that is nearest to a mistyped one; nil if none is near.
    private let nearest: @Sendable (_ typed: String, _ known: [String]) -> String?

    /// A judge that knows components by name, and corrects mistyped words.
    public init(
        components: [String: JSONSchema] = [:],
        nearest: @escaping @Sendable (_ typed: String, _ known: [String]) -> String? = { _, _ in nil
        }
    ) {
        self.components = components
        self.nearest = nearest
    }

    /// What is wrong with a value, and where, as `jobs[3].hours: …`; nil if nothing is.
    public func flaw(
        in node: JSONNode, against schema: JSONSchema, at place: String = "it"
    ) -> String? {
        switch schema {
        case .string(let length, let choices): flaw(node, place, length, choices)
        case .formatted(let format):
            node.text.map(format.accepts) == true ? nil : "\(place) is not \(format.title)"
        case .integer(let range): flaw(node, place, range)
        case .number(let least, let most): flaw(node, place, least, most)
        case .boolean:
            if case .boolean = node.content { nil } else { "\(place) is not true or false" }
        case .null: if case .null = node.content { nil } else { "\(place) is not null" }
        case .array(let element, let count):
            flaw(node, place, element, count)
        case .object(let properties): flaw(node, place, properties)
        case .map(let value): flaw(node, place, eachOf: value)
        case .any(let schemas): flaw(node, place, anyOf: schemas)
        case .named(let name): components[name].flatMap { flaw(in: node, against: $0, at: place) }
        }
    }

    private func flaw(
        _ node: JSONNode, _ place: String, _ length: ClosedRange<Int>, _ choices: [String]?
    ) -> String? {
        guard let text = node.text else { return "\(place) is not a text" }
        if let choices, !choices.contains(text) {
            let meant = nearest(text, choices).map { "; did you mean \($0)?" }
            return "\(place) is none of \(choices.joined(separator: ", "))" + (meant ?? "")
        }
        // The length is counted in code points, as in JSON Schema.
        let count = text.unicodeScalars.count
        if count < length.lowerBound { return "\(place) is empty" }
        return count > length.upperBound
            ? "\(place) is longer than \(length.upperBound) letters" : nil
    }

    private func flaw(
        _ node: JSONNode, _ place: String, _ range: ClosedRange<Int>?
    ) -> String? {
        guard case .number(let number) = node.content, let whole = Int(exactly: number) else {
            return "\(place) is not a whole number"
        }
        guard let range, !range.contains(whole) else { return nil }
        return "\(place) is not from \(range.lowerBound) to \(range.upperBound)"
    }

    private func flaw(
        _ node: JSONNode, _ place: String, _ least: Double?, _ most: Double?
    ) -> String? {
        guard case .number(let number) = node.content, number.isFinite else {
            return "\(place) is not a number"
        }
        if let least, number < least { return "\(place) is less than \(least)" }
        if let most, number > most { return "\(place) is more than \(most)" }
        return nil
    }

    private func flaw(
        _ node: JSONNode, _ place: String, _ element: JSONSchema, _ count: ClosedRange<Int>
    ) -> String? {
        guard case .array(let elements) = node.content else { return "\(place) is not a list" }
        if elements.count < count.lowerBound { return "\(place) is too short a list" }
        if elements.count > count.upperBound {
            return "\(place) has more than \(count.upperBound) entries"
        }
        for (index, value) in elements.enumerated() {
            if let flaw = self.flaw(in: value, against: element, at: "\(place)[\(index)]") {
                return flaw
            }
        }
        return nil
    }

    private func flaw(
        _ node: JSONNode, _ place: String, _ properties: [JSONSchema.Property]
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
            if let flaw = self.flaw(in: value, against: property.schema, at: inside) {
                return flaw
            }
        }
        let known = properties.map(\.name)
        guard let unknown = members.first(where: { !known.contains($0.name) }) else { return nil }
        let meant = nearest(unknown.name, known).map { ": did you mean \($0)?" }
        return "\(place) has no key \(unknown.name)" + (meant ?? "")
    }

    private func flaw(
        _ node: JSONNode, _ place: String, eachOf value: JSONSchema
    ) -> String? {
        guard case .object(let members) = node.content else {
            return "\(place) is not a set of keys and values"
        }
        return members.lazy.compactMap {
            self.flaw(in: $0.value, against: value, at: "\(place).\($0.name)")
        }.first
    }

    private func flaw(
        _ node: JSONNode, _ place: String, anyOf schemas: [JSONSchema]
    ) -> String? {
        let flaws = schemas.map { flaw(in: node, against: $0, at: place) }
        return flaws.contains { $0 == nil } ? nil : flaws.first ?? nil
    }
}
