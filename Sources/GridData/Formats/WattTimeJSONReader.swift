import SolsticeDomain
import SolsticeJSON

/// Reads replies of the WattTime API, version 3: rows in `data`, their description in `meta`.
struct WattTimeJSONReader {
    private let file: JSONFile
    private let request: ImportRequest
    private let meta: JSONNode?

    /// Creates a reader for the file.
    init(_ file: JSONFile, _ request: ImportRequest) {
        self.file = file
        self.request = request
        meta = file.root["meta"]
    }

    /// Rows that belong together: a history, or one issue of a forecast.
    private struct Issue {
        let rows: [JSONNode]
        let path: String
        let generatedAt: Instant?
        let isForecast: Bool
    }

    /// Reads all rows.
    func read() throws(Diagnostic) -> Recording {
        let issues = try issues()
        let first = issues.lazy.compactMap(\.rows.first).first
        guard
            let place = meta?["region"]?.text ?? request.statedPlace ?? first?["ba"]?.text
        else { throw request.lacksPlace() }
        if let first, first["percent"] != nil, first["value"] == nil {
            throw isNoIntensity(first, path: "data[0]", "percent")
        }
        let signal = try signal()
        let unit = try unit()
        var recording = Recording(format: .wattTimeJSON)
        recording.unitText = unit.rawValue
        recording.isUnitStated = meta?["units"] == nil
        recording.renamesOnlyPlace = true
        recording.isForecast = issues.contains(where: \.isForecast)
        let length = try periodSeconds()
        var rows = JSONRows(file: file, request: request, recording: recording)
        for issue in issues {
            rows.forEach(in: issue.rows, of: issue.path) { rows, row throws(RowProblem) in
                let stamp = try rows.stamp("point_time", of: row)
                let node = try rows.member("value", of: row)
                let grams = try rows.grams(
                    node, path: row.path("value"), factor: unit.gramsPerKWhFactor)
                rows.record(
                    grams, at: stamp, lengthSeconds: length, place: place, signal: signal,
                    row: row, members: ("value", "point_time"), issuedAt: issue.generatedAt,
                    isEstimated: rows.isEstimated("imputed_data_used", of: row))
            }
        }
        return rows.recording
    }

    /// Only forecast replies say when they were made: for all rows, or for each issue.
    private func issues() throws(Diagnostic) -> [Issue] {
        let root = file.root
        guard let data = root["data"] ?? (root.elements != nil || root.isObject ? root : nil) else {
            throw file.refusal(root, path: "data", expected: "an array of rows", request)
        }
        if data["forecast"] != nil { return [try issue(data, path: "")] }
        guard let elements = data.elements else {
            throw file.refusal(data, path: "data", expected: "an array of rows", request)
        }
        guard elements.contains(where: { $0["forecast"] != nil }) else {
            let stamp = meta?["generated_at"]
            return [
                Issue(
                    rows: elements, path: "data",
                    generatedAt: try stamp.map { node throws(Diagnostic) in
                        try instant(node, path: "meta.generated_at")
                    }, isForecast: stamp != nil)
            ]
        }
        var issues: [Issue] = []
        for (index, element) in elements.enumerated() {
            issues.append(try issue(element, path: "data[\(index)]."))
        }
        return issues
    }

    private func issue(_ node: JSONNode, path: String) throws(Diagnostic) -> Issue {
        guard let rows = node["forecast"]?.elements else {
            throw file.refusal(
                node["forecast"] ?? node, path: path + "forecast", expected: "an array of rows",
                request)
        }
        let stamp = node["generated_at"] ?? meta?["generated_at"]
        return Issue(
            rows: rows, path: path + "forecast",
            generatedAt: try stamp.map { node throws(Diagnostic) in
                try instant(node, path: path + "generated_at")
            }, isForecast: true)
    }

    private func instant(_ node: JSONNode, path: String) throws(Diagnostic) -> Instant {
        guard let text = node.text, case .instant(let instant)? = try? InstantText.parse(text)
        else {
            throw file.refusal(node, path: path, expected: "a time with its offset", request)
        }
        return instant
    }

    /// Not mass per energy, such as the percentile of the signal index, or dollars of harm.
    private func isNoIntensity(_ node: JSONNode, path: String, _ what: String) -> Diagnostic {
        request.refusal(
            "the values are no carbon intensity: \(what)",
            causes: [
                "line \(file.line(of: node)), column \(path): says \(what); "
                    + "expected lbs_co2_per_mwh"
            ],
            remedy: "ask WattTime for the signal co2_moer of /v3/historical or /v3/forecast, "
                + "whose units are lbs_co2_per_mwh, and not for /v3/signal-index")
    }

    private func signal() throws(Diagnostic) -> CarbonSignal {
        let wanted = request.options.signal
        let type = meta?["signal_type"]?.text
        if let node = meta?["signal_type"], let type, !type.lowercased().hasPrefix("co2") {
            throw isNoIntensity(node, path: "meta.signal_type", type)
        }
        if let type, let declared = CarbonSignal(declaredIn: type) {
            guard wanted == nil || wanted == declared else {
                throw request.contradictsSignal(declared, by: "meta.signal_type")
            }
            return declared
        }
        guard let wanted else {
            throw request.lacksSignal("meta.signal_type is \(type ?? "missing")")
        }
        return wanted
    }

    private func unit() throws(Diagnostic) -> IntensityUnit {
        guard let node = meta?["units"], let text = node.text else {
            guard let unit = request.options.unit else {
                throw request.lacksUnit("meta.units is missing")
            }
            return unit
        }
        guard case .known(let unit) = DeclaredUnit(in: text) else {
            throw isNoIntensity(node, path: "meta.units", text)
        }
        guard request.options.unit == nil || request.options.unit == unit else {
            throw request.contradictsUnit(unit, by: "meta.units")
        }
        return unit
    }

    private func periodSeconds() throws(Diagnostic) -> Int {
        guard let node = meta?["data_point_period_seconds"] else { return 0 }
        guard let number = node.number, (60...2_678_400).contains(number) else {
            throw file.refusal(
                node, path: "meta.data_point_period_seconds", expected: "60 to 2,678,400 seconds",
                request)
        }
        return Int(number)
    }
}
