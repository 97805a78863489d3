public import SolsticeDomain

/// The moment of a text such as `2022-03-01`, `2022-03-01T06:30Z` or `2022-03-01T06:30:00Z`.
///
/// Any other text is a mistake in the test, which stops there.
public func moment(_ text: String) -> Instant {
    let numbers = text.split { "-T:Z".contains($0) }.map { Int($0) ?? -1 }
    precondition((3...6).contains(numbers.count), "\(text) is no moment")
    let clock = numbers.dropFirst(3) + [0, 0, 0]
    let parts = numbers.prefix(3) + clock.prefix(3)
    return Moments.utc(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5])
}

/// Moments, windows and clocks written the way a person reads them.
public enum Moments {
    /// A reading of a calendar and clock; the date must exist.
    public static func civil(
        _ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0,
        _ second: Int = 0
    ) -> CivilTime {
        guard
            let civil = CivilTime(
                year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { preconditionFailure("no calendar shows this date") }
        return civil
    }

    /// The moment at which a UTC calendar and clock show this.
    public static func utc(
        _ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0,
        _ second: Int = 0
    ) -> Instant { Instant(utc: civil(year, month, day, hour, minute, second)) }

    /// A window between two counts of seconds since the epoch.
    public static func window(_ start: Int, _ end: Int) -> TimeWindow {
        TimeWindow(
            start: Instant(secondsSinceEpoch: start), end: Instant(secondsSinceEpoch: end))
    }

    /// Central European time around 2026, with summer time.
    public static let berlin = LocalClock(
        timeZone: "Europe/Berlin",
        eras: [
            .init(start: utc(2025, 10, 26, 1), offsetSeconds: 3600),
            .init(start: utc(2026, 3, 29, 1), offsetSeconds: 7200),
            .init(start: utc(2026, 10, 25, 1), offsetSeconds: 3600),
        ])

    /// Eastern time of America around 2026, with summer time.
    public static let newYork = LocalClock(
        timeZone: "America/New_York",
        eras: [
            .init(start: utc(2025, 11, 2, 6), offsetSeconds: -18_000),
            .init(start: utc(2026, 3, 8, 7), offsetSeconds: -14_400),
            .init(start: utc(2026, 11, 1, 6), offsetSeconds: -18_000),
        ])

    /// Indian time, half an hour off the full hours.
    public static let kolkata = LocalClock(
        timeZone: "Asia/Kolkata", eras: [.init(start: utc(1970, 1, 1), offsetSeconds: 19_800)])
}
