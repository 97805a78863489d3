import SolsticeTestSupport
import Foundation
import Glibc
import SolsticeDomain
import SolsticeJSON
import Testing

@testable import SolsticeExecution

/// Folders as shims of other versions leave them, taken over by this one.
struct ShimFolderTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures")
    private static let key = "job-7-1-a1b2c3d4e5f6"
    private static let readings = [
        MeterReading(
            meter: .acceleratorSamples, energy: ITEnergy(kilowattHours: 0.0125),
            coveredSeconds: 59.5),
        MeterReading(
            meter: .processorCounter, energy: ITEnergy(kilowattHours: 0.002),
            coveredSeconds: 60.25),
    ]

    private let scratch: ScratchFolder
    private let executor = LocalExecutor(shimCommand: ["/nowhere"])
    private var attempt: AttemptAddress {
        AttemptAddress(key: Self.key, folder: scratch.path + "/attempt")
    }

    init() throws { scratch = try ScratchFolder() }

    /// Lays a folder down as it was left; shim and job are these processes, if any.
    private func lay(
        _ name: String, shim: ProcessIdentity? = nil, job: ProcessIdentity? = nil,
        tool: String? = nil
    ) throws {
        try FileManager.default.copyItem(
            at: Self.fixtures.appending(path: name), to: URL(filePath: attempt.folder))
        func replace(_ file: String, _ pairs: [(String, String)]) throws {
            let path = "\(attempt.folder)/\(file)"
            guard var text = try? String(contentsOfFile: path, encoding: .utf8) else { return }
            for (old, new) in pairs { text = text.replacing(old, with: new) }
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        var pairs: [(String, String)] = []
        for (process, number, ticks) in [(shim, "4711", "88123"), (job, "4712", "88125")] {
            guard let process else { continue }
            pairs.append(("\"processID\":\(number)", "\"processID\":\(process.processID)"))
            pairs.append(("\"startTicks\":\(ticks)", "\"startTicks\":\(process.startTicks)"))
            pairs.append(("5b1f7c1e-3c1d-4d5c-9f2e-0c6c4a1e7d11", process.bootID))
        }
        try replace("started.json", pairs)
        if let tool { try replace("power-limits.json", [("/usr/bin/nvidia-smi", tool)]) }
    }

    private func exit() async throws -> AttemptExit {
        guard case .ended(let exit) = await executor.poll(attempt) else {
            Issue.record("its end is not found")
            throw CancellationError()
        }
        return exit
    }

    private func expected(
        _ outcome: AttemptExit.Outcome, readings: [MeterReading] = [],
        cap: AppliedCap = .notAsked
    ) -> AttemptExit {
        AttemptExit(
            outcome: outcome, startedAt: Instant(secondsSinceEpoch: 1_764_464_400),
            endedAt: Instant(secondsSinceEpoch: 1_764_464_460), maxResidentBytes: 52_428_800,
            readings: readings, cap: cap)
    }

    @Test func `a recorded exit is read with its meter readings`() async throws {
        try lay("shim-0.2/exited")
        #expect(try await exit() == expected(.exited(code: 7), readings: Self.readings))
        #expect(executor.cap(of: attempt) == .notAsked)
    }

    @Test func `a recorded exit by signal is read`() async throws {
        try lay("shim-0.2/signalled")
        #expect(try await exit() == expected(.signalled(number: 9)))
    }

    @Test func `a recorded exit after a cancellation is read with its order`() async throws {
        try lay("shim-0.2/cancelled")
        #expect(try await exit() == expected(.signalled(number: 15)))
        guard case .found(let order) = AttemptFolder(path: attempt.folder).cancelOrder else {
            Issue.record("the order is not understood")
            return
        }
        #expect(order == CancelOrder(givenAtEpochSeconds: 1_764_464_450, graceSeconds: 10))
    }

    @Test func `a command that could not run and a refused cap are read`()
        async throws
    {
        try lay("shim-0.2/never-started")
        let exit = try await exit()
        #expect(
            exit.outcome
                == .neverStarted(code: 127, reason: "command not found: train in PATH=/usr/bin"))
        #expect(exit.cap == .refused(because: "there is no nvidia-smi in PATH=/usr/bin"))
    }

    @Test(arguments: ["shim-0.2/running", "shim-next/running"])
    func `a running job keeps running and can be paused and resumed`(name: String)
        async throws
    {
        let subject = try LocalSubject()
        let request = try await subject.begin(.waitsToGo)
        guard case .found(let record) = AttemptFolder(path: request.folder).startRecord else {
            throw CancellationError()
        }
        try lay(name, shim: record.shim, job: record.job)
        let number = try #require(record.job?.processID)
        #expect(await executor.poll(attempt) == .running(processID: number))
        try await executor.pause(attempt)
        try await eventually("it stands still") { await subject.isStopped(request) }
        #expect(await executor.poll(attempt) == .running(processID: number))
        try await executor.resume(attempt)
        try await subject.go(request)
        #expect(try await subject.end(of: request).outcome == .exited(code: 0))
    }

    @Test func `readings taken until a shim was killed are read`() async throws {
        try lay("shim-0.2/running")
        #expect(await executor.poll(attempt) == .vanished)
        #expect(await executor.remains(of: attempt) == AttemptRemains(readings: Self.readings))
    }

    @Test func `power limits that a killed shim left behind are restored`() async throws {
        let driver = try StandInDriver()
        try driver.set("limit", of: 0, to: "250.00")
        try lay("shim-0.2/capped", tool: driver.toolPath)
        #expect(await executor.poll(attempt) == .vanished)
        #expect(
            await executor.remains(of: attempt)
                == AttemptRemains(readings: Self.readings, cap: .applied(Power(watts: 250))))
        try await executor.release(attempt)
        #expect(driver.limit(of: 0) == Power(watts: 300))
        #expect(!scratch.contains("attempt/power-limits.json"))
    }

    @Test func `an older exit record is read without meters or cap`() async throws {
        try lay("shim-0.1/exited")
        #expect(try await exit() == expected(.exited(code: 7)))
        #expect(executor.cap(of: attempt) == nil)
    }

    @Test func `the known parts of a later version's exit record are used`() async throws {
        try lay("shim-next/exited")
        #expect(
            try await exit() == expected(.exited(code: 7), readings: [Self.readings[0]]))
        #expect(executor.readings(of: attempt) == [Self.readings[0]])
    }

    @Test func `a record in another format is neither trusted nor treated as lost`() async throws {
        try lay("shim-next/other-format")
        guard case .unreachable(let reason) = await executor.poll(attempt) else {
            Issue.record("it is taken for something")
            return
        }
        #expect(reason == "\(attempt.folder)/started.json was written by a newer Solstice")
    }

    @Test func `a request without fields of later versions is read`() throws {
        let text =
            #"{"attemptKey":"k","command":["true"],"environment":{},"folder":"/f","umask":18,"#
            + #""workingDirectory":"/"}"#
        #expect(
            try LaunchRequest(JSONParser.parse(Array(text.utf8)))
                == LaunchRequest(
                    attemptKey: "k", command: ["true"], workingDirectory: "/", environment: [:],
                    folder: "/f"))
    }

    @Test func `this version still writes what 0.2 wrote`() throws {
        let boot = "5b1f7c1e-3c1d-4d5c-9f2e-0c6c4a1e7d11"
        let folder = AttemptFolder(path: scratch.path)
        try folder.write(
            StartRecord(
                attemptKey: Self.key,
                shim: ProcessIdentity(processID: 4711, startTicks: 88_123, bootID: boot),
                job: ProcessIdentity(processID: 4712, startTicks: 88_125, bootID: boot),
                cap: .notAsked))
        try folder.write(MeterRecord(attemptKey: Self.key, readings: Self.readings))
        try folder.write(
            ExitRecord(
                attemptKey: Self.key,
                exit: expected(.exited(code: 7), readings: Self.readings)))
        try folder.write(CancelOrder(givenAtEpochSeconds: 1_764_464_450, graceSeconds: 10))
        try folder.write(
            PowerLimitRecord(
                attemptKey: Self.key, tool: "/usr/bin/nvidia-smi",
                devices: [
                    PowerLimitRecord.Device(
                        index: 0, uuid: "GPU-5a1ad000-0000-0000-0000-000000000000",
                        previous: Power(watts: 300), cap: Power(watts: 250))
                ]))
        for file in [
            "exited/started.json", "exited/meter.json", "exited/exit.json",
            "cancelled/cancel.json", "capped/power-limits.json",
        ] {
            let kept = try String(
                contentsOf: Self.fixtures.appending(path: "shim-0.2/\(file)"), encoding: .utf8)
            #expect(scratch.text(of: file.split(separator: "/")[1].description) == kept)
        }
    }
}
