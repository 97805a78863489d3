import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice hold`: hold jobs.
struct HoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Keep jobs back that have not started.")

    @Argument(help: "Numbers or names of jobs.", completion: KnownNames.jobs)
    var jobs: [String]

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let records = try jobs.map { job in
            let id = try invocation.scheduler.jobNumber(job, isUnambiguous: true)
            try invocation.scheduler.hold(id)
            return try invocation.scheduler.record(id)
        }
        invocation.show(records) {
            "job \($0.job.id) is held; let it go with: solstice release \($0.job.id)"
        }
    }
}

/// `solstice release`: release held jobs.
struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Release held jobs and plan them again.")

    @Argument(help: "Numbers or names of jobs.", completion: KnownNames.jobs)
    var jobs: [String]

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        try invocation.replan(jobs, isUnambiguous: true) { id throws(Diagnostic) in
            try invocation.scheduler.release(id)
        }
    }
}

/// `solstice cancel`: cancel jobs.
struct CancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Cancel jobs; a running one is asked to end, and ended after ten seconds.")

    @Argument(help: "Numbers or names of jobs.", completion: KnownNames.jobs)
    var jobs: [String]

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let invocation = try global.open()
        var records: [JobRecord] = []
        var stopping: Set<JobID> = []
        var fallen: [JobID: [JobID]] = [:]
        for job in jobs {
            let id = try invocation.scheduler.jobNumber(job, isUnambiguous: true)
            fallen[id] = try invocation.scheduler.dependents(onSuccessOf: id)
            if let attempt = try invocation.scheduler.cancel(id) {
                try await invocation.scheduler.endProcesses(
                    of: attempt, executors: RunCommand.executors)
                stopping.insert(id)
            }
            records.append(try invocation.scheduler.record(id))
        }
        invocation.show(records) {
            "job \($0.job.id) is cancelled"
                + (stopping.contains($0.job.id) ? "; its processes were asked to end" : "")
                + Self.words(fallen[$0.job.id] ?? [])
        }
    }

    private static func words(_ fallen: [JobID]) -> String {
        let list = fallen.prefix(10).map(String.init).joined(separator: ", ")
        let more = fallen.count > 10 ? " and \(fallen.count - 10) more" : ""
        return fallen.isEmpty ? "" : "; with it job \(list)\(more), which needed its success"
    }
}

/// `solstice retry`: start failed jobs again.
struct RetryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Retry jobs that failed, were lost, missed or cancelled, planned from now.")

    @Argument(help: "Numbers or names of jobs.", completion: KnownNames.jobs)
    var jobs: [String]

    @Option(
        help: ArgumentHelp("Another deadline, for all of them.", valueName: "instant"))
    var deadline: MomentArgument?

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let limit = try invocation.instant(deadline, option: .name(.deadline))
        try invocation.replan(jobs) { id throws(Diagnostic) in
            try invocation.scheduler.retry(id, deadline: limit)
        }
    }
}
