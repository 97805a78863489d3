import SolsticeDomain

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
                    remedy: "leave --format out, or name the JSON format")
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
