import OrderedCollections
public import SolsticeBacktesting
public import SolsticeDomain

/// What to replay over imported history.
public struct BacktestRequest: Sendable {
    /// The kinds of job.
    public var kinds: [JobKind]
    /// The policies that decide when they run.
    public var policies = BacktestPolicy.allCases
    /// Zones or regions; empty for every zone that has history.
    public var places: [String] = []
    /// Whether each job may run in any of the zones, the first if it starts at once; otherwise each
    /// zone is replayed separately.
    public var isAcross = false
    /// The carbon signal; nil for the one that most zones have, lifecycle before direct before
    /// marginal.
    public var signal: CarbonSignal?
    /// The first submission; nil for one year into the history, or halfway into a shorter one, and
    /// never more than a year before the last submission.
    public var from: Instant?
    /// The end of submissions; nil for the latest at which the history still covers every job.
    public var to: Instant?
    /// Time between submissions of a kind; 13 hours covers about every hour of the day.
    public var distance = TimeSpan(hours: 13)

    /// Jobs of these kinds, with defaults for everything else.
    public init(kinds: [JobKind] = JobKind.usual) { self.kinds = kinds }

    static let mostKinds = 50
    /// Deadline − submission of the longest job.
    static let longestJob = TimeSpan.day * 366

    /// The same request with each kind and policy once.
    var withoutRepetition: BacktestRequest {
        var request = self
        request.kinds = Array(OrderedSet(kinds))
        request.policies = Array(OrderedSet(policies))
        return request
    }

    /// Throws if the request cannot be replayed.
    func check() throws(Diagnostic) {
        guard !kinds.isEmpty, kinds.count <= Self.mostKinds else {
            throw Diagnostic(
                .usage,
                "a backtest takes from one to \(Self.mostKinds) kinds of job, "
                    + "and here are \(kinds.count)",
                remedy: "name them: \(set: .mix, "8h@24h,8h@7d")")
        }
        guard !policies.isEmpty else {
            throw Diagnostic(
                .usage, "a backtest without a policy shows nothing",
                remedy: "name one: \(set: .policy, BacktestPolicy.valueOfWaiting.rawValue)")
        }
        if let long = kinds.first(where: { $0.window > Self.longestJob }) {
            throw Diagnostic(
                .usage, "a job of \(long.name) may take more than a year",
                remedy: "give it less slack")
        }
        guard distance >= .hour, distance <= .day * 366 else {
            throw Diagnostic(
                .usage, "submissions lie from an hour to a year apart",
                remedy: "use \(set: .every, "13h")")
        }
    }
}

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
