public import SolsticeBacktesting
import SolsticeDomain

extension JobKind {
    /// The kinds that are replayed by default: a night's work with a day, a week and a month of
    /// slack, and a day's work with a week.
    public static let usual = [
        JobKind(length: .hour * 8, slack: .hour * 24),
        JobKind(length: .hour * 8, slack: .day * 7),
        JobKind(length: .hour * 24, slack: .day * 7),
        JobKind(length: .hour * 8, slack: .day * 30),
    ]

    /// Reads `8h@7d`, or `8h@7d/10m` for a job that may pause and takes ten minutes to resume; nil
    /// if it is neither.
    public init?(text: String) {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, let length = TimeSpan(text: String(halves[0])), length > .zero
        else { return nil }
        let parts = halves[1].split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 2, let slack = TimeSpan(text: String(first)),
            slack >= .zero
        else { return nil }
        guard parts.count == 2 else {
            self.init(length: length, slack: slack)
            return
        }
        guard let overhead = TimeSpan(text: String(parts[1])), overhead >= .zero else { return nil }
        self.init(length: length, slack: slack, resumeOverhead: overhead)
    }

    /// From its first hour to its deadline, in the whole hours of the replay.
    public var window: TimeSpan {
        .hour * Double((length.seconds + 3599) / 3600 + slack.seconds / 3600)
    }
}
