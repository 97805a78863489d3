import ArgumentParser
import Foundation
import Solstice

/// How time passes for a verb that works until it is stopped.
struct ClockOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Let time pass so many times as fast, such as 3600x: an hour a second. For trying out.",
            valueName: "rate"))
    var clock: String?

    /// The clock asked for, from the stated moment on where one is stated.
    func schedulerClock(_ global: GlobalOptions) throws(Diagnostic) -> SchedulerClock {
        let stated = try global.statedNow(GlobalOptions.machineZone())
        let start = stated ?? SchedulerClock.system.now
        guard let clock else {
            // Time has to pass for jobs to fall due, also from a stated moment on.
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

    /// What jobs inherit: this process's environment without the options that are for itself.
    static var jobEnvironment: [String: String] {
        ProcessInfo.processInfo.environment.filter { $0.key != "SOLSTICE_NOW" }
    }
}
