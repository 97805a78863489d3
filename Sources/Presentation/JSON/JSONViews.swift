public import SolsticeDomain
internal import SolsticeJSON

/// Values as JSON for programs: one object per call, keys in a fixed order, a missing value an
/// explicit `null`, instants in UTC. Keys are a contract: add to them, never rename them.
/// Messages say what to set or run in the words of the command line unless others are asked for.
public enum JSONViews {
    /// A job as in `show`, without its history.
    public static func job(_ record: JobRecord) -> String { record.json.text }

    /// A job with its history under `events`.
    public static func job(_ record: JobRecord, events: [JobEvent]) -> String {
        record.json.adding(record.pastDecisionsJSON)
            .adding(["events": JSONValue(events, \.json)]).text
    }

    /// A job just submitted, with `isDryRun` and the notes that the user would see.
    public static func submitted(
        _ record: JobRecord, isDryRun: Bool, notes: [Message]
    ) -> String {
        record.json.adding(record.pastDecisionsJSON)
            .adding(["isDryRun": JSONValue(isDryRun), "notes": JSONValue(notes)]).text
    }

    /// `{"jobs": […]}`, each as in ``job(_:)``.
    public static func jobs(_ records: [JobRecord]) -> String {
        JSONValue(under: "jobs", JSONValue(records, \.json)).text
    }

    /// `{"jobs": […], "next"}`: a page of a list, and the number to request the next one with.
    public static func jobs(_ page: JobSlice) -> String {
        JSONValue(under: "jobs", JSONValue(page.records, \.json))
            .adding(["next": JSONValue(page.next)]).text
    }

    /// `{"jobs": […]}` just submitted, with `isDryRun` and the notes that the user would see.
    public static func submitted(
        _ records: [JobRecord], isDryRun: Bool, notes: [Message],
        _ wording: Wording = .commandLine
    ) -> String {
        JSONValue(under: "jobs", JSONValue(records, \.json))
            .adding(["isDryRun": JSONValue(isDryRun), "notes": JSONValue(notes)]).text(wording)
    }

    /// `{"summary": {…}}`: what the queue contains, is planned to emit, and has emitted.
    public static func summary(_ summary: QueueSummary) -> String {
        JSONValue(under: "summary", summary.json).text
    }

    /// An event, on one line.
    public static func event(_ event: QueueEvent) -> String {
        let own: JSONValue = ["id": JSONValue(event.id), "job": JSONValue(event.job)]
        return own.adding(event.event.json).line
    }

    /// `{"token": {"name", "token"}}`: a token just made, the only time that it is shown.
    public static func newToken(_ token: String, name: String) -> String {
        JSONValue(under: "token", ["name": JSONValue(name), "token": JSONValue(token)]).text
    }

    /// `{"tokens": […]}`, without the tokens themselves.
    public static func tokens(_ tokens: [AccessToken]) -> String {
        JSONValue(
            under: "tokens",
            JSONValue(tokens) {
                ["name": JSONValue($0.name), "createdAt": JSONValue($0.createdAt)]
            }
        ).text
    }

    /// `{"plan": {…}}` with every job's place, its saving and its previous place.
    public static func plan(_ plan: QueuePlan, isDryRun: Bool) -> String {
        JSONValue(under: "plan", plan.json(isDryRun: isDryRun)).text
    }

    /// Why a job is planned as it is: the job, its plan under `best`, and the alternatives.
    public static func explanation(
        _ explanation: Explanation, record: JobRecord, _ wording: Wording = .commandLine
    ) -> String {
        JSONValue(under: "job", record.job.json).adding(explanation.json)
            .adding(record.pastDecisionsJSON).text(wording)
    }

    /// `{"profile": {…}}` with all 576 cells.
    public static func profile<Quantity>(
        _ profile: SeasonalProfile<Quantity>, id: String, unit: String, timeZone: String
    ) -> String {
        JSONValue(under: "profile", profile.json(id: id, unit: unit, timeZone: timeZone)).text
    }

    /// `{"forecast": {…}}` with the horizon interval by interval.
    public static func forecast(
        _ outlook: RegionOutlook, horizon: TimeWindow,
        marked: [(label: String, window: TimeWindow)]
    ) -> String {
        JSONValue(under: "forecast", outlook.json(horizon: horizon, marked: marked)).text
    }

    /// `{"backtest": {…}}` with a result for each zone, kind of job and policy.
    public static func backtest(_ summary: BacktestSummary) -> String {
        JSONValue(under: "backtest", summary.json).text
    }

    /// `{"report": {…}}` with the totals, each job with its baseline and hours, and the imports.
    public static func report(_ report: EnergyReport) -> String {
        JSONValue(under: "report", report.json).text
    }

    /// `{"regions": […], "next"}` with each region's history.
    public static func regions(
        _ records: [RegionRecord], next: String? = nil, _ wording: Wording = .commandLine
    ) -> String {
        list("regions", JSONValue(records, \.json), next, wording)
    }

