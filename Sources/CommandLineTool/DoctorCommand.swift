import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice doctor`: is everything as it should be?
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check database, regions, data and jobs; exit status 1 where something is bad.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let findings = try invocation.scheduler.doctor()
        invocation.show(
            json: JSONViews.doctor(findings),
            text: DoctorView.text(findings, style: invocation.style))
        if findings.contains(where: { $0.severity == .bad }) { throw ExitCode(1) }
    }
}
