import SolsticeDomain
import Testing

@testable import SolsticeExecution

/// What stands in a cap's way never stands in the job's.
struct RefusedCapTests {
    /// A way to be refused, and words of the reason.
    enum Obstacle: String, CaseIterable, Sendable {
        case unknownDevices = "the accelerators it holds are unknown"
        case noTool = "there is no nvidia-smi in PATH=/usr/bin:/bin"
        case noDriver = "couldn't communicate with the NVIDIA driver"
        case noSuchDevice = "No devices were found"
        case noPermission = "Insufficient Permissions"
        case secondDeviceRefuses = "GPU 00000000:01:00.0: Insufficient Permissions"
        case unsupported = "device 0 has no power limit to set"
        case tooLow = "device 0 takes no limit under 100.0 W"
        case tooHigh = "device 0 takes no limit over 400.0 W"
        case limitedFurther = "device 1 is already limited further, to 200.0 W"
        case forgotten = "the limit of device 1 did not change, it is 300.0 W"

        func arrange(_ subject: LocalSubject, _ driver: StandInDriver) throws -> LaunchRequest {
            let job = ContractJob.exits(code: 7)
            switch self {
            case .unknownDevices: return subject.request(job, on: driver, devices: [], cap: 250)
            case .noSuchDevice: return subject.request(job, on: driver, devices: [5], cap: 250)
            case .tooLow: return subject.request(job, on: driver, cap: 90)
            case .tooHigh: return subject.request(job, on: driver, cap: 500)
            case .noTool:
                let plain = subject.request(job)
                return LaunchRequest(
                    attemptKey: plain.attemptKey, command: plain.command,
                    workingDirectory: plain.workingDirectory, environment: plain.environment,
                    folder: plain.folder,
                    accelerators: AcceleratorHold(accelerator: "a100", count: 1, devices: [0]),
                    powerCap: Power(watts: 250))
            case .noDriver: try driver.set("no-driver")
            case .noPermission: try driver.set("refuses", of: 0, to: "")
            case .secondDeviceRefuses: try driver.set("refuses", of: 1, to: "")
            case .unsupported: try driver.set("unsupported", of: 0, to: "")
            case .limitedFurther: try driver.set("limit", of: 1, to: "200.00")
            case .forgotten: try driver.set("forgets", of: 1, to: "")
            }
            return subject.request(job, on: driver, cap: 250)
        }
    }

    @Test(arguments: Obstacle.allCases)
    func `a job whose cap is refused runs uncapped and says why`(obstacle: Obstacle) async throws {
        let subject = try LocalSubject()
        let driver = try StandInDriver()
        let request = try obstacle.arrange(subject, driver)
        let before = [0, 1].map { driver.limit(of: $0) }
        try await subject.executor.start(request)
        let exit = try await subject.end(of: request)
        #expect(exit.outcome == .exited(code: 7))
        guard case .refused(let reason) = exit.cap else {
            Issue.record("the cap: \(exit.cap)")
            return
        }
        #expect(reason.contains(obstacle.rawValue))
        #expect(
            subject.output(of: request) == "solstice: runs without its power cap: \(reason)\n")
        #expect([0, 1].map { driver.limit(of: $0) } == before)
        #expect(!subject.owesPowerLimits(request))
    }

    @Test func `a tool that hangs delays the job by seconds, not forever`() async throws {
        let subject = try LocalSubject()
        let driver = try StandInDriver()
        try driver.set("hang")
        let request = subject.request(.exits(code: 7), on: driver, cap: 250)
        try await subject.executor.start(request)
        // The service is not kept waiting: the shim is in charge, and the cap still undecided.
        #expect(LocalExecutor(shimCommand: ["/nowhere"]).cap(of: request.attempt) == nil)
        let exit = try await subject.end(of: request)
        #expect(exit.outcome == .exited(code: 7))
        guard case .refused(let reason) = exit.cap else {
            Issue.record("the cap: \(exit.cap)")
            return
        }
        #expect(reason.hasSuffix("no answer within 5 s"))
        #expect(driver.calls.count { !$0.contains("-lms") } == 1)
    }

    @Test func `a tool that hangs after it set a limit leaves no limit behind`() async throws {
        let subject = try LocalSubject()
        let driver = try StandInDriver()
        try driver.set("hangs", of: 1, to: "")
        let request = subject.request(.exits(code: 7), on: driver, cap: 250)
        try await subject.executor.start(request)
        let exit = try await subject.end(of: request)
        #expect(exit.outcome == .exited(code: 7))
        #expect(exit.cap != .applied(Power(watts: 250)))
        #expect([0, 1].map { driver.limit(of: $0)?.watts } == [300, 300])
        #expect(!subject.owesPowerLimits(request))
    }
}
