public import SolsticeDomain

/// A job of a backtest: its kind and when it was submitted.
public struct BacktestJob: Hashable, Sendable {
    /// What it is like.
    public let kind: JobKind
    /// When it was submitted; it may start with the next full hour.
    public let submission: Instant

    /// A job of a kind.
    public init(kind: JobKind, submission: Instant) {
        self.kind = kind
        self.submission = submission
    }

    /// Jobs of each kind, submitted at even distances over a period; where the distance has no
    /// factor in common with a day, all hours of the day come about.
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
