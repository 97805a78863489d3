import ArgumentParser
import Foundation
import Solstice
import SolsticePresentation

/// `solstice report`: the energy report on finished jobs.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Print the energy statement of finished jobs, as a paper should close with.",
        discussion: """
            Without --job or --project it is about all jobs that are over; a job counts whole in the \
            period that it ended in. With --project it states the final runs, the preliminary ones, \
            and all of them together (see: solstice mark). Formats: text, markdown, latex, json, html; with --output and no --format \
            the file's name decides (.md, .tex, .json, .html).
            """)

    @Option(
        help: ArgumentHelp(
            "A job's number or name; may be given more than once.", valueName: "id"),
        completion: KnownNames.jobs)
    var job: [String] = []

    @Option(
        help: ArgumentHelp("Only jobs of this project.", valueName: "name"),
        completion: KnownNames.projects)
    var project: String?

    @Option(
        help: ArgumentHelp("Only jobs that ended at this moment or later.", valueName: "instant"))
    var from: MomentArgument?

    @Option(help: ArgumentHelp("Only jobs that ended before this moment.", valueName: "instant"))
    var to: MomentArgument?

    @Option(
        help: ArgumentHelp(
            "Its form. Else what the file's name says, else text.", valueName: "format"))
    var format: ReportForm?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write to this file instead; - is standard output.", valueName: "file"),
        completion: .file())
    var output: String?

    @OptionGroup var global: GlobalOptions

    private static let endings: [String: ReportForm] = [
        "md": .markdown, "markdown": .markdown, "tex": .latex, "json": .json, "html": .html,
        "htm": .html,
    ]

    func run() throws {
        let form = try statedForm()
        let invocation = try global.open()
        var request = ReportRequest(
            project: project.map(ProjectID.init(_:)),
            from: try invocation.instant(from, option: .name(.from)),
            to: try invocation.instant(to, option: .name(.to)))
        request.jobs = try job.map { try invocation.scheduler.jobNumber($0) }
        let report = try invocation.scheduler.report(request)
        if let project = report.project, !report.jobs.isEmpty, report.finalTotals.isEmpty {
            invocation.terminal.remark(
                "no run of project \(project) is marked as a final one; mark it with: "
                    + "solstice mark ID --final")
        }
        let file = output == "-" ? nil : output
        let text = drawn(report, as: form, invocation, isFile: file != nil)
        guard let file else { return invocation.terminal.write(text) }
        try write(text, to: file)
        invocation.terminal.remark(
            "\(file) written: \(report.jobs.count) "
                + (report.jobs.count == 1 ? "job" : "jobs"))
    }

    private func statedForm() throws(Diagnostic) -> ReportForm {
        guard let format else {
            if global.json { return .json }
            let ending = output.map { URL(fileURLWithPath: $0).pathExtension.lowercased() }
            return ending.flatMap { Self.endings[$0] } ?? .text
        }
        if global.json, format != .json {
            throw Diagnostic(
                .usage, "--json and --format \(format.rawValue) ask for two formats",
                remedy: "leave one of them out")
        }
        return format
    }

    private func drawn(
        _ report: EnergyReport, as form: ReportForm, _ invocation: Invocation, isFile: Bool
    ) -> String {
        // A file is for people to read, whatever standard output is.
        let style = OutputStyle(
            medium: .terminal, width: 80, usesColor: false, now: invocation.style.now,
            clock: invocation.style.clock)
        return form.text(report, style: isFile ? style : invocation.style)
    }

    private func write(_ text: String, to file: String) throws(Diagnostic) {
        do {
            try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        } catch {
            throw Diagnostic(
                .cannotWrite, "\(file) cannot be written",
                causes: [Message(error.localizedDescription)],
                remedy: "name another file with --output")
        }
    }
}
