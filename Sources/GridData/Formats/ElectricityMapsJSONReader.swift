import SolsticeDomain
import SolsticeJSON

/// Reads replies of the Electricity Maps API: `history`, `forecast`, `data`, or one latest value.
struct ElectricityMapsJSONReader {
    private let file: JSONFile
    private let request: ImportRequest
    private let unit: IntensityUnit

    /// Creates a reader for the file.
    init(_ file: JSONFile, _ request: ImportRequest) throws(Diagnostic) {
        self.file = file
        self.request = request
        unit = try JSONRows.fixedUnit(.gramsPerKWh, format: .electricityMapsJSON, request)
    }

    /// Reads all rows.
    func read() throws(Diagnostic) -> Recording {
        let (elements, array) = try rows()
        var recording = Recording(format: .electricityMapsJSON)
        recording.unitText = unit.rawValue
        recording.isForecast = array == "forecast"
        recording.issuedAt = array == "forecast" ? issueTime() : nil
        recording.granularity =
            file.root["temporalGranularity"]?.text.flatMap(Granularity.init(word:))
            ?? .seconds(3600)
        let zoneOfFile = file.root["zone"]?.text ?? request.statedPlace
        if zoneOfFile == nil, elements.allSatisfy({ $0["zone"] == nil }) {
            throw request.lacksPlace()
        }
        try checkSignals(elements)
        var rows = JSONRows(file: file, request: request, recording: recording)
        rows.forEach(in: elements, of: array) { rows, row throws(RowProblem) in
            try read(row, zoneOfFile: zoneOfFile, into: &rows)
        }
        return rows.recording
    }

    private func rows() throws(Diagnostic) -> (elements: [JSONNode], array: String) {
        for name in ["history", "forecast", "data"] {
            guard let node = file.root[name] else { continue }
            guard let elements = node.elements else {
                throw file.refusal(node, path: name, expected: "an array of rows", request)
            }
            return (elements, name)
        }
        return (file.root.elements ?? [file.root], "")
    }

    private func issueTime() -> Instant? {
        guard let text = file.root["updatedAt"]?.text,
            case .instant(let instant) = try? InstantText.parse(text)
        else { return nil }
        return instant
    }

    /// Every row must have a signal, its own or the option's, and one that the option allows.
    private func checkSignals(_ elements: [JSONNode]) throws(Diagnostic) {
        let declared = elements.compactMap { $0["emissionFactorType"]?.text }
        let signals = Set(declared.compactMap { CarbonSignal(declaredIn: $0) })
        if let wanted = request.options.signal {
            if let other = signals.first, !signals.contains(wanted) {
                throw request.contradictsSignal(other, by: "emissionFactorType")
            }
        } else if signals.isEmpty, !elements.isEmpty {
            throw request.lacksSignal("the rows have no emissionFactorType")
        }
    }

    private func read(
        _ row: JSONRows.Row, zoneOfFile: String?, into rows: inout JSONRows
    ) throws(RowProblem) {
        let stamp = try rows.stamp("datetime", of: row)
        let node = try rows.member("carbonIntensity", of: row)
        let declared = row.node["emissionFactorType"]?.text
        let wanted = request.options.signal
        guard let signal = declared.flatMap({ CarbonSignal(declaredIn: $0) }) ?? wanted else {
            throw RowProblem(
                line: file.line(of: row.node), column: row.path("emissionFactorType"),
                value: declared ?? "", reason: "names no known signal",
                expected: "lifecycle or direct")
        }
        if let wanted, wanted != signal { return }
        guard let zone = row.node["zone"]?.text ?? zoneOfFile else {
            throw RowProblem(
                line: file.line(of: row.node), column: row.path("zone"), value: "",
                reason: "is missing", expected: "a zone, here or as \(setting: .zone)")
        }
        let path = row.path("carbonIntensity")
        let grams = try rows.grams(node, path: path, factor: unit.gramsPerKWhFactor)
        rows.record(
            grams, at: stamp, place: zone, signal: signal, row: row,
            members: ("carbonIntensity", "datetime"),
            isEstimated: rows.isEstimated("isEstimated", of: row))
    }
}
