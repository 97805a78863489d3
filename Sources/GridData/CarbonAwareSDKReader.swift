import SolsticeDomain

/// Reads what the Carbon Aware SDK writes: `Emissions` with location, rating, time and duration.
/// It declares neither unit nor signal.
struct CarbonAwareSDKReader {
    private let file: JSONFile
    private let request: ImportRequest

    /// A reader of that file.
    init(_ file: JSONFile, _ request: ImportRequest) {
        self.file = file
        self.request = request
    }

    /// Reads all rows.
    func read() throws(Diagnostic) -> Recording {
        let array = file.root["Emissions"]
        guard let elements = (array ?? file.root).elements else {
            throw file.refusal(
                array ?? file.root, path: "Emissions", expected: "an array of rows", request)
        }
        guard let signal = request.options.signal else {
            throw request.lacksSignal("the Carbon Aware SDK does not write it")
        }
        guard let unit = request.options.unit else {
            throw request.lacksUnit("the Carbon Aware SDK does not write it")
        }
        var recording = Recording(format: .carbonAwareSDK)
        recording.unitText = unit.rawValue
        let name = array == nil ? "" : "Emissions"
        var rows = JSONRows(file: file, request: request, recording: recording)
        rows.forEach(in: elements, of: name) { rows, row throws(RowProblem) in
            guard let location = row.node["Location"]?.text ?? request.options.zone else {
                throw RowProblem(
                    line: file.line(of: row.node), column: row.path("Location"), value: "",
                    reason: "is missing", expected: "a location, here or as --zone")
            }
            let stamp = try rows.stamp("Time", of: row)
            let rating = try rows.member("Rating", of: row)
            let grams = try rows.grams(
                rating, path: row.path("Rating"), factor: unit.gramsPerKWhFactor)
            rows.record(
                grams, at: stamp, lengthSeconds: try durationSeconds(row), place: location,
                signal: signal, row: row, members: ("Rating", "Time"))
        }
        return rows.recording
    }

    /// The length of a row's interval, written `[days.]hours:minutes:seconds`; 0 where it is not
    /// given or zero, as it is where the source did not know it.
    private func durationSeconds(_ row: JSONRows.Row) throws(RowProblem) -> Int {
        guard let node = row.node["Duration"], !node.isNull else { return 0 }
        let parts = (node.text ?? "").split(separator: ":", omittingEmptySubsequences: false)
        let first = (parts.first ?? "").split(separator: ".").map(String.init)
        let days = first.count == 2 ? Int(first[0]) : 0
        guard parts.count == 3, let hourText = first.last, let hours = Int(hourText), let days,
            let minutes = Int(parts[1]), let seconds = Int(parts[2].prefix(2)),
            (0...31).contains(days), (0...23).contains(hours), (0...59).contains(minutes),
            (0...59).contains(seconds)
        else {
            throw file.problem(
                node, path: row.path("Duration"), "is not a duration",
                expected: "hours:minutes:seconds, such as 01:00:00")
        }
        return days * 86_400 + hours * 3600 + minutes * 60 + seconds
    }
}
