import SolsticeTestSupport
import SolsticeDomain
import Testing

@Suite struct CivilTimeTests {
    struct KnownDate: Sendable {
        let date: (year: Int, month: Int, day: Int)
        let seconds: Int
        let weekday: Int
    }

    static let known = [
        KnownDate(date: (1900, 1, 1), seconds: -2_208_988_800, weekday: 0),
        KnownDate(date: (1969, 12, 31), seconds: -86_400, weekday: 2),
        KnownDate(date: (1970, 1, 1), seconds: 0, weekday: 3),
        KnownDate(date: (2000, 2, 29), seconds: 951_782_400, weekday: 1),
        KnownDate(date: (2024, 2, 29), seconds: 1_709_164_800, weekday: 3),
        KnownDate(date: (2026, 1, 1), seconds: 1_767_225_600, weekday: 3),
        KnownDate(date: (2100, 2, 28), seconds: 4_107_456_000, weekday: 6),
        KnownDate(date: (2100, 3, 1), seconds: 4_107_542_400, weekday: 0),
        KnownDate(date: (2200, 12, 31), seconds: 7_289_568_000, weekday: 2),
    ]

    @Test(arguments: known) func `a date converts to seconds since the epoch`(_ known: KnownDate) {
        let civil = Moments.civil(known.date.year, known.date.month, known.date.day)
        #expect(civil.secondsAsIfUTC == known.seconds)
    }

    @Test(arguments: known) func `seconds since the epoch convert to a date`(_ known: KnownDate) {
        let civil = CivilTime(secondsAsIfUTC: known.seconds)
        #expect(civil == Moments.civil(known.date.year, known.date.month, known.date.day))
    }

    @Test(arguments: known) func `a date has its weekday`(_ known: KnownDate) {
        let civil = Moments.civil(known.date.year, known.date.month, known.date.day, 23, 59, 59)
        #expect(civil.weekday == known.weekday)
        #expect(civil.isWeekend == (known.weekday >= 5))
    }

    @Test func `every day from 1900 to 2200 survives a round trip`() {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var seconds = -2_208_988_800
        var weekday = 0
        for year in 1900...2200 {
            let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            for month in 1...12 {
                for day in 1...lengths[month - 1] + (isLeap && month == 2 ? 1 : 0) {
                    let civil = CivilTime(secondsAsIfUTC: seconds)
                    let isRight =
                        civil.year == year && civil.month == month && civil.day == day
                        && civil.secondsAsIfUTC == seconds && civil.weekday == weekday
                    guard isRight else {
                        Issue.record("\(year)-\(month)-\(day) is read as \(civil)")
                        return
                    }
                    seconds += 86_400
                    weekday = (weekday + 1) % 7
                }
            }
        }
    }

    @Test(arguments: [-2_208_988_799, -86_401, -1, 1, 59, 3599, 86_399, 1_709_251_199])
    func `every second survives a round trip`(_ seconds: Int) {
        let civil = CivilTime(secondsAsIfUTC: seconds)
        #expect(civil.secondsAsIfUTC == seconds)
        #expect((0..<86_400).contains(civil.secondOfDay))
    }

    @Test func `the last second before the epoch is the end of 1969`() {
        #expect(CivilTime(secondsAsIfUTC: -1) == Moments.civil(1969, 12, 31, 23, 59, 59))
    }

    @Test(arguments: [
        (2026, 2, 29, 0, 0, 0), (2100, 2, 29, 0, 0, 0), (2026, 4, 31, 0, 0, 0),
        (2026, 0, 1, 0, 0, 0), (2026, 13, 1, 0, 0, 0), (2026, 1, 0, 0, 0, 0),
        (2026, 1, 32, 0, 0, 0), (2026, 1, 1, 24, 0, 0), (2026, 1, 1, 0, 60, 0),
        (2026, 1, 1, 0, 0, 60), (2026, 1, 1, -1, 0, 0),
    ])
    func `an impossible date is rejected`(
        _ parts: (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int)
    ) {
        let civil = CivilTime(
            year: parts.year, month: parts.month, day: parts.day, hour: parts.hour,
            minute: parts.minute, second: parts.second)
        #expect(civil == nil)
    }

    @Test func `date and time are written with leading zeros`() {
        let civil = Moments.civil(987, 6, 5, 4, 3, 2)
        #expect(civil.dateText == "0987-06-05")
        #expect(civil.timeText == "04:03:02")
    }

    @Test func `an instant is written in UTC as in RFC 3339`() {
        #expect(Moments.utc(2026, 1, 31, 18).description == "2026-01-31T18:00:00Z")
    }
}
