import SolsticeTestSupport
import Glibc
import SolsticeDomain
import Testing

@testable import SolsticeExecution

/// Metering of accelerators, against a stand-in for the driver's tool that draws 100 W and 200 W.
struct AcceleratorMeterTests {
    private let subject: LocalSubject
    private let driver: StandInDriver
    private let reader = LocalExecutor(shimCommand: ["/nowhere"])

    init() throws {
        subject = try LocalSubject()
        driver = try StandInDriver()
    }

    /// Waits until the attempt's folder tells of something metered.
    private func metered(_ request: LaunchRequest) async throws {
        try await eventually("something is metered") {
            !reader.readings(of: request.attempt).isEmpty
        }
    }

    private func watts(of reading: MeterReading) -> Double {
        reading.energy.kilowattHours * 3.6e6 / reading.coveredSeconds
    }

    @Test func `the energy is the devices' power over the observed time`() async throws {
        let request = subject.request(.waitsToGo, on: driver)
        let began = ContinuousClock.now
        try await subject.begin(request)
        try await metered(request)
        try await subject.go(request)
        let exit = try await subject.end(of: request)
        let reading = try #require(exit.readings.first)
        #expect(exit.readings.count == 1)
        #expect(reading.meter == .acceleratorSamples)
        #expect(abs(watts(of: reading) - 300) < 0.01)
        #expect(reading.coveredSeconds >= 0.9)
        #expect(reading.coveredSeconds < (ContinuousClock.now - began).inSeconds)
        #expect(
            driver.calls == [
                "-i 0,1 --query-gpu=index,power.draw --format=csv,noheader,nounits -lms 1000"
            ])
        let sampler = try #require(driver.sampler)
        #expect(ProcessStatus(of: sampler) == nil)
    }

    @Test func `only the devices held are metered`() async throws {
        try driver.set("fast")
        let request = subject.request(.waitsToGo, on: driver, devices: [1])
        try await subject.begin(request)
        try await metered(request)
        try await subject.go(request)
        let reading = try #require(try await subject.end(of: request).readings.first)
        #expect(abs(watts(of: reading) - 200) < 0.01)
    }

    @Test func `a tool that dies is restarted without disturbing the job`() async throws {
        try driver.set("fast")
        try driver.set("dies")
        let request = subject.request(.waitsToGo, on: driver)
        try await subject.begin(request)
        try await eventually("the tool is started again") { driver.calls.count == 2 }
        try await metered(request)
        try await subject.go(request)
        let exit = try await subject.end(of: request)
        #expect(exit.outcome == .exited(code: 0))
        #expect(abs(watts(of: try #require(exit.readings.first)) - 300) < 0.01)
    }

    @Test func `readings survive the shim, but the tool does not`() async throws {
        try driver.set("fast")
        let request = subject.request(.waitsToGo, on: driver)
        try await subject.begin(request)
        try await metered(request)
        let sampler = try #require(driver.sampler)
        try await subject.loseShim(of: request)
        #expect(await subject.executor.poll(request.attempt) == .vanished)
        let reading = try #require(reader.readings(of: request.attempt).first)
        #expect(abs(watts(of: reading) - 300) < 0.01)
        try await eventually("the tool goes down with the shim") {
            ProcessStatus(of: sampler)?.hasEnded ?? true
        }
    }

    @Test func `devices that do not report their power have no reading`() async throws {
        try driver.set("fast")
        try driver.set("draw", of: 1, to: "[N/A]")
        let request = subject.request(.waitsToGo, on: driver)
        try await subject.begin(request)
        try await eventually("the tool is given up for now") {
            guard let sampler = driver.sampler else { return false }
            return ProcessStatus(of: sampler) == nil
        }
        try await subject.go(request)
        let exit = try await subject.end(of: request)
        #expect(exit.outcome == .exited(code: 0))
        #expect(exit.readings.isEmpty)
    }

    @Test func `a tool that hangs barely delays the job's end`() async throws {
        try driver.set("hang")
        let request = subject.request(.exits(code: 3), on: driver)
        try await subject.executor.start(request)
        let exit = try await subject.end(of: request)
        #expect(exit.outcome == .exited(code: 3))
        #expect(exit.readings.isEmpty)
    }

    @Test func `a job without known accelerators starts no meter`() async throws {
        let request = subject.request(.exits(code: 0), on: driver, devices: [])
        try await subject.executor.start(request)
        let exit = try await subject.end(of: request)
        #expect(exit.readings.isEmpty)
        #expect(driver.calls.isEmpty)
        #expect(!subject.scratch.contains("\(request.attemptKey)/meter.json"))
    }

    @Test func `another attempt's readings are not used`() async throws {
        try AttemptFolder(path: subject.scratch.path).write(
            MeterRecord(
                attemptKey: "other",
                readings: [
                    MeterReading(
                        meter: .acceleratorSamples, energy: ITEnergy(kilowattHours: 1),
                        coveredSeconds: 1)
                ]))
        let mine = AttemptAddress(key: "mine", folder: subject.scratch.path)
        #expect(reader.readings(of: mine).isEmpty)
    }
}
