import SolsticeTestSupport
import SolsticeDomain
import Testing

@testable import SolsticeExecution

/// A job's share of the processors' energy, from a tree of files in the place of the kernel's.
struct ProcessorMeterTests {
    private let tree: MachineTree
    private let start = ContinuousClock.now

    init() throws { tree = try MachineTree() }

    private func meter() throws -> ProcessorMeter {
        try #require(ProcessorMeter(group: 50, machine: tree.files, at: start))
    }

    @Test func `a job is charged for its share of the machine's work`() throws {
        try tree.set(counter: "intel-rapl:0", microjoules: 1_000_000)
        try tree.set(counter: "intel-rapl:1", name: "package-1", microjoules: 5_000_000)
        try tree.set(process: 50, group: 50, ticks: 10)
        var meter = try meter()
        try tree.set(counter: "intel-rapl:0", microjoules: 301_000_000)
        try tree.set(counter: "intel-rapl:1", name: "package-1", microjoules: 105_000_000)
        try tree.set(busyTicks: 1_000)
        try tree.set(process: 50, group: 50, ticks: 110)
        try tree.set(process: 51, group: 50, ticks: 50, childTicks: 100)
        try tree.set(process: 60, group: 60, ticks: 750)
        meter.advance(to: start + .seconds(10))
        #expect(abs(meter.energy.joules - 400 * 0.25) < 1e-9)
        #expect(meter.energy.coveredSeconds == 10)
    }

    @Test func `a counter that wraps around loses nothing`() throws {
        try tree.set(counter: "intel-rapl:0", microjoules: 900, range: 1_000)
        var counters = try #require(PackageCounters(in: tree.files))
        try tree.set(counter: "intel-rapl:0", microjoules: 250, range: 1_000)
        #expect(counters.joulesSinceLast() == 350e-6)
        #expect(counters.joulesSinceLast() == 0)
    }

    @Test func `package subdomains and the whole board are not counted in addition`() throws {
        try tree.set(counter: "intel-rapl:0", microjoules: 0)
        try tree.set(counter: "intel-rapl:0:0", name: "core", microjoules: 0)
        try tree.set(counter: "intel-rapl:1", name: "psys", microjoules: 0)
        var counters = try #require(PackageCounters(in: tree.files))
        try tree.set(counter: "intel-rapl:0", microjoules: 2_000_000)
        try tree.set(counter: "intel-rapl:0:0", name: "core", microjoules: 1_000_000)
        try tree.set(counter: "intel-rapl:1", name: "psys", microjoules: 9_000_000)
        #expect(counters.joulesSinceLast() == 2)
    }

    @Test func `a machine with an unreadable counter has no processor meter`() throws {
        #expect(ProcessorMeter(group: 50, machine: tree.files, at: start) == nil)
        try tree.set(counter: "intel-rapl:0", microjoules: 0)
        try tree.set(counter: "intel-rapl:1", name: "package-1", microjoules: 0)
        try tree.hide(counter: "intel-rapl:1")
        #expect(ProcessorMeter(group: 50, machine: tree.files, at: start) == nil)
    }

    @Test func `time without a readable counter is not covered`() throws {
        try tree.set(counter: "intel-rapl:0", microjoules: 0)
        try tree.set(process: 50, group: 50, ticks: 0)
        var meter = try meter()
        try tree.hide(counter: "intel-rapl:0")
        try tree.set(busyTicks: 100)
        try tree.set(process: 50, group: 50, ticks: 100)
        meter.advance(to: start + .seconds(10))
        #expect(meter.energy == MeteredEnergy())
    }

    @Test func `an ended job's usage is read from its parent and counted once`() throws {
        try tree.set(counter: "intel-rapl:0", microjoules: 0)
        try tree.set(process: 50, group: 50, ticks: 0)
        var meter = try meter()
        try tree.set(counter: "intel-rapl:0", microjoules: 100_000_000)
        try tree.set(busyTicks: 100)
        try tree.set(process: 50, group: 50, ticks: 100)
        meter.advance(to: start + .seconds(10))
        #expect(meter.energy.joules == 100)
        // Collected, but the meter has not been told yet.
        try tree.end(process: 50)
        try tree.set(counter: "intel-rapl:0", microjoules: 200_000_000)
        try tree.set(busyTicks: 200)
        meter.advance(to: start + .seconds(20))
        #expect(meter.energy.joules == 100)
        try tree.set(counter: "intel-rapl:0", microjoules: 300_000_000)
        try tree.set(busyTicks: 400)
        meter.advance(to: start + .seconds(30), endedTicks: 150)
        #expect(meter.energy.joules == 125)
        #expect(meter.energy.coveredSeconds == 30)
    }

    @Test func `an attempt's meter reports and stores the processors' share`() throws {
        let scratch = try ScratchFolder()
        try tree.set(counter: "intel-rapl:0", microjoules: 0)
        try tree.set(process: 50, group: 50, ticks: 0)
        let request = LaunchRequest(
            attemptKey: "k", command: ["true"], workingDirectory: "/", environment: [:],
            folder: scratch.path)
        let meter = try #require(AttemptMeter(request, job: 50, machine: tree.files))
        try tree.set(counter: "intel-rapl:0", microjoules: 7_200_000)
        try tree.set(busyTicks: 100)
        try tree.end(process: 50)
        let readings = meter.finish(endedTicks: 50)
        #expect(readings.map(\.meter) == [.processorCounter])
        let energy = try #require(readings.first?.energy)
        #expect(abs(energy.kilowattHours - 1e-6) < 1e-12)
        let executor = LocalExecutor(shimCommand: ["/nowhere"])
        #expect(executor.readings(of: request.attempt) == readings)
    }
}
