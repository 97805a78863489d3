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
        _ node: JSONNode, path: String, _ reason: Message, expected: Message? = nil
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
        _ node: JSONNode, path: String, expected: Message, _ request: ImportRequest
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

/// Reads the members of rows in JSON arrays, and counts good and bad rows.
struct JSONRows {
    let file: JSONFile
    let request: ImportRequest
    var recording: Recording

    /// One element of an array, and its name in messages.
    struct Row {
        let node: JSONNode
        let array: String
        let index: Int

        /// The path of a member, such as `data[3].value`.
        func path(_ member: String) -> String { "\(array)[\(index)].\(member)" }
    }

    /// Reads each element of an array with `read`; a problem it throws is noted for that row.
    mutating func forEach(
        in elements: [JSONNode], of array: String, place: String? = nil,
        read: (inout JSONRows, Row) throws(RowProblem) -> Void
    ) {
        for (index, node) in elements.enumerated() {
            recording.rowCount += 1
            let row = Row(node: node, array: array, index: index)
            do throws(RowProblem) {
                guard node.isObject else {
                    throw file.problem(
                        node, path: "\(array)[\(index)]", "is \(node.kindTitle)",
                        expected: "an object")
                }
                try read(&self, row)
            } catch {
                recording.reject(error, place: place)
            }
        }
    }

    /// The member of a row, which must be there.
    func member(_ name: String, of row: Row) throws(RowProblem) -> JSONNode {
        if let member = row.node[name] { return member }
        throw RowProblem(
            line: file.line(of: row.node), column: row.path(name), value: "",
            reason: "is missing", expected: "a member called \(name)")
    }

    /// The time in a member of a row; a local one is returned as if its clock showed UTC.
    mutating func stamp(
        _ name: String, of row: Row
    ) throws(RowProblem) -> (second: Int, isLocal: Bool) {
        let node = try member(name, of: row)
        guard let text = node.text else {
            throw file.problem(
                node, path: row.path(name), "is \(node.kindTitle)", expected: "a time in quotes")
        }
        let bytes = Array(text.utf8)
        if StampOffset.isForeign(bytes, bytes.indices) { recording.hasOffsets = true }
        do throws(StampFlaw) {
            switch try InstantText.parse(text) {
            case .instant(let instant): return (instant.secondsSinceEpoch, false)
            case .local(let civil): return (civil.secondsAsIfUTC, true)
            }
        } catch {
            throw file.problem(
                node, path: row.path(name), Message(error.reason),
                expected: Message(error.expected))
        }
    }

    /// Whether a member of a row says that its value was estimated.
    func isEstimated(_ names: String..., of row: Row) -> Bool {
        names.contains { name in
            guard let node = row.node[name] else { return false }
            if case .boolean(let flag) = node.content { return flag }
            if let number = node.number { return number != 0 }
            return node.text.flatMap(EstimateText.isEstimated) ?? false
        }
    }

    /// The carbon intensity in a member of a row, in g/kWh; NaN if it is `null` or blank.
    /// Some providers put the number in quotes.
    func grams(
        _ node: JSONNode, path: String, factor: Double
    ) throws(RowProblem) -> Double {
        var number = node.number
        if node.isNull { number = .nan }
        if let text = node.text {
            let bytes = Array(text.utf8)
            var sign = UInt8(ascii: ".")
            number =
                FieldText.isMissing(bytes, bytes.indices)
                ? .nan : try? DecimalText.parse(bytes, bytes.indices, sign: &sign)
        }
        guard let number else {
            throw file.problem(
                node, path: path, node.text == nil ? "is \(node.kindTitle)" : "is not a number",
                expected: "a number")
        }
        do throws(CarbonValueRule.Flaw) {
            return try CarbonValueRule.grams(number, factor: factor)
        } catch {
            throw file.problem(node, path: path, error.reason, expected: error.expected)
        }
    }

    /// Adds a value to the channel of a place and signal.
    mutating func record(
        _ grams: Double, at stamp: (second: Int, isLocal: Bool), lengthSeconds: Int = 0,
        place: String, signal: CarbonSignal, row: Row, members: (value: String, stamp: String),
        issuedAt: Instant? = nil, isEstimated: Bool = false
    ) {
        let channel = recording.channelIndex(
            place: place, signal: signal, issuedAt: issuedAt,
            valueLabel: .member(array: row.array, name: members.value),
            stampLabel: .member(array: row.array, name: members.stamp))
        recording.append(
            Observation(
                second: stamp.second, value: grams, line: file.line(of: row.node),
                row: row.index, lengthSeconds: lengthSeconds, isLocal: stamp.isLocal,
                isEstimated: isEstimated),
            to: channel)
    }

    /// The unit to convert from, for a format with a fixed one.
    static func fixedUnit(
        _ unit: IntensityUnit, format: FileFormat, _ request: ImportRequest
    ) throws(Diagnostic) -> IntensityUnit {
        guard request.options.unit == nil || request.options.unit == unit else {
            throw request.contradictsUnit(unit, by: format.title)
        }
        return unit
    }
}
