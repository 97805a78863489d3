import Solstice
import SolsticePresentation

extension Invocation {
    /// The queue over time; for a plan that was not kept, with the jobs at its places.
    func queueChart(planned: QueuePlan? = nil) throws(Diagnostic) -> String {
        let places = Dictionary(
            (planned?.entries ?? []).map { ($0.job.id, $0.planned) }, uniquingKeysWith: { $1 })
        let records = try scheduler.queue().map { record in
            JobRecord(
                job: record.job, plan: places[record.job.id] ?? record.plan,
                attempts: record.attempts)
        }
        return QueueChartView.text(
            records, regions: try scheduler.regionRecords().map(\.region), style: style)
    }

    /// Shows a verb's jobs: as one JSON object, or in words, one job after the other.
    func show(_ records: [JobRecord], words: (JobRecord) -> String) {
        show(
            json: records.count == 1 ? JSONViews.job(records[0]) : JSONViews.jobs(records),
            text: records.map(words).joined(separator: "\n"))
    }
}
