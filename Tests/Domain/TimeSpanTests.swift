import SolsticeDomain
import Testing

@Suite struct TimeSpanTests {
    /// Lengths that two units can tell in full.
    static let spellings = [
        (0, "0s"), (1, "1s"), (45, "45s"), (60, "1m"), (90, "1m30s"), (2700, "45m"),
        (3600, "1h"), (5400, "1h30m"), (28_800, "8h"), (86_400, "1d"), (129_600, "1d12h"),
        (604_800, "7d"), (1_814_400, "21d"),
    ]

    @Test(arguments: spellings) func `a time span is written in two units`(
        _ seconds: Int, _ text: String
    ) {
        #expect(TimeSpan(seconds: seconds).description == text)
    }

    @Test(arguments: spellings) func `a written time span is read back`(
        _ seconds: Int, _ text: String
    ) {
        #expect(TimeSpan(text: text) == TimeSpan(seconds: seconds))
    }

    @Test(arguments: [(86_461, "1d"), (90_059, "1d1h"), (3601, "1h"), (7384, "2h3m")])
    func `the remainder after two units is left out`(_ seconds: Int, _ text: String) {
        #expect(TimeSpan(seconds: seconds).description == text)
    }

    @Test func `a negative time span has a minus sign`() {
        #expect(TimeSpan(seconds: -5400).description == "-1h30m")
    }

    @Test(arguments: [
        ("8", 28_800), ("1.5", 5400), ("90m", 5400), ("0.5d", 43_200), ("1w", 604_800),
        ("1h30m15s", 5415), ("1.25h", 4500), ("90s", 90),
    ])
    func `time spans can be written in many ways`(_ text: String, _ seconds: Int) {
        #expect(TimeSpan(text: text) == TimeSpan(seconds: seconds))
    }

    @Test(arguments: [
        "", "h", "8x", "8 h", "h8", "1h30", "eight hours", "1..5h", "nan", "inf", "1e400",
        "٣h", "99999999999999w",
    ])
    func `anything else is not a time span`(_ text: String) {
        #expect(TimeSpan(text: text) == nil)
    }

    @Test func `hours are rounded to the nearest second`() {
        #expect(TimeSpan(hours: 1.0 / 7) == TimeSpan(seconds: 514))
        #expect(TimeSpan(hours: 163.2) == TimeSpan(seconds: 587_520))
    }

    @Test func `a scaled time span is rounded to the nearest second`() {
        #expect(TimeSpan(seconds: 10) * 1.04 == TimeSpan(seconds: 10))
        #expect(TimeSpan(seconds: 10) * 1.06 == TimeSpan(seconds: 11))
    }
}
