import SolsticeDomain

/// Reads a file of carbon intensities into a recording, by the reader of its format.
enum CarbonRecording {
    /// Recognises the file and reads it.
    static func read(_ request: ImportRequest) throws(Diagnostic) -> Recording {
        let start = try ContentGuard.textStart(request)
        guard JSONFile.looksLikeJSON(request.file.bytes, from: start) else {
            if let forced = request.options.format, forced.isJSON || forced == .esifCSV {
                throw request.misuse(
                    "the file is a table, which \(forced.title) is not",
                    remedy: "leave \(setting: .format) out, or give \(set: .format, "csv")")
            }
            let table = try CSVTable(request, from: start)
            var reader = try CarbonCSVReader(table, request)
            return reader.read()
        }
        if let name = request.options.timeColumn ?? request.options.valueColumn {
            throw request.misuse(
                "the file is JSON and has no column \(name)",
                remedy: "leave \(setting: .timeColumn) and \(setting: .valueColumn) out")
        }
        let file = try JSONFile(request, from: start)
        switch try CarbonJSONFormat.recognise(file, request) {
        case .wattTimeJSON: return try WattTimeJSONReader(file, request).read()
        case .gbCarbonIntensity: return try GBCarbonIntensityReader(file, request).read()
        case .energyCharts: return try EnergyChartsReader(file, request).read()
        case .energinet: return try EnerginetReader(file, request).read()
        case .carbonAwareSDK: return try CarbonAwareSDKReader(file, request).read()
        default: return try ElectricityMapsJSONReader(file, request).read()
        }
    }
}

/// Recognises which provider's JSON a file of carbon intensities is.
enum CarbonJSONFormat {
    /// The format that the option forces, or else the one that the members show.
    static func recognise(
        _ file: JSONFile, _ request: ImportRequest
    ) throws(Diagnostic) -> FileFormat {
        if let forced = request.options.format {
            guard forced.isJSON else {
                throw request.misuse(
                    "the file is JSON, not \(forced.title)",
                    remedy: "leave \(setting: .format) out, or name the JSON format")
            }
            return forced
        }
        if let format = byContent(file.root) { return format }
        throw request.refusal(
            "the JSON is of no known provider",
            causes: [
                "line \(file.line(of: file.root)), column 1: expected the members of "
                    + "Electricity Maps (history, forecast), WattTime (data, meta), "
                    + "the GB carbon intensity API (data), the Carbon Aware SDK (Emissions, "
                    + "forecastData), Energy-Charts (unix_seconds) or Energinet (records)"
            ],
            remedy: "convert it to a table with the columns zone,utc,lca_g_per_kwh")
    }

    private static func byContent(_ root: JSONNode) -> FileFormat? {
        if CarbonAwareSDKReader.rows(of: root) != nil { return .carbonAwareSDK }
        if root["unix_seconds"] != nil { return .energyCharts }
        if root["records"] != nil { return .energinet }
        if root["forecast"]?.elements?.first?["point_time"] != nil { return .wattTimeJSON }
        if root["history"] != nil || root["forecast"] != nil { return .electricityMapsJSON }
        if root["carbonIntensity"] != nil { return .electricityMapsJSON }
        if root["meta"] != nil, root["data"] != nil { return .wattTimeJSON }
        if let data = root["data"] {
            // A regional reply nests the rows one level deeper.
            let sample = data.elements?.first ?? data
            return sample.isObject ? byElement(sample) : nil
        }
        return root.elements?.first.flatMap(byElement)
    }

    private static func byElement(_ element: JSONNode) -> FileFormat? {
        if CarbonAwareSDKReader.rows(of: element) != nil { return .carbonAwareSDK }
        if element["point_time"] != nil || element["generated_at"] != nil {
            return .wattTimeJSON
        }
        if element["intensity"] != nil || element["regionid"] != nil || element["regions"] != nil {
            return .gbCarbonIntensity
        }
        if element["carbonIntensity"] != nil { return .electricityMapsJSON }
        if element["rating"] != nil { return .carbonAwareSDK }
        return nil
    }
}

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
                remedy: "leave \(setting: .format) out, or give \(set: .format, "csv") or "
                    + "\(set: .format, "nrel-esif")")
        }
        var reader = try PUECSVReader(CSVTable(request, from: start), request)
        return reader.read()
    }
}

/// Distinguishes files that are not text from tables and JSON, and says what to do about them.
enum ContentGuard {
    /// Where the text begins, after any byte order mark.
    /// - Throws: a diagnostic if the bytes are not text that can be imported.
    static func textStart(_ request: ImportRequest) throws(Diagnostic) -> Int {
        let bytes = request.file.bytes
        guard !bytes.isEmpty else {
            throw request.refusal("the file is empty", remedy: "export or download it again")
        }
        if bytes.starts(with: [0x1F, 0x8B]) {
            throw request.refusal(
                "the file is compressed with gzip",
                remedy: "gunzip -c \(request.file.name) | \(request.commandOnInput)")
        }
        try refuseContainers(request)
        try refuseWideText(request)
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if let zero = bytes.firstIndex(of: 0) {
            throw request.refusal(
                "the file is not text",
                causes: ["byte \(zero + 1) is zero, which no text has"],
                remedy: "export it as CSV or JSON")
        }
        guard let first = bytes[start...].first(where: { !isBlank($0) }) else {
            throw request.refusal(
                "the file holds only blanks", remedy: "export or download it again")
        }
        if first == UInt8(ascii: "<") {
            throw request.refusal(
                "the file is a web page or XML, not a table",
                causes: ["a download that needs a login often leaves a page in the file's place"],
                remedy: "download the CSV or JSON itself and import that")
        }
        return start
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    private static func refuseContainers(_ request: ImportRequest) throws(Diagnostic) {
        let containers: [(magic: [UInt8], title: String)] = [
            (Array("PK".utf8), "a spreadsheet or zip archive"),
            (Array("PAR1".utf8), "a Parquet file"),
            ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook"),
            (Array("%PDF".utf8), "a PDF document"),
            (Array("SQLite format 3".utf8), "a SQLite database"),
            ([0x28, 0xB5, 0x2F, 0xFD], "compressed with zstd"),
            ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "compressed with xz"),
        ]
        for container in containers where request.file.bytes.starts(with: container.magic) {
            // A CSV may well begin with the letters PK; in an archive low bytes follow.
            if container.magic.count == 2, request.file.bytes.dropFirst(2).first ?? 32 >= 32 {
                continue
            }
            throw request.refusal(
                "the file is \(container.title), not a text table",
                remedy: "export it as CSV and import that")
        }
    }

    private static func refuseWideText(_ request: ImportRequest) throws(Diagnostic) {
        let bytes = request.file.bytes
        let isMarked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        let isWide = bytes.count > 3 && (bytes[0] == 0) != (bytes[1] == 0) && bytes[3] == bytes[1]
        guard isMarked || (isWide && (bytes[1] == 0 || bytes[0] == 0)) else { return }
        throw request.refusal(
            "the file is UTF-16 text",
            remedy: "iconv -f UTF-16 -t UTF-8 \(request.file.name) "
                + "| \(request.commandOnInput)")
    }
}
