import Solstice

/// Reads one job of a file from its keys and values.
struct JobEntryReader<Value: JobFileValue> {
    let fileName: String
    /// Lines of the file before the text that the node was parsed from.
    let linesBefore: Int

    private static var keys: [String] {
        [
            "name", "deadline", "hours", "gpus", "gpuType", "wattsPerGpu", "home", "regions",
            "earliest", "cap", "signal", "pausable", "resumeCost", "pauseBy", "pauseGrace",
            "retries", "datasetGB", "maxCost", "carbonPrice", "priority", "afterOk", "afterAny",
            "array", "hold", "workingDirectory", "command",
        ]
    }

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
            switch key {
            case "name": entry.name = try text(value, key)
            case "deadline": entry.deadline = try text(value, key)
            case "hours": entry.hours = try figures(value, key)
            case "gpus": entry.gpus = try whole(value, key)
            case "gpuType": entry.gpuType = try text(value, key)
            case "wattsPerGpu": entry.wattsPerGpu = try figures(value, key)
            case "home": entry.home = try text(value, key)
            case "regions": entry.regions = try list(value, key)
            case "earliest": entry.earliest = try text(value, key)
            case "cap": entry.cap = try text(value, key)
            case "signal": entry.signal = try text(value, key)
            case "workingDirectory": entry.workingDirectory = try text(value, key)
            case "hold": entry.hold = try flag(value, key)
            case "command": entry.command = try list(value, key)
            default: try readLever(key, keyNode, value, into: &entry)
            }
        }
        return entry
    }

    private func readLever(
        _ key: String, _ keyNode: Value, _ value: Value, into entry: inout JobEntry
    ) throws(Diagnostic) {
        switch key {
        case "pausable": entry.pausable = try flag(value, key)
        case "resumeCost": entry.resumeCost = try text(value, key)
        case "pauseBy": entry.pauseBy = try text(value, key)
        case "pauseGrace": entry.pauseGrace = try text(value, key)
        case "retries": entry.retries = try whole(value, key)
        case "datasetGB": entry.datasetGB = try number(value, key)
        case "maxCost": entry.maxCost = try number(value, key)
        case "carbonPrice": entry.carbonPrice = try number(value, key)
        case "priority": entry.priority = try whole(value, key)
        case "afterOk": entry.afterOk = try oneOrMore(value, key)
        case "afterAny": entry.afterAny = try oneOrMore(value, key)
        case "array": entry.array = try oneOrMore(value, key).joined(separator: ",")
        default: throw unknown(key, keyNode)
        }
    }

    private func unknown(_ key: String, _ node: Value) -> Diagnostic {
        let nearest = nearestName(to: key, among: Self.keys)
        return refusal(
            node, "there is no key \(key)",
            remedy: nearest.map { "did you mean \($0)?" }
                ?? "the keys are \(Self.keys.joined(separator: ", "))")
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
