import Solstice
import SolsticePresentation

/// Reports to the user what the service does.
struct ServiceWatcher: Sendable {
    let invocation: Invocation
    let isVerbose: Bool

    func tell(_ notice: Service.Notice) {
        switch notice {
        case .waiting(let job, let until):
            say("job \(job) waits until \(until)")
        case .moved(let record):
            let start = record.plan.map { $0.placement.start.description } ?? ""
            let region = record.plan?.placement.region ?? ""
            say("job \(record.job.id) now starts \(start) in \(region): more is known by now")
        case .continued(let record):
            let rest = record.plan?.placement.segments.first { $0.end > now }
            say(
                "the rest of job \(record.job.id) runs "
                    + (rest.map { $0.start > now ? "from \($0.start)" : "until \($0.end)" } ?? "on")
                    + ": more is known by now")
        case .started(let record):
            let region = record.plan?.placement.region ?? ""
            say("job \(record.job.id) \(record.job.specification.name) started in \(region)")
        case .paused(let record):
            let goesOn = record.plan?.placement.segments.map(\.start).first { $0 > now }
            say("job \(record.job.id) pauses" + (goesOn.map { " until \($0)" } ?? ""))
        case .retried(let record):
            let start = record.plan.map { " at \($0.placement.start)" } ?? ""
            say("job \(record.job.id) went wrong and is tried again\(start)")
        case .databaseTrouble(let diagnostic):
            invocation.terminal.remark(DiagnosticView.text(diagnostic, style: style))
            invocation.terminal.remark("running jobs go on; the database is tried again")
        case .databaseRecovered: invocation.terminal.remark("the database can be used again")
        case .clockSet(let seconds):
            let way = seconds < 0 ? "back" : "forwards"
            invocation.terminal.remark(
                "the machine's clock was set \(way) by \(abs(seconds)) s; planned starts stay as "
                    + "they are")
        case .ended(let record):
            if invocation.isJSON {
                invocation.terminal.write(JSONViews.job(record))
            } else {
                invocation.terminal.write(JobViews.outcome(record, style: style))
            }
        case .trouble(let job, let diagnostic):
            invocation.terminal.remark(
                DiagnosticView.text(
                    Diagnostic(
                        diagnostic.kind, "job \(job): \(diagnostic.problem)",
                        causes: diagnostic.causes, remedy: diagnostic.remedy), style: style))
        case .leftAlone(let jobs, let region):
            let list = jobs.map(String.init).joined(separator: ", ")
            say("left alone: job \(list) in \(region), where Solstice cannot start jobs")
        case .feedTrouble(_, let diagnostic), .feedsTrouble(let diagnostic):
            invocation.terminal.remark(DiagnosticView.text(diagnostic, style: style))
        case .feedRecovered(let feed): say("feed \(feed) answers again")
        case .blocked(let job, let others):
            let list = others.map(String.init).joined(separator: ", ")
            say("left alone: job \(job), which waits for job \(list)")
        }
    }

    private var now: Instant { invocation.scheduler.now }

    func tellStopped() {
        invocation.terminal.remark("stopped; running jobs go on, and solstice run finds them again")
    }

    /// The style with the scheduler's current time; in a pipe one line per event, as in a log.
    private var style: OutputStyle {
        OutputStyle(
            medium: .terminal,
            width: invocation.style.medium == .terminal ? invocation.style.width : 10_000,
            usesColor: invocation.style.usesColor, now: invocation.scheduler.now,
            clock: invocation.style.clock)
    }

    /// Writes a line of the service's log: to standard error if standard output is JSON.
    private func say(_ text: String) {
        let line = "\(invocation.scheduler.now)  \(text)"
        if invocation.isJSON {
            if isVerbose { invocation.terminal.remark(line) }
        } else {
            invocation.terminal.write(line)
        }
    }
}
