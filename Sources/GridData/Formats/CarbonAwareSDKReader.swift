import SolsticeDomain
import SolsticeJSON

/// Reads what the Carbon Aware SDK writes: emissions with location, rating, time and duration, and
/// forecasts, each with its generation time. It declares neither unit nor signal.
struct CarbonAwareSDKReader {
    private let file: JSONFile
    private let request: ImportRequest

    /// Rows that belong together: an array of emissions, or one forecast.
    private struct Issue {
        let rows: [JSONNode]
        let path: String
        let generatedAt: Instant?
        let isForecast: Bool
        let location: String?
    }

    /// Creates a reader for the file.
    init(_ file: JSONFile, _ request: ImportRequest) {
        self.file = file
        self.request = request
    }

    /// Reads all rows.
    func read() throws(Diagnostic) -> Recording {
        let issues = try issues()
        guard let signal = request.options.signal else {
            throw request.lacksSignal("the Carbon Aware SDK does not write it")
        }
        guard let unit = request.options.unit else {
            throw request.lacksUnit("the Carbon Aware SDK does not write it")
        }
        let isPlaced = issues.contains { issue in
            issue.location != nil || issue.rows.contains { $0["Location"] != nil }
        }
        guard isPlaced || request.options.zone != nil else { throw request.lacksPlace() }
        var recording = Recording(format: .carbonAwareSDK)
        recording.unitText = unit.rawValue
        recording.isUnitStated = true
        recording.renamesOnlyPlace = true
        recording.isForecast = issues.contains(where: \.isForecast)
        var rows = JSONRows(file: file, request: request, recording: recording)
        for issue in issues {
            rows.forEach(in: issue.rows, of: issue.path) { rows, row throws(RowProblem) in
                try read(row, of: issue, signal, unit, into: &rows)
            }
        }
        return rows.recording
    }

    /// The file may be an array of rows, an object with such an array, or one or several forecasts.
    private func issues() throws(Diagnostic) -> [Issue] {
        let root = file.root
        guard let elements = root.elements else { return [try issue(root, path: "")] }
        guard elements.contains(where: { Self.rows(of: $0) != nil }) else {
            return [
                Issue(
                    rows: elements, path: "", generatedAt: nil, isForecast: false, location: nil)
            ]
        }
        var issues: [Issue] = []
        for (index, element) in elements.enumerated() {
            issues.append(try issue(element, path: "[\(index)]."))
        }
        return issues
    }

    /// The member of an object that holds its rows.
    static func rows(of node: JSONNode) -> (name: String, node: JSONNode)? {
        for name in ["Emissions", "forecastData"] {
            if let rows = node[name] { return (name, rows) }
        }
        return nil
    }

    private func issue(_ node: JSONNode, path: String) throws(Diagnostic) -> Issue {
        guard let (name, array) = Self.rows(of: node), let elements = array.elements else {
            throw file.refusal(
                Self.rows(of: node)?.node ?? node, path: path + "Emissions",
                expected: "an array of rows", request)
        }
        var generatedAt: Instant?
        if let stamp = node["GeneratedAt"] {
            guard let text = stamp.text, case .instant(let instant)? = try? InstantText.parse(text)
            else {
                throw file.refusal(
                    stamp, path: path + "GeneratedAt", expected: "a time with its offset", request)
            }
            generatedAt = instant
        }
        return Issue(
            rows: elements, path: path + name, generatedAt: generatedAt,
            isForecast: generatedAt != nil || name == "forecastData",
            location: node["Location"]?.text)
    }

    private func read(
        _ row: JSONRows.Row, of issue: Issue, _ signal: CarbonSignal, _ unit: IntensityUnit,
        into rows: inout JSONRows
    ) throws(RowProblem) {
        guard
            let location = row.node["Location"]?.text ?? issue.location ?? request.statedPlace
        else {
            throw RowProblem(
                line: file.line(of: row.node), column: row.path("Location"), value: "",
                reason: "is missing", expected: "a location, here or as \(setting: .zone)")
        }
        let time = row.node["Time"] == nil && row.node["timestamp"] != nil ? "timestamp" : "Time"
        let value = row.node["Rating"] == nil && row.node["value"] != nil ? "value" : "Rating"
        let stamp = try rows.stamp(time, of: row)
        let grams = try rows.grams(
            try rows.member(value, of: row), path: row.path(value), factor: unit.gramsPerKWhFactor)
        rows.record(
            grams, at: stamp, lengthSeconds: try lengthSeconds(row), place: location,
            signal: signal, row: row, members: (value, time), issuedAt: issue.generatedAt)
    }

    /// The length of a row's interval; 0 if it is missing or zero, as it is when the source did not
    /// know it. A bare number is in minutes, as in the SDK's API.
    private func lengthSeconds(_ row: JSONRows.Row) throws(RowProblem) -> Int {
        guard let node = row.node["Duration"], !node.isNull else { return 0 }
        if let minutes = node.number, (0...44_640).contains(minutes) { return Int(minutes * 60) }
        if let text = node.text, let seconds = DurationText.seconds(text) { return seconds }
        throw file.problem(
            node, path: row.path("Duration"), "is not a duration",
            expected: "hours:minutes:seconds, such as 01:00:00")
    }
}