    /// `{"region": {…}}` with its history.
    public static func region(
        _ record: RegionRecord, _ wording: Wording = .commandLine
    ) -> String {
        JSONValue(under: "region", record.json).text(wording)
    }

    /// `{"skill": {…}}` with the errors of forecasts by lead.
    public static func skill(
        _ skills: [ForecastSkill], zone: ZoneID, signal: CarbonSignal
    ) -> String {
        JSONValue(
            under: "skill",
            [
                "zone": JSONValue(zone), "signal": JSONValue(signal.rawValue),
                "leads": JSONValue(skills, \.json),
            ]
        ).text
    }

    /// `{"feeds": […], "next"}` with the progress of each.
    public static func feeds(
        _ records: [FeedRecord], next: String? = nil, _ wording: Wording = .commandLine
    ) -> String {
        list("feeds", JSONValue(records, \.json), next, wording)
    }

    /// `{"feed": {…}}` with its progress.
    public static func feed(_ record: FeedRecord, _ wording: Wording = .commandLine) -> String {
        JSONValue(under: "feed", record.json).text(wording)
    }

    /// `{"regions": […], "next"}` of the catalogue, which has no history.
    public static func catalog(
        _ regions: [Region], next: String? = nil, _ wording: Wording = .commandLine
    ) -> String {
        list("regions", JSONValue(regions, \.json), next, wording)
    }

    /// `{"accelerators": […], "next"}`.
    public static func accelerators(
        _ accelerators: [Accelerator], next: String? = nil
    ) -> String {
        list("accelerators", JSONValue(accelerators, \.json), next)
    }

    /// A list, or a page of one with the name to request the next one with; null for the last.
    private static func list(
        _ key: String, _ elements: JSONValue, _ next: String?, _ wording: Wording = .commandLine
    ) -> String {
        JSONValue(under: key, elements).adding(["next": JSONValue(next)]).text(wording)
    }

    /// `{"accelerator": {…}}`.
    public static func accelerator(_ accelerator: Accelerator) -> String {
        JSONValue(under: "accelerator", accelerator.json).text
    }

    /// `{"import": {…}, "accelerator": {…}}`.
    public static func powerCapReport(_ report: PowerCapReport, isDryRun: Bool) -> String {
        JSONValue(under: "import", report.json(isDryRun: isDryRun))
            .adding(JSONValue(under: "accelerator", report.accelerator.json)).text
    }

    /// `{"import": {…}}`.
    public static func importReport(
        _ report: ImportReport, isDryRun: Bool, _ wording: Wording = .commandLine
    ) -> String {
        JSONValue(under: "import", report.json(isDryRun: isDryRun)).text(wording)
    }

    /// `{"findings": […]}`, with `violations` if the current plan was checked, too.
    public static func doctor(
        _ findings: [Finding], violations: [PlanViolation]? = nil,
        _ wording: Wording = .commandLine
    ) -> String {
        let list = JSONValue(findings) { finding -> JSONValue in
            [
                "severity": JSONValue(finding.severity.rawValue),
                "subject": JSONValue(finding.subject),
                "text": JSONValue(finding.text), "remedy": JSONValue(finding.remedy),
            ]
        }
        let document = JSONValue(under: "findings", list)
        guard let violations else { return document.text(wording) }
        return document.adding(["violations": JSONValue(violations, \.json)]).text(wording)
    }

    /// `{"error": {…}}`, with the command's exit status; `requestID` identifies the request to a
    /// server that it answers.
    public static func diagnostic(
        _ diagnostic: Diagnostic, requestID: String? = nil, _ wording: Wording = .commandLine
    ) -> String {
        let error: JSONValue = [
            "exitStatus": JSONValue(Int(diagnostic.kind.rawValue)),
            "problem": JSONValue(diagnostic.problem), "causes": JSONValue(diagnostic.causes),
            "remedy": JSONValue(diagnostic.remedy),
        ]
        return JSONValue(
            under: "error", requestID.map { error.adding(["requestId": .string($0)]) } ?? error
        ).text(wording)
    }
}

extension JSONViews {
    /// `{"backup": {…}}`.
    public static func backup(_ report: BackupReport) -> String {
        JSONValue(
            under: "backup",
            [
                "path": JSONValue(report.path), "bytes": JSONValue(report.byteCount),
                "jobs": JSONValue(report.jobCount),
                "newestMigration": JSONValue(report.newestMigration),
            ]
        ).text
    }

    /// `{"restored": {…}}`, with the numbers of jobs that were started after the backup.
    public static func restore(_ report: RestoreReport) -> String {
        func numbers(_ jobs: [JobID]) -> JSONValue { JSONValue(jobs) { JSONValue($0) } }
        return JSONValue(
            under: "restored",
            [
                "path": JSONValue(report.path), "kept": JSONValue(report.keptPath),
                "jobs": JSONValue(report.jobCount), "foundJobs": numbers(report.foundJobs),
                "heldJobs": numbers(report.heldJobs),
                "unknownJobs": numbers(report.unknownJobs),
                "runningUnknownJobs": numbers(report.runningUnknownJobs),
            ]
        ).text
    }
}
