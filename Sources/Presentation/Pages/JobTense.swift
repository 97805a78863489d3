internal import SolsticeDomain

/// The names of a job's figures: for one that has not ended, for one that ran, and for one given up
/// before it ran, whose figures are those of its last plan.
struct JobTense {
    let start: String
    let end: String
    let emissions: String
    let saving: String
    /// When a job that was given up was to end; nil for all others.
    let forgoneEnd: Instant?

    init(_ record: JobRecord) {
        let isOver = record.job.state.isFinal
        guard !isOver || !record.attempts.isEmpty || record.realised != nil else {
            (start, end) = ("was to start", "was to end")
            (emissions, saving) = ("was expected, CO2e", "would have been saved")
            forgoneEnd = record.plan?.placement.end
            return
        }
        forgoneEnd = nil
        start = record.attempts.isEmpty ? "starts" : "started"
        end = isOver ? "ended" : "ends"
        (emissions, saving) =
            record.realised == nil
            ? ("expected, CO2e", "saving") : ("emitted, CO2e", "saved")
    }
}
