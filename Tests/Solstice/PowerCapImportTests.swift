import Solstice
import Testing

@Suite struct PowerCapImportTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    private static let file = SourceFile(
        name: "caps.csv",
        bytes: Array(
            "power_limit,time_per_epoch,average_power\n300,100,250\n200,120,180\n".utf8))

    @Test func `a known accelerator gets the new table and keeps title and speed`() throws {
        _ = try scheduler.setAccelerator("v100", relativeSpeed: RelativeSpeed(1.5))
        let report = try scheduler.importPowerCaps(Self.file, accelerator: "V100")
        #expect(!report.isNew)
        let found = try scheduler.accelerator("v100")
        #expect(found == report.accelerator)
        #expect(found.title == "NVIDIA V100" && found.relativeSpeed?.value.ratio == 1.5)
        #expect(found.boardPower?.value.watts == 300)
        #expect(found.powerCaps.map(\.cap.watts) == [200])
        #expect(found.powerCaps.map(\.relativeTime) == [1.2])
    }

    @Test func `a table of inference leaves power and the table of training as they are`() throws {
        let before = try scheduler.accelerator("v100")
        let report = try scheduler.importPowerCaps(
            Self.file, accelerator: "v100", workload: .inference)
        #expect(report.workload == .inference)
        let after = try scheduler.accelerator("v100")
        #expect(after.inferenceCaps.map(\.cap.watts) == [200])
        #expect(after.powerCaps == before.powerCaps && after.boardPower == before.boardPower)
        try scheduler.importPowerCaps(Self.file, accelerator: "v100")
        #expect(try scheduler.accelerator("v100").inferenceCaps == after.inferenceCaps)
        _ = try scheduler.setAccelerator("v100", relativeSpeed: RelativeSpeed(1.5))
        #expect(try scheduler.accelerator("v100").inferenceCaps == after.inferenceCaps)
        try scheduler.importPowerCaps(Self.file, accelerator: "new", workload: .inference)
        #expect(try scheduler.accelerator("new").boardPower?.value.watts == 300)
    }

    @Test func `an unknown accelerator is added`() throws {
        let report = try scheduler.importPowerCaps(
            Self.file, accelerator: "mine", title: "My own")
        #expect(report.isNew && report.rowCount == 2 && report.workloadCount == 1)
        #expect(try scheduler.accelerator("mine").title == "My own")
    }

    @Test func `a dry run shows the result and changes nothing`() throws {
        let before = try bench.bytes()
        let report = try scheduler.importPowerCaps(
            Self.file, accelerator: "mine", isDryRun: true)
        #expect(report.accelerator.powerCaps.count == 1)
        #expect(try bench.bytes() == before)
    }

    @Test func `a job is planned with the caps that were imported`() throws {
        try scheduler.importPowerCaps(Self.file, accelerator: "v100")
        try scheduler.setHomeCaps(.nvidiaSMI)
        let record = try scheduler.submit { $0.cap = .fixed(Power(watts: 200)) }.record
        let placement = try #require(record.plan?.placement)
        #expect((placement.end - placement.start) == TimeSpan(hours: 2.4))
    }
}
