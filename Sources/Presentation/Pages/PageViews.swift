public import SolsticeDomain

/// The pages of the dashboard, each a whole document of HTML that is also well-formed XML.
///
/// They hold no style and no script of their own: a server answers ``PageStyle/sheet``,
/// ``PageScript/text`` and ``PageIcon/svg`` under `/assets/solstice.css`, `/assets/solstice.js` and
/// `/assets/icon.svg`. Without the script everything can be read; with it pages stay up to date.
public enum PageViews {
    /// The queue: what it holds and saves, a page of its jobs, and what was saved day by day.
    public static func queue(
        _ summary: QueueSummary, _ listing: QueueListing, setting: PageSetting
    ) -> String {
        QueuePage(summary: summary, listing: listing, setting: setting).frame.text
    }

    /// A page of the regions with their rates of now, no more than ``RegionSight/pageLength``; `next`
    /// is the region that the next page begins behind, `after` the one that this page does.
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

    /// A job: its plan, where the saving comes from, what else could be done, and what happened.
    public static func job(_ job: JobSight, setting: PageSetting) -> String {
        let trimmed = JobSight(
            record: job.record.trimmed, events: job.events, explanation: job.explanation,
            outlook: job.outlook)
        return JobPage(job: trimmed, setting: setting).frame.text
    }

    /// A piece of what a job wrote.
    public static func log(_ log: LogSight, setting: PageSetting) -> String {
        LogPage(log: log, setting: setting).frame.text
    }

    /// Why something could not be shown, under a status of HTTP; `requestID` names the request in
    /// the server's log.
    public static func error(
        status: Int, _ diagnostic: Diagnostic, requestID: String? = nil, setting: PageSetting
    ) -> String {
        ErrorPage(
            status: status, diagnostic: diagnostic, requestID: requestID, setting: setting
        ).frame.text
    }
}
