public import SolsticeDomain

/// A file format that can be imported; the raw value is the name that people type.
public enum FileFormat: String, CaseIterable, Sendable {
    /// The history that Electricity Maps offers for download, two signals per row.
    case electricityMapsCSV = "electricity-maps-csv"
    /// A reply of the Electricity Maps API: history, forecast or one value.
    case electricityMapsJSON = "electricity-maps-json"
    /// A reply of the WattTime API, version 3.
    case wattTimeJSON = "watttime-json"
    /// The table that WattTime offers for download; region and signal are in its file name.
    case wattTimeCSV = "watttime-csv"
    /// A reply of the carbon intensity API of Great Britain, national or regional.
    case gbCarbonIntensity = "gb-carbon-intensity"
    /// What the Carbon Aware SDK of the Green Software Foundation writes.
    case carbonAwareSDK = "carbon-aware-sdk"
    /// A reply of Energy-Charts, of Fraunhofer ISE.
    case energyCharts = "energy-charts"
    /// A reply of Energinet's data service, for Denmark.
    case energinet = "energinet"
    /// A table that InfluxDB exports, with or without its lines of annotations.
    case influxCSV = "influx-csv"
    /// A table with a header line, a time column and one or more value columns.
    case plainCSV = "csv"
    /// The PUE record of NREL's Energy Systems Integration Facility.
    case esifCSV = "nrel-esif"

    /// The format that a user names.
    /// - Throws: a ``Diagnostic`` with the nearest name if there is none with this one.
    public static func named(_ name: String) throws(Diagnostic) -> FileFormat {
        if let format = FileFormat(rawValue: name) { return format }
        let names = allCases.map(\.rawValue)
        throw Diagnostic(
            .usage, "there is no format \(name)",
            remedy: nearestName(to: name, among: names).map { "did you mean \(set: .format, $0)?" }
                ?? "use one of \(names.joined(separator: ", "))")
    }

    /// The name that people use for it.
    public var title: String {
        switch self {
        case .electricityMapsCSV: "Electricity Maps history CSV"
        case .electricityMapsJSON: "Electricity Maps JSON"
        case .wattTimeJSON: "WattTime JSON"
        case .wattTimeCSV: "WattTime CSV"
        case .gbCarbonIntensity: "GB Carbon Intensity API JSON"
        case .carbonAwareSDK: "Carbon Aware SDK JSON"
        case .energyCharts: "Energy-Charts JSON"
        case .energinet: "Energinet JSON"
        case .influxCSV: "InfluxDB CSV"
        case .plainCSV: "plain CSV"
        case .esifCSV: "NREL ESIF CSV"
        }
    }

    /// Who publishes the format.
    var provider: String {
        switch self {
        case .electricityMapsCSV, .electricityMapsJSON: "Electricity Maps"
        case .wattTimeJSON, .wattTimeCSV: "WattTime"
        case .gbCarbonIntensity: "GB Carbon Intensity API"
        case .carbonAwareSDK: "Carbon Aware SDK"
        case .energyCharts: "Energy-Charts"
        case .energinet: "Energinet"
        case .plainCSV, .influxCSV: "none named in the file"
        case .esifCSV: "NREL ESIF"
        }
    }

    /// Whether the format is JSON rather than a table.
    var isJSON: Bool {
        switch self {
        case .electricityMapsJSON, .wattTimeJSON, .gbCarbonIntensity, .carbonAwareSDK,
            .energyCharts, .energinet:
            true
        case .electricityMapsCSV, .wattTimeCSV, .influxCSV, .plainCSV, .esifCSV: false
        }
    }
}

/// What one column of a table was understood to be.
public struct ColumnMeaning: Sendable, Equatable {
    /// The column's name in the header, its number if there is none.
    public let name: String
    /// What it is, such as `time` or `IT load in kW`.
    public let meaning: String
}

/// What was recognised in a file, for the user to confirm at a glance.
public struct RecognisedFormat: Sendable, Equatable {
    /// The format.
    public let format: FileFormat
    /// Who publishes it.
    public let provider: String
    /// The unit of the values in the file, such as `lb/MWh`.
    public let unit: String
    /// The distances seen between stamps, the most common first.
    public let steps: [TimeSpan]
    /// `UTC`, an IANA name, or `offsets in the stamps`.
    public let timeZone: String
    /// `start of interval` or `end of interval`.
    public let stampMeaning: String
    /// Any other decision, one sentence each.
    public let notes: [Message]
    /// How each column of a table was understood, in file order; empty for JSON.
    public let columns: [ColumnMeaning]

    /// Creates a description from its parts.
    public init(
        format: FileFormat, provider: String, unit: String, steps: [TimeSpan], timeZone: String,
        stampMeaning: String, notes: [Message], columns: [ColumnMeaning] = []
    ) {
        self.columns = columns
        self.format = format
        self.provider = provider
        self.unit = unit
        self.steps = steps
        self.timeZone = timeZone
        self.stampMeaning = stampMeaning
        self.notes = notes
    }
}
