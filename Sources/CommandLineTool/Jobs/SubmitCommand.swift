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

    @Option(help: ArgumentHelp("A name for people.", valueName: "name"))
    var name: String?

    @Option(
        help: ArgumentHelp(
            "When it must have ended. Without one it starts as soon as it can.",
            valueName: "instant"))
    var deadline: String?

    @Option(
        help: ArgumentHelp(
            "How long it takes uncapped: 8, 90m, 1d12h; 8..11 where it varies (eight runs in ten); "
                + "or for each accelerator. Else what earlier runs of its name took.",
            valueName: "hours"))
    var hours: String?

    @Option(help: ArgumentHelp("How many accelerators it holds (1).", valueName: "n"))
    var gpus: Int?

    @Option(
        help: ArgumentHelp(
            "Accelerator, or any of those that hours are stated for.", valueName: "id"),
        completion: KnownNames.accelerators)
    var gpuType: String?

    @Option(
        help: ArgumentHelp(
            "Average power of one accelerator with its share of the host. Else the board's limit.",
            valueName: "watts"))
    var wattsPerGpu: String?

    @Option(
        help: ArgumentHelp("Home region, where the baseline runs.", valueName: "id"),
        completion: KnownNames.regions)
    var home: String?

    @Option(
        help: ArgumentHelp("Region it may run in; repeatable.", valueName: "id"),
        completion: KnownNames.regions)
    var region: [String] = []

    @Option(help: ArgumentHelp("When it may start at the earliest.", valueName: "instant"))
    var earliest: String?

    @Option(
        help: ArgumentHelp("Power cap: auto, none or watts (auto).", valueName: "cap"),
        completion: .list(["auto", "none"]))
    var cap: String?

    @Option(
        help: ArgumentHelp(
            "Carbon intensity to plan on: lifecycle, direct or marginal.", valueName: "signal"),
        completion: KnownNames.signals)
    var signal: String?

    @Option(
        help: ArgumentHelp("Folder that it starts in. Else the current one.", valueName: "folder"),
        completion: .directory)
    var workingDirectory: String?

    @OptionGroup var levers: LeverOptions

    @Flag(help: "Keep it back until it is released.")
    var hold = false

    @Flag(help: "Show the plan and change nothing.")
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            "Jobs from a file: a list in YAML or JSON, or JSON Lines; - for standard input.",
            valueName: "file"), completion: .file())
    var file: String?

    @Argument(parsing: .postTerminator, help: "The command and its arguments.")
    var command: [String] = []

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        if let file {
            guard command.isEmpty, entryFromOptions.isEmpty else {
                throw Diagnostic(
                    .usage, "--file brings whole jobs and goes with no other option of a job",
                    remedy: "put them into \(file), or leave --file out")
            }
            return try submitFile(file, invocation)
        }
        let request = try entryFromOptions.request(command: command, invocation.moments)
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

    private var entryFromOptions: JobEntry {
        var entry = levers.entry
        entry.name = name
        entry.deadline = deadline
        entry.hours = hours
        entry.gpus = gpus
        entry.gpuType = gpuType
        entry.wattsPerGpu = wattsPerGpu
        entry.home = home
        entry.regions = region
        entry.earliest = earliest
        entry.cap = cap
        entry.signal = signal
        entry.workingDirectory = workingDirectory
        entry.hold = hold
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
