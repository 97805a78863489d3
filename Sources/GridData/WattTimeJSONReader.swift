import SolsticeDomain

/// Reads replies of the WattTime API, version 3: rows in `data`, what they are in `meta`.
struct WattTimeJSONReader {
    private let file: JSONFile
    private let request: ImportRequest
    private let meta: JSONNode?

    /// A reader of that file.
    init(_ file: JSONFile, _ request: ImportRequest) {
        self.file = file
        self.request = request
        meta = file.root["meta"]
    }

    /// Reads all rows.
    func read() throws(Diagnostic) -> Recording {
        guard let data = file.root["data"] ?? (file.root.elements != nil ? file.root : nil),
            let elements = data.elements
        else {
            let node = file.root["data"] ?? file.root
            throw file.refusal(node, path: "data", expected: "an array of rows", request)
        }
        guard let place = meta?["region"]?.text ?? request.options.zone else {
            throw request.lacksPlace()
        }
        let signal = try signal()
        let unit = try unit()
        var recording = Recording(format: .wattTimeJSON)
        recording.unitText = unit.rawValue
        recording.renamesOnlyPlace = true
        // Only replies of the forecast say when they were made.
        if let text = meta?["generated_at"]?.text {
            recording.isForecast = true
            if case .instant(let instant) = try? InstantText.parse(text) {
                recording.issuedAt = instant
            }
        }
        let length = try periodSeconds()
        var rows = JSONRows(file: file, request: request, recording: recording)
        rows.forEach(in: elements, of: "data") { rows, row throws(RowProblem) in
            let stamp = try rows.stamp("point_time", of: row)
            let node = try rows.member("value", of: row)
            let grams = try rows.grams(
                node, path: row.path("value"), factor: unit.gramsPerKWhFactor)
            rows.record(
                grams, at: stamp, lengthSeconds: length, place: place, signal: signal, row: row,
                members: ("value", "point_time"))
        }
        return rows.recording
    }

    private func signal() throws(Diagnostic) -> CarbonSignal {
        let wanted = request.options.signal
        let type = meta?["signal_type"]?.text
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
            throw file.refusal(
                node, path: "meta.units", expected: "lbs_co2_per_mwh, not \(text)", request)
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
