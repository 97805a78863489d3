public import SolsticeDomain

/// What was recognised in a file, for the person to confirm at a glance.
public struct RecognisedFormat: Sendable, Equatable {
    /// The format.
    public let format: FileFormat
    /// Who publishes it.
    public let provider: String
    /// The unit of the values in the file, such as `lb/MWh`.
    public let unit: String
    /// The distances between stamps that were seen, the most common first.
    public let steps: [TimeSpan]
    /// `UTC`, an IANA name, or `offsets in the stamps`.
    public let timeZone: String
    /// `start of interval` or `end of interval`.
    public let stampMeaning: String
    /// Anything else that was decided on the way, a sentence each.
    public let notes: [String]

    /// A description of these parts.
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
