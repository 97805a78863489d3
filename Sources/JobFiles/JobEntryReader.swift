import Solstice

/// Reads one job of a file from its keys and values.
struct JobEntryReader<Value: JobFileValue> {
    let fileName: String
    /// Lines of the file before the text that the node was parsed from.
    let linesBefore: Int

    /// A node's place in the file, as `line 3`.
    func place(_ node: Value) -> String? {
        node.place.map { "line \(linesBefore + $0.line)" }
    }

    /// The job of a node.
    /// - Throws: a ``Diagnostic`` that names line, column and key.
    func entry(_ node: Value) throws(Diagnostic) -> JobEntry {
        guard let members = node.members else {
            throw refusal(node, "a job is a set of keys and values")
        }
        var entry = JobEntry()
        for (keyNode, value) in members {
            let key = keyNode.text ?? ""
            guard let field = JobField.named(key) else { throw unknown(key, keyNode) }
            entry.state(field, try input(value, field))
        }
        return entry
    }

    /// A value in the form of its field.
    private func input(_ value: Value, _ field: JobField) throws(Diagnostic) -> JobInput {
        let key = field.key
        switch field.form {
        case .text, .choice, .figure: return .text(try text(value, key))
        case .figures: return .text(try figures(value, key))
        case .whole: return .whole(try whole(value, key))
        case .number: return .number(try number(value, key))
        case .flag: return .flag(try flag(value, key))
        case .texts: return .texts(try list(value, key))
        case .jobs: return .texts(try oneOrMore(value, key))
        case .variants: return .variants(try variants(value, key))
        case .indices: return .text(try oneOrMore(value, key).joined(separator: ","))
        }
    }

    private func unknown(_ key: String, _ node: Value) -> Diagnostic {
        let keys = JobField.all.map(\.key)
        let nearest = nearestName(to: key, among: keys)
        return refusal(
            node, "there is no key \(key)",
            remedy: nearest.map { "did you mean \($0)?" }
                ?? "the keys are \(keys.joined(separator: ", "))")
    }

    private func text(
        _ node: Value, _ key: String
    ) throws(Diagnostic) -> String {
        guard let text = node.text, !text.isEmpty else {
            throw refusal(node, "\(key) is one value")
        }
        return text
    }

    private func whole(
        _ node: Value, _ key: String
    ) throws(Diagnostic) -> Int {
        guard let number = node.wholeNumber else {
            throw refusal(node, "\(key) is a whole number")
        }
        return number
    }

    private func number(
        _ node: Value, _ key: String
    ) throws(Diagnostic) -> Double {
        guard let number = node.number else {
            throw refusal(node, "\(key) is a number")
        }
        return number
    }

    /// One text, or a list of them.
    private func oneOrMore(
        _ node: Value, _ key: String
    ) throws(Diagnostic) -> [String] {
        guard node.elements != nil else { return [try text(node, key)] }
        return try list(node, key)
    }

    private func flag(
        _ node: Value, _ key: String
    ) throws(Diagnostic) -> Bool {
        guard let flag = node.flag else {
            throw refusal(node, "\(key) is true or false")
        }
        return flag
    }

    private func list(
        _ node: Value, _ key: String
    ) throws(Diagnostic) -> [String] {
        guard let elements = node.elements else {
            throw refusal(node, "\(key) is a list, such as [python, train.py]")
        }
        var texts: [String] = []
        for item in elements {
            guard let text = item.text else {
                throw refusal(item, "\(key) is a list of plain texts")
            }
            texts.append(text)
        }
        return texts
    }

    /// A list of variants, each a set of keys and values; a command is a list of words.
    private func variants(
        _ node: Value, _ key: String
    ) throws(Diagnostic) -> [VariantEntry] {
        guard let elements = node.elements, !elements.isEmpty else {
            throw refusal(node, "\(key) is a list, each a set of keys and values")
        }
        return try elements.map { item throws(Diagnostic) in
            guard let members = item.members else {
                throw refusal(item, "a variant is a set of keys and values")
            }
            var entry = VariantEntry()
            for (keyNode, value) in members {
                let word = keyNode.text ?? ""
                let texts =
                    VariantEntry.Key(word: word) == .command
                    ? try list(value, "\(key): \(word)") : [try text(value, "\(key): \(word)")]
                do throws(Diagnostic) {
                    try entry.state(word, texts)
                } catch {
                    throw refusal(keyNode, error.problem, remedy: error.remedy)
                }
            }
            return entry
        }
    }

    /// One figure, or a figure for each accelerator, as it would be typed for the option.
    private func figures(
        _ node: Value, _ key: String
    ) throws(Diagnostic) -> String {
        guard let members = node.members else { return try text(node, key) }
        return members.map { "\($0.key.text ?? "")=\($0.value.text ?? "")" }
            .joined(separator: ",")
    }

    private func refusal(
        _ node: Value, _ problem: Message, remedy: Message? = nil
    ) -> Diagnostic {
        let column = node.place.map { ", column \($0.column)" } ?? ""
        let place = place(node).map { ", \($0)\(column)" } ?? ""
        return Diagnostic(
            .badInput, "\(fileName)\(place): \(problem)",
            remedy: remedy ?? "mend it and submit the file again")
    }
}
