import SolsticeDomain

/// Reads a file of PUE values into a recording.
enum PUERecording {
    /// Recognises the table and reads it.
    static func read(_ request: ImportRequest) throws(Diagnostic) -> Recording {
        let start = try ContentGuard.textStart(request)
        guard !JSONFile.looksLikeJSON(request.file.bytes, from: start) else {
            throw request.refusal(
                "the file is JSON, and PUE is read from tables only",
                remedy: "export it as CSV with the columns timestamp,pue")
        }
        if let forced = request.options.format, ![.plainCSV, .esifCSV].contains(forced) {
            throw request.misuse(
                "\(forced.title) has no PUE",
                remedy: "leave --format out, or give --format csv or --format nrel-esif")
        }
        var reader = try PUECSVReader(CSVTable(request, from: start), request)
        return reader.read()
    }
}
