import Solstice
import SolsticePresentation

extension Invocation {
    /// Shows jobs that a verb was given: as one JSON object, or in words, one job after the other.
    func show(_ records: [JobRecord], words: (JobRecord) -> String) {
        show(
            json: records.count == 1 ? JSONViews.job(records[0]) : JSONViews.jobs(records),
            text: records.map(words).joined(separator: "\n"))
    }
}
