import SolsticeDomain

/// A job that runs in its planned segments and pauses between them.
struct PausingJob: Equatable {
    let policy: PausePolicy
    /// When it is to run, in order of time.
    let segments: [TimeWindow]

    /// Whether it should be running at a moment. From its last segment on it runs until it is done,
    /// however long that takes.
    func shouldWork(at now: Instant) -> Bool {
        guard let last = segments.last, now < last.start else { return true }
        return segments.contains { $0.start <= now && now < $0.end }
    }

    /// When it next pauses or resumes; nil if it will only end.
    func nextTurn(after now: Instant) -> Instant? {
        (segments.dropLast().map(\.end) + segments.map(\.start)).filter { $0 > now }.min()
    }
}
