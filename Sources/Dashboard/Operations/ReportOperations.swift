import HTTPTypes
import Solstice
import SolsticeJSON
import SolsticeJobFiles
import SolsticePresentation

extension Operations {
    /// The energy report.
    static let reports: [Operation] = [
        Operation(
            method: .get, path: "/api/v1/report", name: "report", tag: "reports",
            summary: "The energy statement of finished jobs",
            parameters: [
                .query(
                    "job", .string(length: 1...200), "A job's number or name", isRepeated: true),
                .query("project", .string(length: 1...200), "Only jobs of this project"),
                .query("from", .string(length: 1...100), "Only jobs that ended then or later"),
                .query("to", .string(length: 1...100), "Only jobs that ended before"),
                .query("format", .string(choices: ReportForm.allCases.map(\.rawValue)), "json"),
            ],
            success: .init(
                types: ReportForm.allCases.map {
                    ($0.type, $0 == .json ? Schemas.under("report", .named("Report")) : nil)
                }, text: "The statement"),
            canConflict: true
        ) { inputs, site in
            let form = inputs.text("format").flatMap { ReportForm(rawValue: $0) } ?? .json
            let report = try await site.read { scheduler in
                let moments = site.moments(scheduler)
                var request = ReportRequest(
                    project: try scheduler.foundProject(inputs.text("project")),
                    from: try moments.instant(inputs.text("from"), option: .name(.from)),
                    to: try moments.instant(inputs.text("to"), option: .name(.to)))
                request.jobs = try inputs.list("job").map { try scheduler.foundJob($0) }
                request.mostJobs = mostReported
                return try scheduler.report(request)
            }
            let style = OutputStyle(
                medium: .terminal, width: 80, usesColor: false, now: report.madeAt,
                clock: site.zone)
            return Answer(type: form.type, body: form.text(report, style: style) + "\n")
        }
    ]

    /// A report on more jobs takes longer than a user waits for a page.
    static let mostReported = 1000
}

extension ReportForm {
    /// Its media type.
    var type: String {
        switch self {
        case .json: "application/json"
        case .text: "text/plain; charset=utf-8"
        case .markdown: "text/markdown; charset=utf-8"
        case .latex: "application/x-latex"
        case .html: "text/html; charset=utf-8"
        }
    }
}
