public import SolsticeDomain

/// A replay of jobs over a period of history under several policies; each decision uses only hours
/// that had ended by then.
///
/// A backtest is an independent value; several may run in parallel. Decisions are made at full
/// hours.
public struct Backtest: Sendable {
    /// The places every job may run in; the first is where it would run at once.
    public let places: [BacktestPlace]
    /// The jobs.
    public let jobs: [BacktestJob]
    /// The policies that decide when they run.
    public let policies: [BacktestPolicy]
    /// How often the models are fitted again.
    public let refitAfter: TimeSpan

    /// A backtest.
    public init(
        places: [BacktestPlace], jobs: [BacktestJob],
        policies: [BacktestPolicy] = BacktestPolicy.allCases,
        refitAfter: TimeSpan = .day * 30
    ) {
        precondition(!places.isEmpty, "jobs run somewhere")
        precondition(refitAfter >= .hour, "models are fitted at full hours")
        self.places = places
        self.jobs = jobs
        self.policies = policies
        self.refitAfter = refitAfter
    }

    /// Replays the jobs. `progress` receives the share done from time to time.
    public func run(progress: (Double) -> Void = { _ in }) -> BacktestReport {
        var replay = Replay(backtest: self)
        replay.run(progress: progress)
        return replay.report
    }
}

/// A place that jobs of a backtest may run in, with its grid's full history.
public struct BacktestPlace: Sendable {
    /// Its name in results.
    public let name: String
    /// The carbon intensity of its grid, before the period and during it.
    public let history: Series<CarbonIntensity>
    /// Local hours of its zone.
    public let clock: LocalClock
    /// Facility energy over IT energy, which makes places comparable.
    public let pue: PUE

    /// A place.
    public init(
        name: String, history: Series<CarbonIntensity>, clock: LocalClock, pue: PUE = PUE(1)
    ) {
        self.name = name
        self.history = history
        self.clock = clock
        self.pue = pue
    }
}

/// A job of a backtest: its kind and when it was submitted.
public struct BacktestJob: Hashable, Sendable {
    /// Its kind.
    public let kind: JobKind
    /// When it was submitted; it may start at the next full hour.
    public let submission: Instant

    /// A job of a kind.
    public init(kind: JobKind, submission: Instant) {
        self.kind = kind
        self.submission = submission
    }

    /// Jobs of each kind, submitted at regular intervals over a period; if the interval has no
    /// factor in common with a day, all hours of the day occur.
    public static func mix(
        of kinds: [JobKind], over period: TimeWindow, every distance: TimeSpan
    ) -> [BacktestJob] {
        precondition(distance > .zero, "submissions lie apart")
        return kinds.flatMap { kind in
            stride(
                from: period.start.secondsSinceEpoch, to: period.end.secondsSinceEpoch,
                by: distance.seconds
            ).map { BacktestJob(kind: kind, submission: Instant(secondsSinceEpoch: $0)) }
        }
    }
}

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

/// A policy that decides when a job of a backtest runs.
public enum BacktestPolicy: String, CaseIterable, Codable, Sendable {
    /// At once: the baseline for all others.
    case runNow = "run-now"
    /// From 22:00 local time on, pausing outside the night if it may pause.
    case nightlyWindow = "nightly-window"
    /// At the best time by a table of usual values by month, hour and kind of day.
    case staticTable = "static-table"
    /// At the best time by the forecast at submission.
    case forecastOnce = "forecast-once"
    /// Decided again every hour, at the best time by the newest forecast.
    case replanned
    /// Decided again every hour, with the value of waiting.
    case valueOfWaiting = "value-of-waiting"
    /// At the best time by actual values: the best possible.
    case oracle

    /// Whether jobs get a plan at submission that states its saving.
    var followsForecast: Bool {
        switch self {
        case .forecastOnce, .replanned, .valueOfWaiting: true
        case .runNow, .nightlyWindow, .staticTable, .oracle: false
        }
    }
}
