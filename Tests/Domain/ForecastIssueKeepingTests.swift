import SolsticeDomain
import Testing

@Suite struct ForecastIssueKeepingTests {
    /// 2024-03-11T10:00:00Z.
    private static let now = Instant(secondsSinceEpoch: 1_710_151_200)

    private static func ago(days: Double, hours: Double = 0) -> Instant {
        now - TimeSpan(hours: days * 24 + hours)
    }

    @Test(arguments: [
        (ago(days: 0), ago(days: 0, hours: 0.5), true),
        (ago(days: 3), ago(days: 3, hours: 0.5), true),
        // At 09:30, after one at 09:00, and after one at 05:30.
        (ago(days: 3, hours: 0.5), ago(days: 3, hours: 1), false),
        (ago(days: 3, hours: 0.5), ago(days: 3, hours: 4.5), true),
        (ago(days: 3, hours: 4), ago(days: 3, hours: 4.5), true),
        (ago(days: 45, hours: 4), ago(days: 45, hours: 4.5), true),
        (ago(days: 45, hours: 4.5), ago(days: 45, hours: 12), false),
    ])
    func `recent issues are kept, and then the first of every six compared hours`(
        issue: Instant, previous: Instant, isNeeded: Bool
    ) {
        #expect(
            ForecastIssueKeeping.isNeeded(issue, after: previous, at: Self.now) == isNeeded)
    }

    @Test(arguments: [(2.0, true), (40, true), (46, false)])
    func `an issue with none before it is the first of its stretch`(
        days: Double, isNeeded: Bool
    ) {
        #expect(
            ForecastIssueKeeping.isNeeded(Self.ago(days: days), after: nil, at: Self.now)
                == isNeeded)
    }

    @Test func `stretches start at the same moments whenever they are computed`() {
        let window = ForecastIssueKeeping.compared(at: Self.now)
        #expect(window.start.secondsSinceEpoch % 21_600 == 0 && window.end == Self.now)
        let before = Instant(secondsSinceEpoch: -1)
        #expect(ForecastIssueKeeping.endOfStretch(before).secondsSinceEpoch == 0)
        #expect(ForecastIssueKeeping.endOfStretch(Self.now) > Self.now)
    }
}
