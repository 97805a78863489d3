import SolsticeTestSupport
import SolsticeDomain
import Testing

@testable import SolsticeExecution

/// Power caps, against a stand-in for the driver's tool.
struct PowerCapTests {
    private let subject: LocalSubject
    private let driver: StandInDriver

    init() throws {
        subject = try LocalSubject()
        driver = try StandInDriver()
    }

    private var limits: [Double?] { [0, 1].map { driver.limit(of: $0)?.watts } }

    private func givenBack(_ request: LaunchRequest) async throws {
        try await eventually("the limits are given back") { !subject.owesPowerLimits(request) }
        #expect(limits == [300, 300])
    }

    @Test func `a cap is in force while the command runs`() async throws {
        let request = subject.request(.waitsToGo, on: driver, cap: 250)
        try await subject.begin(request)
        #expect(limits == [250, 250])
        try await eventually("the record of the start tells the cap") {
            LocalExecutor(shimCommand: ["/nowhere"]).cap(of: request.attempt)
                == .applied(Power(watts: 250))
        }
        try await subject.go(request)
        #expect(try await subject.end(of: request).cap == .applied(Power(watts: 250)))
        try await givenBack(request)
    }

    @Test(arguments: [ContractJob.exits(code: 0), .exits(code: 7), .killsItself, .isNotThere])
    func `the original limits are restored however a command ends`(job: ContractJob) async throws {
        let request = subject.request(job, on: driver, cap: 250)
        try await subject.executor.start(request)
        let exit = try await subject.end(of: request)
        #expect(exit.cap == .applied(Power(watts: 250)))
        try await givenBack(request)
        #expect(driver.calls.contains { $0.hasSuffix("-pl 250") })
    }

    @Test func `the original limits are restored after a cancellation`() async throws {
        let request = subject.request(.ignoresTermination, on: driver, cap: 250)
        try await subject.begin(request)
        try await subject.executor.cancel(request.attempt, grace: TimeSpan(seconds: 0))
        #expect(try await subject.end(of: request).outcome == .signalled(number: 9))
        try await givenBack(request)
    }

    @Test func `the original limits are recorded before any is changed`() async throws {
        let request = subject.request(.exits(code: 0), on: driver, cap: 250)
        try driver.set("witness", to: "\(request.folder)/power-limits.json")
        try await subject.executor.start(request)
        _ = try await subject.end(of: request)
        let first = driver.calls.firstIndex { $0.contains("-pl") }
        let next = try #require(first) + 1
        #expect(driver.calls[next] == "a record is there")
    }

    @Test func `only the devices held are capped`() async throws {
        let request = subject.request(.waitsToGo, on: driver, devices: [1], cap: 120.5)
        try await subject.begin(request)
        #expect(limits == [300, 120.5])
        try await subject.go(request)
        _ = try await subject.end(of: request)
        try await givenBack(request)
    }

    @Test func `release restores what a killed shim could not, once the attempt has ended`()
        async throws
    {
        let request = subject.request(.waitsToGo, on: driver, cap: 250)
        try await subject.begin(request)
        try await subject.executor.release(request.attempt)
        #expect(limits == [250, 250])
        try await subject.loseShim(of: request)
        #expect(limits == [250, 250])
        try await subject.executor.release(request.attempt)
        try await givenBack(request)
        let calls = driver.calls.count
        try await subject.executor.release(request.attempt)
        #expect(driver.calls.count == calls)
    }

    @Test func `release restores nothing for another attempt`() async throws {
        let request = subject.request(.waitsToGo, on: driver, cap: 250)
        try await subject.begin(request)
        try await subject.executor.release(
            AttemptAddress(key: "another", folder: request.folder))
        #expect(limits == [250, 250])
        try await subject.go(request)
        _ = try await subject.end(of: request)
        try await givenBack(request)
    }

    @Test func `a limit that somebody has changed since is left alone`() async throws {
        let request = subject.request(.waitsToGo, on: driver, cap: 250)
        try await subject.begin(request)
        try driver.set("limit", of: 0, to: "200.00")
        try await subject.loseShim(of: request)
        try await subject.executor.release(request.attempt)
        #expect(limits == [200, 300])
        #expect(!subject.owesPowerLimits(request))
    }

