import SolsticeTestSupport
import SolsticeDomain
import SolsticeGridData
import Testing

@Suite struct PUETests {
    @Test func `a plain table takes its region from the option`() throws {
        let read = try GridDataReader.readPUE(
            try Fixture.good("pue.csv"), options: ImportOptions(region: "berlin"))
        #expect(read.series.map(\.region) == ["berlin"])
        #expect(read.series[0].series.rawValues == [1.20, 1.21, 1.22, 1.23])
        #expect(read.format.unit == "ratio")
    }

    @Test func `a region column gives a series for each region`() throws {
        let read = try GridDataReader.readPUE(
            try Fixture.good("pue-regions.csv"), options: ImportOptions())
        #expect(read.series.map(\.region) == ["oslo", "madrid"])
        #expect(read.format.steps == [.day])
        #expect(read.series[1].series.span?.length == TimeSpan(hours: 72))
    }

    @Test func `the ESIF record is recognised and keeps its 5-minute step`() throws {
        let read = try GridDataReader.readPUE(
            try Fixture.good("esif.csv"),
            options: ImportOptions(region: "golden", timeZone: "America/Denver"))
        #expect(read.format.format == .esifCSV)
        #expect(read.format.steps == [TimeSpan(seconds: 300)])
        #expect(read.format.timeZone == "America/Denver")
        #expect(read.series[0].series.rawValues == [1.030, 1.031, 1.032, 1.033])
        #expect(read.series[0].series.span?.start == moment("2023-06-01T06:00Z"))
    }

    @Test func `PUE is facility energy over IT energy, whatever their units`() throws {
        let read = try GridDataReader.readPUE(
            try Fixture.good("pue-energy.csv"), options: ImportOptions(region: "x"))
        #expect(read.series[0].series.rawValues == [1.2, 1.3])
        #expect(read.format.notes.contains { $0.description.contains("over column it_energy_kwh") })
    }

    @Test(arguments: ["", "n/e", "-", "NA", "#DIV/0!", "No Data", "I/O Timeout"])
    func `a blank is a gap and never a value`(blank: String) throws {
        let file = Fixture.table(
            "timestamp,pue", "2023-06-01T00:00Z,1.2", "2023-06-01T01:00Z,\(blank)",
            "2023-06-01T02:00Z,1.3")
        let read = try GridDataReader.readPUE(file, options: ImportOptions(region: "x"))
        #expect(read.summary.gapCount == 1)
        #expect(read.summary.gapHours == 1)
        #expect(read.summary.valueCount == 2)
        let instant = moment("2023-06-01T01:30Z")
        #expect(read.series[0].series.value(at: instant) == nil)
    }

    @Test func `minutes are averaged to 5 minutes, weighted by IT energy`() throws {
        let file = Fixture.table(
            "timestamp,pue,it_power_kw", "2023-06-01T00:00Z,1.5,100", "2023-06-01T00:01Z,1.1,900",
            "2023-06-01T00:02Z,1.1,900", "2023-06-01T00:03Z,1.5,100", "2023-06-01T00:04Z,1.1,0",
            "2023-06-01T00:05Z,1.2,500")
        let read = try GridDataReader.readPUE(file, options: ImportOptions(region: "x"))
        let values = read.series[0].series.rawValues
        #expect(values.count == 2)
        #expect(abs(values[0] - (1.5 * 200 + 1.1 * 1800) / 2000) < 1e-12)
        #expect(values[1] == 1.2)
        #expect(read.format.notes.contains { $0.description.contains("averaged to 5 minutes") })
    }

    @Test(arguments: [("1", true), ("0.999", false), ("5", true), ("5.01", false)])
    func `a PUE is between 1 and 5`(text: String, isRead: Bool) throws {
        let file = Fixture.table("timestamp,pue", "2023-06-01T00:00Z,\(text)")
        let read = try? GridDataReader.readPUE(file, options: ImportOptions(region: "x"))
        #expect((read != nil) == isRead)
    }

    @Test func `a file's only region can be given another name`() throws {
        let file = Fixture.table("timestamp,pue,site", "2023-06-01T00:00Z,1.2,Hall 7")
        let read = try GridDataReader.readPUE(file, options: ImportOptions(region: "berlin"))
        #expect(read.series.map(\.region) == ["berlin"])
        #expect(read.format.notes.contains("Hall 7 is imported as berlin"))
    }
}
