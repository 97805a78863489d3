import SolsticeTestSupport
import SolsticeDomain
import SolsticeGridData
import Testing
import SolsticePresentation

@Suite struct TimeZoneRulesTests {
    @Test(arguments: [
        ("Europe/Berlin", "2021-01-15T00:00Z", 3600), ("Europe/Berlin", "2021-07-15T00:00Z", 7200),
        ("Europe/Berlin", "2069-07-15T00:00Z", 7200),
        ("America/New_York", "1991-07-01T00:00Z", -14400),
        ("Australia/Sydney", "2021-01-15T00:00Z", 39600),
        ("Asia/Kolkata", "2021-01-15T00:00Z", 19800),
        ("Asia/Pyongyang", "2016-01-01T00:00Z", 30600),
        ("Asia/Pyongyang", "2020-01-01T00:00Z", 32400), ("UTC", "2020-01-01T00:00Z", 0),
    ])
    func `a clock knows its offset in every year`(
        name: String, text: String, offset: Int
    ) throws {
        let clock = try TimeZoneRules.clock(name)
        #expect(clock.offsetSeconds(at: moment(text)) == offset)
    }

    @Test func `Berlin's clocks change at the right second`() throws {
        let clock = try TimeZoneRules.clock("Europe/Berlin")
        let change = moment("2021-03-28T01:00Z")
        #expect(clock.offsetSeconds(at: change - TimeSpan(seconds: 1)) == 3600)
        #expect(clock.offsetSeconds(at: change) == 7200)
    }

    @Test(arguments: [("Europe/Berln", "Europe/Berlin"), ("berlin", "Europe/Berlin")])
    func `an unknown time zone suggests the nearest`(typed: String, meant: String) throws {
        let refused = try refusal { () throws(Diagnostic) in try TimeZoneRules.clock(typed) }
        #expect(refused.kind == .usage)
        #expect(refused.remedy?.text(.commandLine).contains(meant) == true)
    }
}
