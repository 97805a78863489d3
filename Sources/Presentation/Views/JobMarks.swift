public import SolsticeDomain

extension [JobRecord] {
    /// Where the jobs' planned segments lie within a window, each with the job's number and name.
    public func marks(in window: TimeWindow) -> [(label: String, window: TimeWindow)] {
        flatMap { record in
            (record.plan?.placement.segments ?? []).compactMap { $0.intersection(window) }.map {
                (label: "\(record.job.id) \(record.job.specification.name)", window: $0)
            }
        }
    }
}