    @Test func `a release that the driver refuses is retried and says what to run`()
        async throws
    {
        let request = subject.request(.waitsToGo, on: driver, devices: [0], cap: 250)
        try await subject.begin(request)
        try await subject.loseShim(of: request)
        try driver.set("no-driver")
        let error = await #expect(throws: Diagnostic.self) {
            try await subject.executor.release(request.attempt)
        }
        #expect(error?.kind == .tryAgain)
        #expect(
            error?.remedy?.description.hasSuffix(
                "-i GPU-5a1ad000-0000-0000-0000-000000000000 -pl 300") == true)
        #expect(subject.owesPowerLimits(request))
    }

    @Test func `a cap left by a killed shim is not mistaken for the owner's limit`() async throws {
        let first = subject.request(.waitsToGo, on: driver, cap: 250)
        try await subject.begin(first)
        try await subject.loseShim(of: first)
        let second = subject.request(.waitsToGo, on: driver, cap: 150)
        try await subject.begin(second)
        #expect(limits == [150, 150])
        #expect(!subject.owesPowerLimits(first))
        // The service comes to the first attempt only now: the second one's cap stays.
        try await subject.executor.release(first.attempt)
        #expect(limits == [150, 150])
        try await subject.go(second)
        #expect(try await subject.end(of: second).cap == .applied(Power(watts: 150)))
        try await givenBack(second)
    }

    @Test func `a device capped by a running attempt is not capped again`() async throws {
        let first = subject.request(.waitsToGo, on: driver, cap: 250)
        try await subject.begin(first)
        let second = subject.request(.exits(code: 0), on: driver, devices: [1], cap: 150)
        try await subject.executor.start(second)
        let exit = try await subject.end(of: second)
        #expect(
            exit.cap
                == .refused(because: "device 1 is still capped for attempt \(first.attemptKey)"))
        #expect(limits == [250, 250])
        try await subject.go(first)
        _ = try await subject.end(of: first)
        try await givenBack(first)
    }

    @Test func `concurrent attempts each cap the devices they hold`() async throws {
        let requests = [
            subject.request(.waitsToGo, on: driver, devices: [0], cap: 150),
            subject.request(.waitsToGo, on: driver, devices: [1], cap: 250),
        ]
        for request in requests { try await subject.executor.start(request) }
        for request in requests { try await subject.begin(request) }
        #expect(limits == [150, 250])
        try await subject.go(requests[0])
        _ = try await subject.end(of: requests[0])
        try await eventually("the first gives back") { !subject.owesPowerLimits(requests[0]) }
        #expect(limits == [300, 250])
        try await subject.go(requests[1])
        _ = try await subject.end(of: requests[1])
        try await givenBack(requests[1])
    }

    @Test func `nothing is set after a reboot in which the driver lost the cap`()
        async throws
    {
        let request = subject.request(.waitsToGo, on: driver, cap: 250)
        let folder = AttemptFolder(path: request.folder)
        try folder.create()
        let process = ProcessIdentity(processID: 2, startTicks: 1, bootID: "an earlier boot")
        try folder.write(
            StartRecord(attemptKey: request.attemptKey, shim: process, job: process))
        try folder.write(
            PowerLimitRecord(
                attemptKey: request.attemptKey, tool: driver.toolPath,
                devices: [
                    PowerLimitRecord.Device(
                        index: 1, uuid: "GPU-5a1ad000-0000-0000-0000-000000000000",
                        previous: Power(watts: 350), cap: Power(watts: 250))
                ]))
        try await subject.executor.release(request.attempt)
        #expect(limits == [300, 300])
        #expect(!subject.owesPowerLimits(request))
        #expect(!driver.calls.contains { $0.contains("-pl") })
    }

    @Test func `a limit that already is the cap is neither changed nor restored`() async throws {
        let request = subject.request(.exits(code: 0), on: driver, cap: 300)
        try await subject.executor.start(request)
        #expect(try await subject.end(of: request).cap == .applied(Power(watts: 300)))
        #expect(!driver.calls.contains { $0.contains("-pl") })
    }
}
