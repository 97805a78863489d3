import ArgumentParser
import Foundation
import Solstice
import SolsticePresentation

/// `solstice doctor`: checks that everything is in order.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check database, regions, data and jobs; exit status 1 where something is bad.")

    @Flag(help: "Judge the current plan as well, by rules that planning knows nothing of.")
    var plan = false

    @OptionGroup var global: GlobalOptions

    /// The accelerators of this machine, as its driver numbers them.
    private static func devices() -> [Finding] {
        do throws(Diagnostic) {
            guard
                let inventory = try DeviceInventory.read(
                    environment: ProcessInfo.processInfo.environment)
            else {
                return [
                    Finding(
                        .good, "devices",
                        "no nvidia-smi here: energy is modelled, and power caps are not set")
                ]
            }
            return inventory.devices.map {
                Finding(.good, "devices", "device \($0.index): \($0.name)")
            }
        } catch {
            return [
                Finding(
                    .notice, "devices", ([error.problem] + error.causes).joined(separator: ": "),
                    remedy: error.remedy)
            ]
        }
    }

    func run() throws {
        let invocation = try global.open()
        let findings = try invocation.scheduler.doctor() + Self.devices()
        let violations = plan ? try invocation.scheduler.planViolations() : nil
        invocation.show(
            json: JSONViews.doctor(findings, violations: violations),
            text: DoctorView.text(findings, violations: violations, style: invocation.style))
        let isBad = findings.contains { $0.severity == .bad }
        if isBad || PlanCheckView.isBad(violations ?? []) { throw ExitCode(1) }
    }
}
