import SolsticeTestSupport
import SolsticeDomain
import SolsticeGridData
import Testing
import SolsticePresentation

/// Which of several columns counts, in which unit, and for how long.
@Suite struct ColumnChoiceTests {
    private func read(
        _ lines: [String], name: String = "table.csv",
        _ change: (inout ImportOptions) -> Void = { _ in }
    ) throws(Diagnostic) -> CarbonImport {
        var options = ImportOptions(zone: "DE", signal: .direct, unit: .gramsPerKWh)
        change(&options)
        return try GridDataReader.readCarbon(
            Fixture.text(lines.joined(separator: "\n"), name: name), options: options)
    }

    private static let clocks = [
        "time,unix,intensity", "2023-06-01T08:00Z,1685602800,210",
        "2023-06-01T09:00Z,1685606400,211",
    ]

    @Test(arguments: [("time", "08:00"), ("unix", "07:00"), ("UNIX", "07:00")])
    func `if two time columns disagree, the named one is used`(
        column: String, clock: String
    ) throws {
        let read = try read(Self.clocks) { $0.timeColumn = column }
        #expect(read.series[0].series.span?.start == moment("2023-06-01T\(clock)Z"))
    }

    @Test func `a missing time column suggests the nearest one`() throws {
        let refused = try refusal { () throws(Diagnostic) in
            try read(Self.clocks) { $0.timeColumn = "unixx" }
        }
        #expect(
            refused.kind == .usage && refused.remedy?.text(.commandLine) == "use --time-column unix"
        )
    }

    @Test func `two time columns that agree are accepted, in seconds or milliseconds`() throws {
        let read = try read([
            "timestamp,time,intensity", "1685606400000,2023-06-01T08:00Z,210",
            "1685610000000,2023-06-01T09:00Z,211",
        ])
        #expect(read.series[0].series.span?.start == moment("2023-06-01T08:00Z"))
    }

    @Test func `a local time beside a UTC time is no contradiction`() throws {
        let read = try read([
            "utc,datetime,intensity", "2023-06-01T08:00Z,2023-06-01 10:00,210",
            "2023-06-01T09:00Z,2023-06-01 11:00,211",
        ])
        #expect(read.series[0].series.span?.start == moment("2023-06-01T08:00Z"))
    }

    @Test(arguments: [("intensity_produced", 190.0), ("Intensity_Consumed", 210.0)])
    func `of several intensity columns, the named one is used`(
        column: String, value: Double
    ) throws {
        let read = try read([
            "time,intensity_consumed,intensity_produced", "2023-06-01T08:00Z,210,190",
            "2023-06-01T09:00Z,211,191",
        ]) { $0.valueColumn = column }
        #expect(read.values("DE", .direct).first == value)
    }

    @Test func `JSON has no columns to choose from`() throws {
        let refused = try refusal { () throws(Diagnostic) in
            try read(["{\"data\":[]}"], name: "a.json") { $0.valueColumn = "value" }
        }
        #expect(refused.kind == .usage)
    }

    private static let influx = [
        "#group,false,false,true,true,false,false,true",
        "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string",
        "#default,_result,,,,,,", ",result,table,_start,_stop,_time,_value,_field",
        ",,0,2023-06-01T00:00:00Z,2023-06-02T00:00:00Z,2023-06-01T08:00:00Z,210,lca",
        ",,0,2023-06-01T00:00:00Z,2023-06-02T00:00:00Z,2023-06-01T09:00:00Z,211,lca", "",
        "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string",
        ",result,table,_start,_stop,_time,_value,_field",
        ",,1,2023-06-01T00:00:00Z,2023-06-02T00:00:00Z,2023-06-01T08:00:00Z,150,direct",
    ]

    @Test func `InfluxDB's bounds and annotations are not data`() throws {
        let read = try read(Self.influx) { $0.signal = nil }
        #expect(read.format.format == .influxCSV)
        #expect(read.summary.rowCount == 3)
        #expect(read.values("DE", .lifecycle) == [210, 211])
        #expect(read.values("DE", .direct) == [150])
        #expect(read.series[0].series.span?.start == moment("2023-06-01T08:00Z"))
    }

    @Test func `one of InfluxDB's fields can be chosen`() throws {
        let read = try read(Self.influx) {
            $0.signal = nil
            $0.valueColumn = "lca"
        }
        #expect(read.series.map(\.signal) == [.lifecycle])
    }

    @Test func `kilograms per kWh are accepted as an option or in a header`() throws {
        let rows = ["2023-06-01T08:00Z,0.31", "2023-06-01T09:00Z,0.32"]
        let stated = try read(["time,value"] + rows) { $0.unit = .kilogramsPerKWh }
        #expect(stated.values("DE", .direct) == [310, 320])
        let declared = try read(["time,direct_kg_per_kwh"] + rows) { $0.unit = nil }
        #expect(declared.values("DE", .direct) == [310, 320])
    }

    @Test func `values below 1 are accepted if the file itself declares grams`() throws {
        let read = try read([
            "time,direct_g_per_kwh", "2023-06-01T08:00Z,0.31", "2023-06-01T09:00Z,0.32",
        ]) { $0.unit = nil }
        #expect(read.values("DE", .direct) == [0.31, 0.32])
    }

    @Test func `a feed keeps and counts the last of contradictory values`() throws {
        let lines = [
            "time,intensity", "2023-06-01T08:00Z,210", "2023-06-01T08:00Z,215",
            "2023-06-01T09:00Z,211",
        ]
        #expect(throws: Diagnostic.self) { try self.read(lines) }
        let read = try self.read(lines) { $0.keepsLastOfContradicting = true }
        #expect(read.values("DE", .direct) == [215, 211])
        #expect(read.summary.contradictionCount == 1 && read.summary.rejected.isEmpty)
    }

    @Test(arguments: [
        ("PT_2022_yearly.csv", 365), ("PT-2022-monthly.csv", 31), ("PT_2022_daily.csv", 1),
    ])
    func `one row lasts as long as the file's name says`(name: String, days: Int) throws {
        let read = try read(["utc,intensity", "2022-01-01T00:00Z,213"], name: name)
        #expect(read.series[0].series.span?.length == .day * Double(days))
        #expect(read.series[0].isEstimated.allSatisfy { $0 == (days > 1) })
    }

    @Test func `a yearly row covers its whole year, in monthly pieces`() throws {
        let years = try read(
            ["utc,intensity", "2020-01-01T00:00Z,213", "2021-01-01T00:00Z,190"])
        #expect(years.series[0].series.span?.end == moment("2022-01-01T00:00Z"))
        #expect(years.series[0].series.rawValues.count == 24)
        let bounded = try read([
            "start,end,intensity", "2020-01-01T00:00Z,2021-01-01T00:00Z,213",
        ])
        #expect(bounded.series[0].series.rawValues.count == 12)
        #expect(bounded.series[0].isEstimated.allSatisfy { $0 })
    }

    @Test func `a yearly Electricity Maps reply lasts a year, and its latest value an hour`() throws
    {
        let row =
            "\"carbonIntensity\":19,\"datetime\":\"2023-01-01T00:00:00.000Z\","
            + "\"emissionFactorType\":\"direct\""
        let year = try read(
            ["{\"zone\":\"DE\",\"temporalGranularity\":\"yearly\",\"data\":[{\(row)}]}"],
            name: "a.json")
        #expect(year.series[0].series.span?.length == .day * 365)
        let latest = try read(["{\"zone\":\"DE\",\(row)}"], name: "a.json")
        #expect(latest.series[0].series.span?.length == .hour)
    }

    @Test(arguments: ["percentile", "usd_per_mwh"])
    func `a non-intensity is refused with the WattTime signal to request`(
        units: String
    ) throws {
        let refused = try refusal { () throws(Diagnostic) in
            try read(
                [
                    "{\"data\":[{\"point_time\":\"2023-06-01T08:00:00Z\",\"value\":51}],\"meta\":{"
                        + "\"region\":\"PJM\",\"signal_type\":\"co2_moer\",\"units\":\"\(units)\"}}"
                ], name: "a.json"
            ) {
                $0.signal = nil
                $0.unit = nil
            }
        }
        #expect(refused.problem.description.contains("no carbon intensity"))
        #expect(refused.remedy?.description.contains("co2_moer") == true)
    }
}
