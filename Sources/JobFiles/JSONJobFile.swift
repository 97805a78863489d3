import Solstice
import SolsticeJSON

/// Reads files of jobs in plain JSON, many times faster than as YAML.
///
/// Whatever it cannot read, including mistakes, is left to the YAML reader, which decides and
/// writes the messages.
enum JSONJobFile {
    /// The jobs of a list in JSON, or of lines of JSON; nil if any of it needs the YAML reader.
    static func read(_ file: SourceFile) -> [(JobEntry, place: String)]? {
        let bytes = file.bytes
        guard JSONParser.looksLikeJSON(bytes) else { return nil }
        let reader = JobEntryReader<Value>(fileName: file.name, linesBefore: 0)
        do {
            return bytes.first(where: { $0 > 32 }) == UInt8(ascii: "[")
                ? try list(bytes, reader) : try lines(bytes, reader)
        } catch {
            return nil
        }
    }

    private static func lines(
        _ bytes: [UInt8], _ reader: JobEntryReader<Value>
    ) throws -> [(JobEntry, place: String)]? {
        var entries: [(JobEntry, place: String)] = []
        var line = 0
        var start = 0
        while start < bytes.count {
            line += 1
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            defer { start = end + 1 }
            let isBlank = bytes[start..<end].allSatisfy { $0 == 32 || $0 == 9 || $0 == 13 }
            if isBlank { continue }
            guard bytes[start] == UInt8(ascii: "{") else { return nil }
            let node = try JSONParser.parse(bytes, in: start..<end)
            entries.append(
                (try reader.entry(Value(node: node, bytes: bytes)), "line \(line)"))
        }
        return entries.count > 1 ? entries : nil
    }

    private static func list(
        _ bytes: [UInt8], _ reader: JobEntryReader<Value>
    ) throws -> [(JobEntry, place: String)]? {
        let root = try JSONParser.parse(bytes)
        guard case .array(let nodes) = root.content, !nodes.isEmpty else { return nil }
        let positions = TextPositions(bytes)
        return try nodes.map { node in
            let line = positions.position(of: node.range.lowerBound).line
            return (try reader.entry(Value(node: node, bytes: bytes)), "line \(line)")
        }
    }

    /// A value of such a file, as far as JSON and YAML agree.
    struct Value: JobFileValue {
        let node: JSONNode
        let bytes: [UInt8]

        var members: [(key: Value, value: Value)]? {
            guard case .object(let members) = node.content else { return nil }
            guard Set(members.map(\.name)).count == members.count else { return nil }
            return members.map { name, value in
                (
                    Value(
                        node: JSONNode(content: .string(name), range: value.range), bytes: bytes),
                    Value(node: value, bytes: bytes)
                )
            }
        }

        var elements: [Value]? {
            node.elements?.map { Value(node: $0, bytes: bytes) }
        }

        var text: String? {
            switch node.content {
            case .array, .object: nil
            case .string(let text): isWhole(text) ? text : nil
            case .null, .boolean, .number: String(decoding: bytes[node.range], as: UTF8.self)
            }
        }

        /// Whether a text lost nothing to escapes of unpaired surrogates.
        private func isWhole(_ text: String) -> Bool {
            text.utf8.count + 2 == node.range.count || !text.unicodeScalars.contains("\u{FFFD}")
        }

        var wholeNumber: Int? {
            guard case .number = node.content, let text else { return nil }
            // In YAML a leading zero makes a number octal.
            let digits = text.first == "-" ? text.dropFirst() : text[...]
            return digits.first == "0" && digits.count > 1 ? nil : Int(text)
        }

        var number: Double? {
            if case .number = node.content { text.flatMap(Double.init) } else { nil }
        }

        var flag: Bool? { node.flag }

        var place: (line: Int, column: Int)? { nil }
    }
}
