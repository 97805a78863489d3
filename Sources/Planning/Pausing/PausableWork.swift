/// A job that may be paused, as the search sees it: whole seconds and nothing else.
struct PausableWork: Equatable, Sendable {
    /// The job must not run before this second.
    var fromSecond: Int
    /// The job must not run from this second on.
    var toSecond: Int
    /// The work itself, above zero.
    var durationSeconds: Int
    /// Extra running at the start of every segment but the first, zero or more.
    ///
    /// The search counts in the greatest common divisor of the overhead and a slot's length, so
    /// that an odd overhead makes it slow.
    var overheadSeconds: Int
}
