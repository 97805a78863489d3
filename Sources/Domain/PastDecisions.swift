/// How decisions to wait would have turned out in a zone's past for jobs of one kind, given what
/// was known then.
public struct PastDecisions: Equatable, Sendable {
    /// The zone whose history was replayed.
    public let zone: String
    /// How long such jobs run.
    public let length: TimeSpan
    /// Their slack.
    public let slack: TimeSpan
    /// How many of them would have waited.
    public let count: Int
    /// How many of those would have emitted less than if run at once.
    public let betterCount: Int

    /// Creates the record of a kind; there is at least one decision.
    public init(zone: String, length: TimeSpan, slack: TimeSpan, count: Int, betterCount: Int) {
        precondition(count > 0 && (0...count).contains(betterCount), "a share of some decisions")
        self.zone = zone
        self.length = length
        self.slack = slack
        self.count = count
        self.betterCount = betterCount
    }

    /// The share that turned out better than running at once, 0 to 1.
    public var share: Double { Double(betterCount) / Double(count) }

    /// The kind of job: `8h@7d`, eight hours with seven days of slack.
    public var kind: String { "\(length.typed)@\(slack.typed)" }
}
