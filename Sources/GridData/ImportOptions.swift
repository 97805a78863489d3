public import SolsticeDomain

/// What the user says about a file that the file itself does not.
public struct ImportOptions: Sendable {
    /// The grid zone: names it if the file does not, else keeps only that zone.
    public var zone: ZoneID?
    /// The region a PUE record belongs to; works as `zone` does.
    public var region: RegionID?
    /// The signal: declares it if the file does not, else keeps only that signal.
    public var signal: CarbonSignal?
    /// The unit of the values, if the file does not declare it.
    public var unit: IntensityUnit?
    /// The IANA name of the time zone of stamps without an offset.
    public var timeZone: String?
    /// The format, if it is not to be recognised from the content.
    public var format: FileFormat?
    /// Whether bad rows are left out and listed instead of refusing the file.
    public var skipsInvalid: Bool
    /// When the forecast was issued; a file read with it is a forecast.
    public var issuedAt: Instant?
    /// Whether the file is to be read as a forecast.
    public var isForecast: Bool
    /// The issue time of a forecast that does not state one.
    public var issuedAtUnlessStated: Instant?
    /// The name of the time column, if the header is ambiguous.
    public var timeColumn: String?
    /// The name of the value column, if the header is ambiguous.
    public var valueColumn: String?
    /// The name of the column or series of the whole facility's load, if the names are ambiguous.
    public var facilityColumn: String?
    /// The name of the column or series of the IT load, if the names are ambiguous.
    public var itColumn: String?
    /// The order of a date's numbers, if no day above 12 shows it.
    public var dateOrder: DateOrder?
    /// What energies are, if names and values do not decide.
    public var energy: EnergyMeaning?
    /// The IANA names of the clocks of regions, for PUE whose times have no offset.
    public var timeZones: [RegionID: String] = [:]
    /// Whether the values replace stored ones that are finer.
    public var replacesFiner = false
    /// Whether the last of several values for one moment is kept, instead of refusing them all.
    public var keepsLastOfContradicting = false
    /// Whether a file without any value is accepted instead of refused.
    public var allowsNoValues = false
    /// Whether a provider's last estimate of an hour replaces the measurement if it publishes none
    /// at all.
    public var takesEstimates = false

    /// Creates options; all may be left out, and the rest set later.
    public init(
        zone: ZoneID? = nil, region: RegionID? = nil, signal: CarbonSignal? = nil,
        unit: IntensityUnit? = nil, timeZone: String? = nil, format: FileFormat? = nil,
        skipsInvalid: Bool = false, issuedAt: Instant? = nil, isForecast: Bool = false
    ) {
        self.zone = zone
        self.region = region
        self.signal = signal
        self.unit = unit
        self.timeZone = timeZone
        self.format = format
        self.skipsInvalid = skipsInvalid
        self.issuedAt = issuedAt
        self.isForecast = isForecast
    }

    /// Whether either option asks for a forecast.
    var wantsForecast: Bool { isForecast || issuedAt != nil }
}

/// What a column of energies holds; the raw value is the name that people type.
public enum EnergyMeaning: String, CaseIterable, Sendable {
    /// The amount of each interval.
    case amounts
    /// The readings of a meter, which only grow.
    case readings
}

/// The bytes of a file and its name in messages.
public struct SourceFile: Sendable {
    /// The path as the user gave it; `-` is standard input.
    public let name: String
    /// The whole content.
    public let bytes: [UInt8]

    /// Creates a file with that name and content.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// The SHA-256 of the content in lower-case hexadecimal.
    public var sha256: String { SHA256.hexadecimal(of: bytes) }

    /// The last part of the path, without folders.
    var baseName: String { name.split(separator: "/").last.map(String.init) ?? name }
}
