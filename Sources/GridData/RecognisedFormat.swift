public import SolsticeDomain

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
    public let notes: [String]

    /// Creates a description from its parts.
    public init(
        format: FileFormat, provider: String, unit: String, steps: [TimeSpan], timeZone: String,
        stampMeaning: String, notes: [String]
    ) {
        self.format = format
        self.provider = provider
        self.unit = unit
        self.steps = steps
        self.timeZone = timeZone
        self.stampMeaning = stampMeaning
        self.notes = notes
    }
}
