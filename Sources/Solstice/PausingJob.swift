import SolsticeDomain

/// A job that works in its planned segments and rests between them.
struct PausingJob: Equatable {
    let policy: PausePolicy
    /// When it is to work, in order of time.
    let segments: [TimeWindow]

    /// Whether it is to work at a moment. From its last segment on it works until it is done, however
    /// long that takes.
    func shouldWork(at now: Instant) -> Bool {
        guard let last = segments.last, now < last.start else { return true }
        return segments.contains { $0.start <= now && now < $0.end }
    }

    /// When it is next to pause or to go on; nil where it will only end.
    func nextTurn(after now: Instant) -> Instant? {
        (segments.dropLast().map(\.end) + segments.map(\.start)).filter { $0 > now }.min()
    }
}
