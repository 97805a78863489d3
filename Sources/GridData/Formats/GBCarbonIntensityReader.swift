import SolsticeDomain
import SolsticeJSON

/// Reads replies of the carbon intensity API of Great Britain: half-hours in g/kWh of direct
/// emissions, as its documentation says, national or by region.
struct GBCarbonIntensityReader {
    private let file: JSONFile
    private let request: ImportRequest
    /// `actual` for a history, `forecast` for a forecast.
    private let valueName: String

    /// Creates a reader for the file.
    /// - Throws: a usage diagnostic if an option contradicts what the API always gives.
    init(_ file: JSONFile, _ request: ImportRequest) throws(Diagnostic) {
        self.file = file
        self.request = request
        valueName = request.options.wantsForecast ? "forecast" : "actual"
        _ = try JSONRows.fixedUnit(.gramsPerKWh, format: .gbCarbonIntensity, request)
        if let wanted = request.options.signal, wanted != .direct {
            throw request.contradictsSignal(.direct, by: FileFormat.gbCarbonIntensity.title)
        }
    }

    /// Reads all rows.
    func read() throws(Diagnostic) -> Recording {
        guard let data = file.root["data"] else {
            throw file.refusal(file.root, path: "the file", expected: "a member data", request)
        }
        var recording = Recording(format: .gbCarbonIntensity)
        recording.unitText = IntensityUnit.gramsPerKWh.rawValue
        recording.renamesOnlyPlace = true
        var rows = JSONRows(file: file, request: request, recording: recording)
        if let elements = data.elements {
            if elements.contains(where: { $0["data"] != nil }) {
                for (index, region) in elements.enumerated() {
                    try readRegion(region, path: "data[\(index)]", into: &rows)
                }
            } else {
                readHalfHours(elements, of: "data", zone: "GB", into: &rows)
            }
        } else {
            guard data.isObject else {
                throw file.refusal(
                    data, path: "data", expected: "an array of half-hours or a region", request)
            }
            try readRegion(data, path: "data", into: &rows)
        }
        try refuseForecastAlone(rows.recording)
        return rows.recording
    }

    private func readRegion(
        _ region: JSONNode, path: String, into rows: inout JSONRows
    ) throws(Diagnostic) {
        let halfHours = region["data"] ?? region
        guard let elements = halfHours.elements else {
            throw file.refusal(
                halfHours, path: path + ".data", expected: "an array of half-hours", request)
        }
        let zone = Self.zone(of: region)
        readHalfHours(elements, of: path + ".data", zone: zone, into: &rows)
    }

    /// `GB-11` for the region numbered 11; `GB` if there is no number.
    private static func zone(of region: JSONNode) -> String {
        guard let number = region["regionid"]?.number, number.magnitude < 1000 else { return "GB" }
        return "GB-\(Int(number))"
    }

    private func readHalfHours(
        _ elements: [JSONNode], of array: String, zone: String, into rows: inout JSONRows
    ) {
        rows.forEach(in: elements, of: array, place: zone) { rows, row throws(RowProblem) in
            if let regions = row.node["regions"]?.elements {
                for region in regions {
                    try read(
                        row, intensityOf: region, zone: Self.zone(of: region), into: &rows)
                }
            } else {
                try read(row, intensityOf: row.node, zone: zone, into: &rows)
            }
        }
    }

    private func read(
        _ row: JSONRows.Row, intensityOf holder: JSONNode, zone: String, into rows: inout JSONRows
    ) throws(RowProblem) {
        let from = try rows.stamp("from", of: row)
        let to = try rows.stamp("to", of: row)
        guard to.second > from.second, let end = row.node["to"] else {
            throw file.problem(
                row.node["to"] ?? row.node, path: row.path("to"), "is not after \"from\"")
        }
        guard to.second - from.second <= 86_400 else {
            throw file.problem(end, path: row.path("to"), "is more than a day after \"from\"")
        }
        // Regions are not measured; the last forecast for a past half-hour is all there is.
        let isEstimate = request.options.takesEstimates && zone != "GB"
        let valueName = isEstimate ? "forecast" : valueName
        let name = "intensity.\(valueName)"
        guard let intensity = holder["intensity"] else {
            throw RowProblem(
                line: file.line(of: row.node), column: row.path("intensity"), value: "",
                reason: "is missing", expected: "an object with forecast and actual")
        }
        // A half-hour that is not settled yet has no actual value, or null.
        let value = intensity[valueName]
        let grams = try value.map { node throws(RowProblem) in
            try rows.grams(node, path: row.path(name), factor: 1)
        }
        rows.record(
            grams ?? .nan, at: from, lengthSeconds: to.second - from.second, place: zone,
            signal: .direct, row: row, members: (name, "from"), isEstimated: isEstimate)
    }

    /// A reply about the future has no actual value at all.
    private func refuseForecastAlone(_ recording: Recording) throws(Diagnostic) {
        let values = recording.channels.flatMap(\.observations)
        if !request.options.wantsForecast, !request.options.allowsNoValues, !values.isEmpty,
            values.allSatisfy(\.value.isNaN)
        {
            throw request.isUnexpectedForecast()
        }
    }
}
