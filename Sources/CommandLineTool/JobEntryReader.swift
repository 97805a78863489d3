import Solstice
import Yams

/// Reads one job of a file from its keys and values.
struct JobEntryReader {
    let fileName: String
    /// Lines of the file before the text that the node was parsed from.
    let linesBefore: Int

    private static let keys = [
        "name", "deadline", "hours", "gpus", "gpuType", "wattsPerGpu", "home", "regions",
        "earliest", "cap", "signal", "pausable", "resumeCost", "datasetGB", "maxCost",
        "carbonPrice", "priority", "afterOk", "afterAny", "array", "hold", "command",
    ]

    /// Where a node stands in the file, as `line 3`.
    func place(_ node: Node) -> String? {
        node.mark.map { "line \(linesBefore + $0.line)" }
    }

    /// The job of a node.
    /// - Throws: a ``Diagnostic`` that names line, column and key.
    func entry(_ node: Node) throws(Diagnostic) -> JobEntry {
        guard case .mapping(let mapping) = node else {
            throw refusal(node, "a job is a set of keys and values")
        }
        var entry = JobEntry()
        for (keyNode, value) in mapping {
            let key = keyNode.string ?? ""
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
            case "hold": entry.hold = try flag(value, key)
            case "command": entry.command = try list(value, key)
            default: try readLever(key, keyNode, value, into: &entry)
            }
        }
        return entry
    }

    private func readLever(
        _ key: String, _ keyNode: Node, _ value: Node, into entry: inout JobEntry
    ) throws(Diagnostic) {
        switch key {
        case "pausable": entry.pausable = try flag(value, key)
        case "resumeCost": entry.resumeCost = try text(value, key)
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

    private func unknown(_ key: String, _ node: Node) -> Diagnostic {
        let nearest = nearestName(to: key, among: Self.keys)
        return refusal(
            node, "there is no key \(key)",
            remedy: nearest.map { "did you mean \($0)?" }
                ?? "the keys are \(Self.keys.joined(separator: ", "))")
    }

    private func text(
        _ node: Node, _ key: String
    ) throws(Diagnostic) -> String {
        guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
            throw refusal(node, "\(key) is one value")
        }
        return scalar.string
    }

    private func whole(
        _ node: Node, _ key: String
    ) throws(Diagnostic) -> Int {
        guard let number = node.int else {
            throw refusal(node, "\(key) is a whole number")
        }
        return number
    }

    private func number(
        _ node: Node, _ key: String
    ) throws(Diagnostic) -> Double {
        guard let number = node.float else {
            throw refusal(node, "\(key) is a number")
        }
        return number
    }

    /// One text, or a list of them.
    private func oneOrMore(
        _ node: Node, _ key: String
    ) throws(Diagnostic) -> [String] {
        guard case .sequence = node else { return [try text(node, key)] }
        return try list(node, key)
    }

    private func flag(
        _ node: Node, _ key: String
    ) throws(Diagnostic) -> Bool {
        guard let flag = node.bool else {
            throw refusal(node, "\(key) is true or false")
        }
        return flag
    }

    private func list(
        _ node: Node, _ key: String
    ) throws(Diagnostic) -> [String] {
        guard case .sequence(let sequence) = node else {
            throw refusal(node, "\(key) is a list, such as [python, train.py]")
        }
        var texts: [String] = []
        for item in sequence {
            guard case .scalar(let scalar) = item else {
                throw refusal(item, "\(key) is a list of plain texts")
            }
            texts.append(scalar.string)
        }
        return texts
    }

    /// One figure, or a set of accelerators with a figure each, as the option would be typed.
    private func figures(
        _ node: Node, _ key: String
    ) throws(Diagnostic) -> String {
        guard case .mapping(let mapping) = node else { return try text(node, key) }
        return mapping.map { "\($0.key.string ?? "")=\($0.value.string ?? "")" }
            .joined(separator: ",")
    }

    private func refusal(
        _ node: Node, _ problem: String, remedy: String? = nil
    ) -> Diagnostic {
        let column = node.mark.map { ", column \($0.column)" } ?? ""
        let place = place(node).map { ", \($0)\(column)" } ?? ""
        return Diagnostic(
            .badInput, "\(fileName)\(place): \(problem)",
            remedy: remedy ?? "mend it and submit the file again")
    }
}
