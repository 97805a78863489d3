public import SolsticeDomain

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
