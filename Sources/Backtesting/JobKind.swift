public import SolsticeDomain

/// Jobs that are alike: how long they run, their slack, and whether they may pause.
public struct JobKind: Hashable, Sendable {
    /// How long it runs; a partial hour counts as a full one when choosing its start.
    public let length: TimeSpan
    /// Deadline − submission − length.
    public let slack: TimeSpan
    /// The overhead of each resume; nil for a job that must not pause.
    public let resumeOverhead: TimeSpan?

    /// A kind of job.
    public init(length: TimeSpan, slack: TimeSpan, resumeOverhead: TimeSpan? = nil) {
        precondition(length > .zero && slack >= .zero, "a job runs, and ends after it can")
        self.length = length
        self.slack = slack
        self.resumeOverhead = resumeOverhead
    }

    /// `8h@7d`, or `8h@7d/10m` for one that may pause and takes ten minutes to resume.
    public var name: String {
        "\(length.typed)@\(slack.typed)" + (resumeOverhead.map { "/\($0)" } ?? "")
    }

    var lengthHours: Int { (length.seconds + 3599) / 3600 }
    var slackHours: Int { slack.seconds / 3600 }
    /// Whether such a job waits for a season.
    var waitsForSeason: Bool { SeasonalWait.isFor(length: length, slack: slack) }
    var isPausable: Bool { resumeOverhead != nil }
}
