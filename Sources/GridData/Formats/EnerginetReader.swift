import SolsticeDomain
import SolsticeJSON

/// Reads replies of Energinet's data service for Denmark: 5-minute rows by price area, in g/kWh.
/// The signal is not declared.
struct EnerginetReader {
    private let file: JSONFile
    private let request: ImportRequest

    /// Creates a reader for the file.
    /// - Throws: a usage diagnostic if an option contradicts what the service always gives.
    init(_ file: JSONFile, _ request: ImportRequest) throws(Diagnostic) {
        self.file = file
        self.request = request
        _ = try JSONRows.fixedUnit(.gramsPerKWh, format: .energinet, request)
    }

    /// Reads all rows.
    func read() throws(Diagnostic) -> Recording {
        guard let records = file.root["records"], let elements = records.elements else {
            throw file.refusal(
                file.root["records"] ?? file.root, path: "records", expected: "an array of rows",
                request)
        }
        guard let signal = request.options.signal else {
            throw request.lacksSignal("Energinet does not say it")
        }
        var recording = Recording(format: .energinet)
        recording.unitText = IntensityUnit.gramsPerKWh.rawValue
        recording.renamesOnlyPlace = true
        // The data set CO2EmisProg is the prognosis.
        recording.isForecast =
            file.root["dataset"]?.text?.lowercased().contains("prog") ?? false
        var rows = JSONRows(file: file, request: request, recording: recording)
        rows.forEach(in: elements, of: "records") { rows, row throws(RowProblem) in
            guard let area = row.node["PriceArea"]?.text ?? request.statedPlace else {
                throw RowProblem(
                    line: file.line(of: row.node), column: row.path("PriceArea"), value: "",
                    reason: "is missing", expected: "a price area, here or as \(setting: .zone)")
            }
            let names = ["Minutes5UTC", "HourUTC", "Minutes5DK", "HourDK"]
            let name = names.first { row.node[$0] != nil } ?? names[0]
            var stamp = try rows.stamp(name, of: row)
            if name.hasSuffix("UTC") { stamp.isLocal = false }
            let path = row.path("CO2Emission")
            let grams = try rows.grams(
                try rows.member("CO2Emission", of: row), path: path, factor: 1)
            rows.record(
                grams, at: stamp, place: area, signal: signal, row: row,
                members: ("CO2Emission", name))
        }
        return rows.recording
    }
}
