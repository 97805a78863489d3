import SolsticeDomain

/// A parsed JSON file that knows the position of each of its values.
struct JSONFile {
    let root: JSONNode
    private let bytes: [UInt8]
    private let positions: TextPosition

    /// Whether the text begins as JSON objects and arrays do.
    static func looksLikeJSON(_ bytes: [UInt8], from start: Int) -> Bool {
        let first = bytes[start...].first { $0 != 32 && !(9...13).contains($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// Parses the file.
    /// - Throws: a diagnostic with line and column if the text is not JSON, and one with the
    ///   provider's message if the file is an error reply.
    init(_ request: ImportRequest, from start: Int) throws(Diagnostic) {
        bytes = request.file.bytes
        let positions = TextPosition(bytes)
        self.positions = positions
        do throws(JSONParser.Flaw) {
            root = try JSONParser.parse(bytes, from: start)
        } catch {
            let place = positions.position(of: error.offset)
            let isCut = error.offset >= bytes.count
            throw request.refusal(
                "the file is not valid JSON",
                causes: ["line \(place.line), column \(place.column): \(error.reason)"],
                remedy: isCut
                    ? "the download was cut off: fetch the file again" : "mend the file there")
        }
        try refuseErrorReply(request)
    }

    /// The line that a value begins on.
    func line(of node: JSONNode) -> Int { positions.position(of: node.range.lowerBound).line }

    /// A problem with a value.
    func problem(
        _ node: JSONNode, path: String, _ reason: String, expected: String? = nil
    ) -> RowProblem {
        let excerpt = node.range.prefix(200)
        return RowProblem(
            line: line(of: node), column: path,
            value: node.text
                ?? FieldText.decode(bytes, excerpt.startIndex..<excerpt.endIndex),
            reason: reason, expected: expected)
    }

    /// A refusal because a value that contains everything else has the wrong type.
    func refusal(
        _ node: JSONNode, path: String, expected: String, _ request: ImportRequest
    ) -> Diagnostic {
        request.refusal(
            "\(path) is \(node.kindTitle)",
            causes: ["line \(line(of: node)), column \(path): expected \(expected)"],
            remedy: "fetch the file again; if it looks the same, mend that member")
    }

    private func refuseErrorReply(_ request: ImportRequest) throws(Diagnostic) {
        let hasData = [
            "data", "history", "forecast", "emissions", "carbonIntensity", "unix_seconds",
            "records",
        ].contains { root[$0] != nil }
        guard !hasData, let reply = root["error"] ?? root["message"] ?? root["detail"] else {
            return
        }
        let message = reply.text ?? reply["message"]?.text ?? reply["code"]?.text ?? "no details"
        throw request.refusal(
            "the file is an error reply of the provider, not data",
            causes: ["line \(line(of: reply)), column error: \"\(message)\""],
            remedy: "fetch the data again, with a valid key and range")
    }
}
