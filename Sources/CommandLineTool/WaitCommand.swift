import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice wait`: waits until jobs have finished.
struct WaitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wait",
        abstract: "Wait until jobs have finished; the exit status is 1 if one did not succeed.")

    @Argument(help: "Numbers or names of jobs.", completion: KnownNames.jobs)
    var jobs: [String]

    @Option(help: ArgumentHelp("Give up after so long, with exit status 75.", valueName: "span"))
    var timeout: String?

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let invocation = try global.open()
        let ids = try jobs.map { try invocation.scheduler.jobNumber($0) }
        let limit = try timeout.map { text in
            guard let span = TimeSpan(text: text) else {
                throw Diagnostic(
                    .usage, "--timeout \(text) is not a span", remedy: "use --timeout 90m")
            }
            return ContinuousClock.now + .seconds(span.seconds)
        }
        for id in ids {
            while !(try invocation.scheduler.state(of: id).isFinal) {
                if let limit, ContinuousClock.now >= limit {
                    throw Diagnostic(
                        .tryAgain, "job \(id) has not finished yet",
                        remedy: "wait on: solstice wait \(id)")
                }
                try await Task.sleep(for: .milliseconds(200))
            }
        }
        let records = try ids.map { try invocation.scheduler.record($0) }
        invocation.show(
            json: JSONViews.jobs(records),
            text: records.map { JobViews.outcome($0, style: invocation.style) }
                .joined(separator: "\n"))
        if records.contains(where: { $0.job.state != .succeeded }) { throw ExitCode(1) }
    }
}
