import Solstice

extension Parameter {
    /// What is wrong with a parameter's values; nil if nothing is.
    func flaw(in values: [String]) -> String? {
        if values.isEmpty { return isRequired ? "the parameter \(name) is missing" : nil }
        if values.count > (isRepeated ? 100 : 1) {
            return "the parameter \(name) is given too often"
        }
        return values.lazy.compactMap {
            schema.flaw(in: node($0), at: "the parameter \(name)", names: [:])
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
