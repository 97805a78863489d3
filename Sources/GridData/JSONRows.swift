import SolsticeDomain

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
                node, path: row.path(name), error.reason, expected: error.expected)
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
