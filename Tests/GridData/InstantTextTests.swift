import SolsticeDomain
import SolsticeGridData
import Testing

@Suite struct InstantTextTests {
    @Test(arguments: [
        ("2022-07-14T14:30Z", "2022-07-14T14:30:00Z"),
        ("2022-07-14T14:30:05Z", "2022-07-14T14:30:05Z"),
        ("2022-07-14t14:30:05.999z", "2022-07-14T14:30:05Z"),
        ("2022-07-14 14:30:05+02:00", "2022-07-14T12:30:05Z"),
        ("2022-07-14T14:30-0530", "2022-07-14T20:00:00Z"),
        ("2022-07-14T14:30+02", "2022-07-14T12:30:00Z"),
        ("2022-07-14 14:30 UTC", "2022-07-14T14:30:00Z"),
        ("20220714T1430Z", "2022-07-14T14:30:00Z"),
        ("  2022-07-14T14:30Z ", "2022-07-14T14:30:00Z"),
    ])
    func `a timestamp with an offset is an instant`(text: String, moment: String) throws {
        let reading = try InstantText.parse(text)
        guard case .instant(let instant) = reading else {
            Issue.record("\(text) was read as local")
            return
        }
        #expect(instant.description == moment)
    }

    @Test(arguments: [
        "2022-01-31 18:00", "2022/01/31 18:00:00", "31.01.2022 18:00", "2022-01-31T18:00:00.5",
    ])
    func `a timestamp without an offset is a local time`(text: String) throws {
        let civil = try #require(CivilTime(year: 2022, month: 1, day: 31, hour: 18))
        #expect(try InstantText.parse(text) == .local(civil))
    }

    @Test func `a date alone stands for midnight`() throws {
        let civil = try #require(CivilTime(year: 2022, month: 1, day: 31))
        #expect(try InstantText.parse("2022-01-31") == .local(civil))
    }

    @Test(arguments: [
        ("01/02/2022 18:00", "day/month or month/day"), ("2022-02-29", "no calendar"),
        ("2022-01-01T24:00", "no calendar"), ("2022-01-01T12:60Z", "no calendar"),
        ("1640995200", "bare number"), ("44562.75", "bare number"),
        ("2022-01-31 06:00 PM", "12-hour"), ("0022-01-31", "1970 to 2199"),
        ("31.01.22", "1970 to 2199"), ("", "not a time"), ("now", "not a time"),
        ("2022-01-31T18", "not a time"), ("2022-01-31T18:00Zulu", "not a time"),
        ("2022-01-31T18:00+25:00", "not a time"), ("2022-01-31T18:00+2:00", "not a time"),
        ("2022-01-31T18:00:0", "not a time"), ("2022-01-", "not a time"),
    ])
    func `an unclear time is refused with the reason`(text: String, reason: String) {
        let flaw = #expect(throws: StampFlaw.self) { try InstantText.parse(text) }
        #expect(flaw?.reason.contains(reason) == true, "\(String(describing: flaw))")
    }
}
