import ArgumentParser
import Foundation
import Solstice
import SolsticePresentation

/// `solstice wait`: waits until jobs have finished.
struct WaitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wait",
        abstract: "Wait until jobs have finished; the exit status is 1 if one did not succeed.")

    @Argument(help: "Numbers or names of jobs.", completion: KnownNames.jobs)
    var jobs: [String]

    @Option(
        help: ArgumentHelp("Give up after so long, with exit status 75.", valueName: "span"),
        transform: OptionValue.span("--timeout", example: "90m"))
    var timeout: TimeSpan?

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let invocation = try global.open()
        let ids = try jobs.map { try invocation.scheduler.jobNumber($0) }
        let limit = timeout.map { ContinuousClock.now + .seconds($0.seconds) }
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

/// `solstice logs`: a job's output.
struct LogsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "logs", abstract: "Show what a job wrote to standard output and error.",
        discussion: """
            A job that saved its work for a pause has a log for each piece of its run; they are \
            shown one after the other.
            """)

    @Argument(help: "The job's number or name.", completion: KnownNames.jobs)
    var job: String

    @Flag(name: [.short, .long], help: "Go on until the job has finished.")
    var follow = false

    @Flag(help: "Also what earlier tries wrote, before it was retried.")
    var all = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let invocation = try global.open()
        let id = try invocation.scheduler.jobNumber(job)
        var current: (attempt: Int, offset: UInt64)?
        while true {
            let record = try invocation.scheduler.record(id)
            for attempt in attempts(of: record) where attempt.number >= current?.attempt ?? 0 {
                let offset = attempt.number == current?.attempt ? current?.offset ?? 0 : 0
                current = (
                    attempt.number, try copy(attempt.folder + "/output.log", from: offset)
                )
            }
            if current == nil, !follow {
                throw Diagnostic(
                    .noSuchInput,
                    "job \(id) is \(record.job.state.rawValue) and has written "
                        + "nothing yet", remedy: "wait for it: solstice logs -f \(id)")
            }
            if !follow || record.job.state.isFinal { return }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    /// The attempts whose logs are shown: those of the last run, or all.
    private func attempts(of record: JobRecord) -> ArraySlice<Attempt> {
        all ? record.attempts[...] : record.attempts.lastRun
    }

    /// Copies a log from an offset; returns the offset reached.
    private func copy(_ path: String, from offset: UInt64) throws -> UInt64 {
        guard let log = FileHandle(forReadingAtPath: path) else {
            if follow { return offset }
            throw Diagnostic(
                .noSuchInput, "the log \(path) is not there",
                remedy: "was its folder deleted? The job's state is kept: solstice show \(job)")
        }
        defer { try? log.close() }
        try log.seek(toOffset: offset)
        var reached = offset
        while let part = try log.read(upToCount: 1 << 16), !part.isEmpty {
            try FileHandle.standardOutput.write(contentsOf: part)
            reached += UInt64(part.count)
        }
        return reached
    }
}
