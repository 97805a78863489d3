import SolsticeTestSupport
import SolsticeDomain
import Testing

@testable import SolsticeExecution

/// Whether caps can be set is tried on the devices, and leaves them as they were.
@Suite(.timeLimit(.minutes(20))) struct PowerCapTrialTests {
    private func trial(_ driver: StandInDriver?) throws -> PowerCapAbility.Finding {
        let folder = try ScratchFolder()
        return PowerCapTrial.run(
            environment: ["PATH": driver?.searchPath ?? "/usr/bin:/bin"],
            attempts: "\(folder.path)/attempts")
    }

    @Test func `a driver that accepts its current limits can be capped and keeps them`() throws {
        let driver = try StandInDriver()
        try driver.set("limit", of: 1, to: "275.00")
        #expect(try trial(driver) == .possible)
        #expect([0, 1].map { driver.limit(of: $0)?.watts } == [300, 275])
        #expect(driver.calls.count { $0.contains("-pl") } == 2)
    }

    private func reason(_ driver: StandInDriver?) throws -> String {
        guard case .impossible(let reason) = try trial(driver) else { return "" }
        return reason
    }

    @Test func `the obstacle to capping is reported`() throws {
        #expect(try reason(nil) == "there is no nvidia-smi in its PATH")
        let forbidden = try StandInDriver()
        try forbidden.set("refuses", of: 1, to: "")
        #expect(try reason(forbidden).contains("Insufficient Permissions"))
        let fixed = try StandInDriver()
        try fixed.set("unsupported", of: 0, to: "")
        #expect(try reason(fixed) == "device 0 has no power limit to set")
        let absent = try StandInDriver()
        try absent.set("no-driver")
        #expect(try reason(absent).contains("couldn't communicate"))
        let empty = try StandInDriver(devices: 0)
        #expect(try reason(empty).contains("No devices were found"))
    }

    @Test func `a tool that hangs is abandoned`() throws {
        let driver = try StandInDriver()
        try driver.set("hang")
        #expect(try reason(driver).hasSuffix("no answer within 5 s"))
    }
}
