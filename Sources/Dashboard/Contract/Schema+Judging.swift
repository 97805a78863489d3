import Solstice

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
