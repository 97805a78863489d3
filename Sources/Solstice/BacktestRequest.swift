public import SolsticeBacktesting
public import SolsticeDomain

/// What is to be replayed over imported history.
public struct BacktestRequest: Sendable {
    /// The kinds of job.
    public var kinds: [JobKind]
    /// How it is decided when they run.
    public var policies = BacktestPolicy.allCases
    /// Zones or regions; empty for every zone that has history.
    public var places: [String] = []
    /// Whether each job may run in any of the zones, at once in the first; else each zone is
    /// replayed by itself.
    public var isAcross = false
    /// What counts as carbon intensity; nil for what most zones have, lifecycle before direct
    /// before marginal.
    public var signal: CarbonSignal?
    /// The first submission; nil for a year into the history, or half of a shorter one, and never
    /// more than a year before the last.
    public var from: Instant?
    /// The end of submissions; nil for as late as the history still shows how every job goes.
    public var to: Instant?
    /// How far apart the submissions of a kind lie; 13 hours bring about every hour of the day.
    public var distance = TimeSpan(hours: 13)

    /// Jobs of these kinds, all else as it is usual.
    public init(kinds: [JobKind] = JobKind.usual) { self.kinds = kinds }

    static let mostKinds = 50
    /// Deadline − submission of the longest job.
    static let longestJob = TimeSpan.day * 366

    /// The same with each kind and policy once.
    var withoutRepetition: BacktestRequest {
        func once<Value: Hashable>(_ values: [Value]) -> [Value] {
            var seen: Set<Value> = []
            return values.filter { seen.insert($0).inserted }
        }
        var request = self
        request.kinds = once(kinds)
        request.policies = once(policies)
        return request
    }

    /// Refuses what cannot be replayed.
    func check() throws(Diagnostic) {
        guard !kinds.isEmpty, kinds.count <= Self.mostKinds else {
            throw Diagnostic(
                .usage,
                "a backtest takes from one to \(Self.mostKinds) kinds of job, "
                    + "and here are \(kinds.count)",
                remedy: "name them: --mix 8h@24h,8h@7d")
        }
        guard !policies.isEmpty else {
            throw Diagnostic(
                .usage, "a backtest without a policy shows nothing",
                remedy: "name one: --policy \(BacktestPolicy.valueOfWaiting.rawValue)")
        }
        if let long = kinds.first(where: { $0.window > Self.longestJob }) {
            throw Diagnostic(
                .usage, "a job of \(long.name) may take more than a year",
                remedy: "give it less slack")
        }
        guard distance >= .hour, distance <= .day * 366 else {
            throw Diagnostic(
                .usage, "submissions lie from an hour to a year apart", remedy: "use --every 13h")
        }
    }
}
