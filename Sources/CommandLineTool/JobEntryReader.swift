import Solstice
import Yams

/// Reads one job of a file from its keys and values.
struct JobEntryReader {
    let fileName: String
    /// Lines of the file before the text that the node was parsed from.
    let linesBefore: Int

    private static let keys = [
        "name", "deadline", "hours", "gpus", "gpuType", "wattsPerGpu", "home", "regions",
        "earliest", "cap", "signal", "hold", "command",
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
            default: throw unknown(key, keyNode)
            }
        }
        return entry
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
