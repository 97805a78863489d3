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
        _ regions: [RegionSight], after: RegionID? = nil, next: RegionID? = nil,
        setting: PageSetting
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

/// The page for something that could not be shown.
struct ErrorPage {
    let status: Int
    let diagnostic: Diagnostic
    let requestID: String?
    let setting: PageSetting

    /// The page.
    var frame: PageFrame {
        PageFrame(title: title, part: nil, body: body, setting: setting)
    }

    private var title: String {
        switch status {
        case 400: "Not understood"
        case 401, 403: "Not allowed"
        case 404: "Not found"
        case 405: "Not possible here"
        case 409: "Not possible now"
        case 429, 503: "Busy"
        default: status >= 500 ? "Something went wrong" : "Not possible"
        }
    }

    private var body: Markup {
        let causes = diagnostic.causes.prefix(20).map { "<li>\(Markup.prose($0))</li>" as Markup }
        let list: Markup = causes.isEmpty ? .nothing : "<ul>\n\(causes)\n</ul>"
        let remedy: Markup =
            diagnostic.remedy.map { "<p class=\"remedy\">What to do: \(Markup.prose($0))</p>" }
            ?? .nothing
        let problem = diagnostic.problem.text(.commandLine)
        // The server's log contains only its own errors.
        let request: Markup =
            requestID.flatMap { status >= 500 ? "<p>Request ID: \($0)</p>" : nil } ?? .nothing
        return """
            <p class="trail">\(status)</p>
            <h1>\(title)</h1>
            <p class="lead">\(Markup.prose(problem.prefix(1).uppercased() + problem.dropFirst()))</p>
            \(list)
            \([remedy, request])
            <p><a href="\(plain: PagePath.queue)">To the queue</a></p>
            """
    }
}

/// The paths of pages and their assets.
enum PagePath {
    static let queue = "/"
    static let regions = "/regions"
    static let report = "/report"
    static let description = "/openapi.json"
    static let sheet = "/assets/solstice.css"
    static let script = "/assets/solstice.js"
    static let icon = "/assets/icon.svg"

    static func job(_ id: JobID) -> String { "/jobs/\(id)" }
    static func log(_ id: JobID) -> String { "/jobs/\(id)/log" }
    static func statement(_ id: JobID) -> String { "/jobs/\(id)/report" }
    static func jobJSON(_ id: JobID) -> String { "/api/v1/jobs/\(id)" }

    /// A piece of a job's log, from a byte offset.
    static func log(_ id: JobID, attempt: Int?, from: Int) -> String {
        log(id) + "?" + (attempt.map { "attempt=\($0)&" } ?? "") + "from=\(from)"
    }

    static func region(_ id: RegionID) -> String { "/regions/" + encoded(id.rawValue) }

    /// The regions after a given one.
    static func regions(after id: RegionID) -> String { "/regions?after=" + encoded(id.rawValue) }

    /// The jobs of a filter, after a given job.
    static func queue(_ filter: QueueFilter, after: JobID? = nil) -> String {
        let query = [
            filter == .open ? nil : "state=\(filter.text)", after.map { "after=\($0)" },
        ].compactMap(\.self)
        return query.isEmpty ? queue : queue + "?" + query.joined(separator: "&")
    }

    private static let plain = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)

    /// Percent-encoded as one path segment (RFC 3986), however long it is.
    static func encoded(_ part: String) -> String {
        // A segment of only dots would move up the path.
        if part.allSatisfy({ $0 == "." }) { return part.utf8.map(hexadecimal).joined() }
        return part.utf8.map {
            plain.contains($0) ? String(UnicodeScalar($0)) : hexadecimal($0)
        }.joined()
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.count == 1 ? "0" : "") + digits
    }
}
