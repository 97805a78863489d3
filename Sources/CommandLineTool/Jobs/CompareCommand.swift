import ArgumentParser
import Solstice
import SolsticeJobFiles
import SolsticePresentation

/// `solstice compare`: ways to do the same work, beside each other.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract:
            "Compare ways to do the same work: which one, where and when. Nothing is submitted.",
        discussion: """
            The work is described as a job is, in a file or by options, with its variants:
              solstice compare --work 1e9 --unit inferences --deadline +2d \\
                --variant name=gpu,gpu-type=v100,gpus=33,throughput=1e6,price=0.75 \\
                --variant name=inf1,gpu-type=inferentia,gpus=6,throughput=1e6,watts=150,price=0.33

            Each variant is placed where and when it emits least, as if no other job were planned.
            """)

    @Argument(
        help: ArgumentHelp(
            "The work and its variants, as one job in YAML or JSON; - for standard input.",
            valueName: "file"), completion: .file())
    var file: String?

    @OptionGroup var job: JobOptions

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let comparison = try invocation.scheduler.comparison(try request(invocation.moments))
        invocation.show(
            json: JSONViews.comparison(comparison),
            text: ComparisonView.text(comparison, style: invocation.style))
    }

    private func request(_ moments: InstantReader) throws -> SubmissionRequest {
        let stated = try job.entry()
        guard let file else { return try stated.describedOnly(moments) }
        guard stated.isEmpty else {
            throw Diagnostic(
                .usage, "a file describes the whole work and goes with no option of a job",
                remedy: "put them into \(file), or leave the file out")
        }
        let entries = try JobFile.read(try InputFile.read(file))
        guard let first = entries.first, entries.count == 1 else {
            throw Diagnostic(
                .badInput, "\(file) describes \(entries.count) jobs, and one is compared",
                remedy: "make them variants of one job")
        }
        return try first.0.describedOnly(moments)
    }
}
