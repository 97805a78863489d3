/// Where the value of an hour comes from.
public enum HourQuality: String, CaseIterable, Sendable {
    /// The provider measured it.
    case observed
    /// The provider estimated it.
    case estimated
    /// The record has no value: it is filled from the surrounding hours or the expectation.
    case filled
}
