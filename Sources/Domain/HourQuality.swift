/// Where what is known of an hour comes from.
public enum HourQuality: String, CaseIterable, Sendable {
    /// The provider measured it.
    case observed
    /// The provider estimated it.
    case estimated
    /// Nothing is in the record: it is filled from the hours around, or on what was expected.
    case filled
}
