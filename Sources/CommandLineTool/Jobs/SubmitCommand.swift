import ArgumentParser
import Foundation
import Solstice
import SolsticeJobFiles
import SolsticePresentation

/// `solstice submit`: accept a job and plan it.
struct SubmitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Submit a job: it is planned at once, and started by `solstice run`.",
        discussion: """
            The command follows two dashes and is run as it stands, without a shell:
              solstice submit --deadline +2d --hours 8 --gpu-type v100 -- python train.py

            Hours and watts may be stated for each accelerator, the one asked for first; the job \
            may then run on any of them:
              --hours v100=8,a100=4.5 --watts-per-gpu v100=310,a100=360
            """)

    @OptionGroup var job: JobOptions

    @Flag(help: "Show the plan and change nothing.")
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            "Jobs from a file: a list in YAML or JSON, or JSON Lines; - for standard input.",
            valueName: "file"), completion: .file())
    var file: String?

    @Argument(parsing: .postTerminator, help: ArgumentHelp(JobField.command.help))
    var command: [String] = []

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let entry = try entry()
        if let file {
            guard entry.isEmpty else {
                throw Diagnostic(
                    .usage, "--file brings whole jobs and goes with no other option of a job",
                    remedy: "put them into \(file), or leave --file out")
            }
            return try submitFile(file, invocation)
        }
        let request = try entry.request(invocation.moments)
        let submissions = try invocation.scheduler.submit([request], isDryRun: dryRun)
        guard request.arrayIndices.isEmpty, let submission = submissions.first else {
            return show(submissions, invocation)
        }
        invocation.show(
            json: JSONViews.submitted(
                submission.record, isDryRun: dryRun, notes: submission.notes),
            text: JobViews.submitted(
                submission.record, isDryRun: dryRun, notes: submission.notes,
                style: invocation.style))
    }

    /// What the options and the command state of a job.
    func entry() throws(Diagnostic) -> JobEntry {
        var entry = try job.entry()
        entry.state(.command, typed: command)
        return entry
    }

    private func submitFile(_ path: String, _ invocation: Invocation) throws {
        let requests = try JobFile.requests(try InputFile.read(path), invocation.moments)
        show(try invocation.scheduler.submit(requests, isDryRun: dryRun), invocation)
    }

    private func show(_ submissions: [Submission], _ invocation: Invocation) {
        let records = submissions.map(\.record)
        invocation.show(
            json: JSONViews.jobs(records), text: JobViews.queue(records, style: invocation.style))
        var notes: Set<Message> = []
        var last: [Message] = []
        // Jobs of one file share most notes, and often the whole list.
        for submission in submissions where submission.notes != last {
            last = submission.notes
            notes.formUnion(last)
        }
        for note in notes.map({ "\($0)" }).sorted() where !invocation.isJSON {
            invocation.terminal.remark("note: \(note)")
        }
    }
}
