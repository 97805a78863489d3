/// When a job runs, and what it costs.
struct PausableRun: Equatable, Sendable {
    /// The cost of all segments, in the unit of the slots' costs.
    var cost: Double
    /// The seconds in which the job runs, half-open, ascending, with a pause between any two.
    ///
    /// Together they are as long as the work and one overhead for every segment but the first.
    var segments: [Range<Int>]
}
