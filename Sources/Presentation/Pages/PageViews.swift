public import SolsticeDomain

/// The pages of the dashboard, each a complete HTML document that is also well-formed XML.
///
/// They contain no style or script of their own: a server provides ``PageStyle/sheet``,
/// ``PageScript/text`` and ``PageIcon/svg`` under `/assets/solstice.css`, `/assets/solstice.js` and
/// `/assets/icon.svg`. Pages are readable without the script; with it they stay up to date.
public enum PageViews {
    /// The queue: its content and savings, a page of its jobs, and the savings by day.
    public static func queue(
        _ summary: QueueSummary, _ listing: QueueListing, setting: PageSetting
    ) -> String {
        QueuePage(summary: summary, listing: listing, setting: setting).frame.text
    }

    /// A page of at most ``RegionSight/pageLength`` regions with their current rates; the next page
    /// begins after `next`, this one after `after`.
    public static func regions(
        _ regions: [RegionSight], after: String? = nil, next: String? = nil, setting: PageSetting
    ) -> String {
        RegionsPage(regions: regions, after: after, next: next, setting: setting).frame.text
    }

    /// A region: its rate over a horizon with the jobs in their windows, and its seasons.
    public static func region(
        _ region: RegionSight, horizon: TimeWindow, setting: PageSetting
    ) -> String {
        RegionPage(region: region, horizon: horizon, setting: setting).frame.text
    }

    /// A job: its plan, the source of the saving, the alternatives, and its history.
    public static func job(_ job: JobSight, setting: PageSetting) -> String {
        let trimmed = JobSight(
            record: job.record.trimmed, events: job.events, explanation: job.explanation,
            outlook: job.outlook)
        return JobPage(job: trimmed, setting: setting).frame.text
    }

    /// A piece of a job's output.
    public static func log(_ log: LogSight, setting: PageSetting) -> String {
        LogPage(log: log, setting: setting).frame.text
    }

    /// Why something could not be shown, with an HTTP status; `requestID` identifies the request in
    /// the server's log.
    public static func error(
        status: Int, _ diagnostic: Diagnostic, requestID: String? = nil, setting: PageSetting
    ) -> String {
        ErrorPage(
            status: status, diagnostic: diagnostic, requestID: requestID, setting: setting
        ).frame.text
    }
}
