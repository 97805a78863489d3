/// Why a text is not a time.
public struct StampFlaw: Error, Equatable, Sendable {
    /// What is wrong, to be read after the text: `is a bare number`.
    public let reason: String
    /// What should be there instead.
    public let expected: String

    /// Creates a flaw from its parts.
    public init(reason: String, expected: String) {
        self.reason = reason
        self.expected = expected
    }

    /// Not a known form of writing a time.
    static let unreadable = StampFlaw(
        reason: "is not a time", expected: "a time such as 2026-01-31T18:00Z")

    /// A date such as 03/04/2022.
    static let ambiguousDate = StampFlaw(
        reason: "may mean day/month or month/day",
        expected: "the year first, such as 2026-01-31 18:00, or 31.01.2026 18:00")

    /// A date or hour that does not exist.
    static let impossible = StampFlaw(
        reason: "is a day or an hour that no calendar has",
        expected: "hours 00 to 23 of a day that exists")

    /// A year that is in no record of a power grid.
    static let implausibleYear = StampFlaw(
        reason: "lies outside the years 1970 to 2199", expected: "a year of four digits")

    /// Seconds since an epoch, or a spreadsheet's day number.
    static let bareNumber = StampFlaw(
        reason: "is a bare number, not a time",
        expected: "a time such as 2026-01-31T18:00Z, or a header that says unix or epoch")

    /// 06:00 PM.
    static let twelveHourClock = StampFlaw(
        reason: "is on a 12-hour clock", expected: "hours 00 to 23, such as 2026-01-31 18:00")
}
