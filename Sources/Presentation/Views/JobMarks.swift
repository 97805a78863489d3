public import SolsticeDomain

extension [JobRecord] {
    /// The jobs' planned segments within a window, each with the job's number and name.
    public func marks(in window: TimeWindow) -> [(label: String, window: TimeWindow)] {
        flatMap { record in
            let asked = record.job.specification
            let place = asked.arrayIndex.map { "[\($0)]" } ?? ""
            return (record.plan?.placement.segments ?? []).compactMap { $0.intersection(window) }
                .map { (label: "\(record.job.id) \(asked.name)\(place)", window: $0) }
        }
    }
}
