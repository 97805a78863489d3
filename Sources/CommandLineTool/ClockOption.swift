import ArgumentParser
import Foundation
import Solstice

/// How time passes for a verb that runs until it is stopped.
struct ClockOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Let time pass so many times as fast, such as 3600x: an hour a second. For trying out.",
            valueName: "rate"))
    var clock: String?

    /// The requested clock, starting from the stated moment if there is one.
    func schedulerClock(_ global: GlobalOptions) throws(Diagnostic) -> SchedulerClock {
        let stated = try global.statedNow(GlobalOptions.machineZone())
        let start = stated ?? SchedulerClock.system.now
        guard let clock else {
            // Time has to pass for jobs to fall due, even from a stated moment.
            return stated == nil ? .system : .running(from: start, rate: 1)
        }
        let digits = clock.hasSuffix("x") ? String(clock.dropLast()) : clock
        guard let rate = Double(digits), rate >= 1, rate <= 1_000_000 else {
            throw Diagnostic(
                .usage, "--clock \(clock) is not a rate",
                remedy: "use --clock 3600x for an hour a second")
        }
        return .running(from: start, rate: rate)
    }

    /// What jobs inherit: this process's environment without the options meant for itself.
    static var jobEnvironment: [String: String] {
        ProcessInfo.processInfo.environment.filter { $0.key != "SOLSTICE_NOW" }
    }
}
