public import SolsticeDomain

/// What the person importing says about a file, for what the file does not say itself.
public struct ImportOptions: Sendable {
    /// The grid zone: names it where the file does not, else keeps only that zone.
    public var zone: String?
    /// The region a PUE record belongs to; works as `zone` does.
    public var region: String?
    /// The signal: declares it where the file does not, else keeps only that signal.
    public var signal: CarbonSignal?
    /// The unit of the values, where the file does not declare it.
    public var unit: IntensityUnit?
    /// The IANA name of the time zone of stamps without an offset.
    public var timeZone: String?
    /// The format, where it shall not be recognised from the content.
    public var format: FileFormat?
    /// Whether bad rows are left out and listed, rather than refusing the file.
    public var skipsInvalid: Bool
    /// When the forecast was issued; a file read with it is a forecast.
    public var issuedAt: Instant?
    /// Whether the file is to be read as a forecast.
    public var isForecast: Bool
    /// When a forecast was issued that does not say so itself.
    public var issuedAtUnlessStated: Instant?
    /// The name of the column of times, where the header does not decide.
    public var timeColumn: String?
    /// The name of the column of values, where the header does not decide.
    public var valueColumn: String?
    /// Whether the last of several values for one moment is kept, rather than refusing them all.
    public var keepsLastOfContradicting = false
    /// Whether a file without any value is an answer too, and not refused.
    public var allowsNoValues = false
    /// Whether a provider's last estimate of an hour stands for the measurement where it publishes
    /// none at all.
    public var takesEstimates = false

    /// Options of these values; all may be left out, and the rest be set after.
    public init(
        zone: String? = nil, region: String? = nil, signal: CarbonSignal? = nil,
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

    /// Whether a forecast is wanted, said by either option.
    var wantsForecast: Bool { isForecast || issuedAt != nil }
}
