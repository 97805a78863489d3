import SolsticeTestSupport
import SolsticeDomain
import Testing

@Suite struct LocalClockTests {
    @Test(arguments: [
        (Moments.civil(2026, 3, 29, 2), LocalClock.Reading.skipped),
        (Moments.civil(2026, 3, 29, 2, 59, 59), .skipped),
        (Moments.civil(2026, 3, 29, 1, 59, 59), .unique(Moments.utc(2026, 3, 29, 0, 59, 59))),
        (Moments.civil(2026, 3, 29, 3), .unique(Moments.utc(2026, 3, 29, 1))),
        (
            Moments.civil(2026, 10, 25, 2),
            .ambiguous(earlier: Moments.utc(2026, 10, 25, 0), later: Moments.utc(2026, 10, 25, 1))
        ),
        (
            Moments.civil(2026, 10, 25, 2, 59, 59),
            .ambiguous(
                earlier: Moments.utc(2026, 10, 25, 0, 59, 59),
                later: Moments.utc(2026, 10, 25, 1, 59, 59))
        ),
        (Moments.civil(2026, 10, 25, 1, 59, 59), .unique(Moments.utc(2026, 10, 24, 23, 59, 59))),
        (Moments.civil(2026, 10, 25, 3), .unique(Moments.utc(2026, 10, 25, 2))),
        (Moments.civil(2026, 1, 15, 12), .unique(Moments.utc(2026, 1, 15, 11))),
        (Moments.civil(2026, 7, 15, 12), .unique(Moments.utc(2026, 7, 15, 10))),
    ])
    func `a local time east of Greenwich means no, one or two instants`(
        _ civil: CivilTime, _ reading: LocalClock.Reading
    ) {
        #expect(Moments.berlin.reading(civil) == reading)
    }

    @Test(arguments: [
        (Moments.civil(2026, 3, 8, 2, 30), LocalClock.Reading.skipped),
        (Moments.civil(2026, 3, 8, 3), .unique(Moments.utc(2026, 3, 8, 7))),
        (
            Moments.civil(2026, 11, 1, 1, 30),
            .ambiguous(
                earlier: Moments.utc(2026, 11, 1, 5, 30), later: Moments.utc(2026, 11, 1, 6, 30))
        ),
        (Moments.civil(2026, 11, 1, 2), .unique(Moments.utc(2026, 11, 1, 7))),
    ])
    func `a local time west of Greenwich means no, one or two instants`(
        _ civil: CivilTime, _ reading: LocalClock.Reading
    ) {
        #expect(Moments.newYork.reading(civil) == reading)
    }

    @Test func `an offset applies from its first second`() {
        let change = Moments.utc(2026, 3, 29, 1)
        let secondBefore = change - TimeSpan(seconds: 1)
        #expect(Moments.berlin.offsetSeconds(at: secondBefore) == 3600)
        #expect(Moments.berlin.offsetSeconds(at: change) == 7200)
    }

    @Test func `the first offset applies to all earlier time`() {
        #expect(Moments.berlin.offsetSeconds(at: Moments.utc(1950, 1, 1)) == 3600)
    }

    @Test func `a half-hour time zone shows half hours`() {
        let civil = Moments.kolkata.civilTime(at: Moments.utc(2026, 1, 1))
        #expect(civil == Moments.civil(2026, 1, 1, 5, 30))
    }

    @Test(arguments: ["Europe/Berlin", "America/New_York", "Asia/Kolkata"])
    func `the local time of an instant converts back to that instant`(_ name: String) throws {
        let clocks = [Moments.berlin, Moments.newYork, Moments.kolkata, LocalClock.utc]
        let clock = try #require(clocks.first { $0.timeZone == name })
        var moment = Moments.utc(2026, 1, 1)
        while moment < Moments.utc(2027, 1, 1) {
            let isFound =
                switch clock.reading(clock.civilTime(at: moment)) {
                case .unique(let only): only == moment
                case .ambiguous(let earlier, let later): earlier == moment || later == moment
                case .skipped: false
                }
            guard isFound else {
                Issue.record("\(moment) is lost")
                return
            }
            moment = moment + TimeSpan(seconds: 1800)
        }
    }
}
