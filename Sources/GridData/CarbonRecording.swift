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
                    remedy: "leave --format out, or give --format csv")
            }
            let table = try CSVTable(request, from: start)
            var reader = try CarbonCSVReader(table, request)
            return reader.read()
        }
        if let name = request.options.timeColumn ?? request.options.valueColumn {
            throw request.misuse(
                "the file is JSON and has no column \(name)",
                remedy: "leave --time-column and --value-column out")
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
