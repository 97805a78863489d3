public import SolsticeDomain

/// Why a job is planned as it is: the other places and times, and what more slack would save.
public enum ExplanationView {
    /// The plan, its alternatives by region and by start, whether waiting is worth it, what a later
    /// deadline would save, and what was left out.
    ///
    /// Given the outlook of the plan's region over ``horizon(of:record:now:)``, its hours are drawn
    /// with the chosen ones marked.
    public static func text(
        _ explanation: Explanation, record: JobRecord, outlook: RegionOutlook? = nil,
        style: OutputStyle
    ) -> String {
        switch style.medium {
        case .terminal:
            ExplanationText(
                explanation: explanation, record: record, outlook: outlook, style: style
            ).text
        case .pipe: ExplanationRows(explanation: explanation).text
        }
    }

    /// The hours that show why a plan starts when it does: from now past the deadline, at most a
    /// month unless the plan itself takes longer; nil if the plan has ended.
    public static func horizon(
        of explanation: Explanation, record: JobRecord, now: Instant
    ) -> TimeWindow? {
        let planned = explanation.best.placement.end
        guard planned > now else { return nil }
        let later = explanation.byStart.map(\.placement.end).max() ?? planned
        let deadline = record.job.specification.deadline
        let wanted = min(max(planned, deadline ?? later), now + .day * 31)
        let end = max(planned, wanted)
        // Some space after the end, so that it can be told from the edge.
        return TimeWindow(start: now, end: end + max(.hour, (end - now) * 0.03))
    }
}
