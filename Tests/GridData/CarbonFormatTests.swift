import SolsticeTestSupport
import SolsticeDomain
import SolsticeJSON
@testable import SolsticeGridData
import Testing
import SolsticePresentation

@Suite struct CarbonFormatTests {
    @Test func `an Electricity Maps history has two signals per row, in UTC`() throws {
        let read = try GridDataReader.readCarbon(
            try Fixture.good("electricity-maps-history.csv"), options: ImportOptions())
        #expect(read.format.format == .electricityMapsCSV)
        #expect(read.format.provider == "Electricity Maps")
        #expect(read.format.timeZone == "UTC")
        #expect(read.format.unit == "g/kWh")
        #expect(read.format.steps == [.hour])
        #expect(read.format.stampMeaning == "start of interval")
        #expect(read.values("ES", .direct) == [130.5, 131.5, 132.5, 133.5])
        #expect(read.values("ES", .lifecycle) == [170.25, 171.25, 172.25, 173.25])
        #expect(read.series[0].series.span?.start == moment("2022-01-01T00:00Z"))
        #expect(read.series[0].series.span?.end == moment("2022-01-01T04:00Z"))
        #expect(read.summary.rowCount == 4)
        #expect(read.summary.valueCount == 8)
    }

    @Test func `a newer Electricity Maps header says life cycle and is read the same way`() throws {
        let read = try GridDataReader.readCarbon(
            try Fixture.good("electricity-maps-newer.csv"), options: ImportOptions())
        #expect(read.format.format == .electricityMapsCSV)
        #expect(read.values("FR", .lifecycle) == [30, 31, 32])
        #expect(read.values("FR", .direct) == [20, 21, 22])
    }

    @Test func `the older dump has its unit in each row and needs a signal`() throws {
        let file = try Fixture.good("electricity-maps-dump.csv")
        let refused = try refusal { () throws(Diagnostic) in
            try GridDataReader.readCarbon(file, options: ImportOptions())
        }
        #expect(refused.kind == .usage)
        #expect(refused.remedy?.text(.commandLine).contains("--signal") == true)
        let read = try GridDataReader.readCarbon(file, options: ImportOptions(signal: .lifecycle))
        #expect(read.values("DE", .lifecycle) == [300, 301, 302])
        #expect(read.series[0].series.span?.start == moment("2020-01-01T00:00Z"))
    }

    @Test func `an Electricity Maps reply declares its own signal`() throws {
        let read = try GridDataReader.readCarbon(
            try Fixture.good("electricity-maps-history.json"), options: ImportOptions())
        #expect(read.format.format == .electricityMapsJSON)
        #expect(read.values("FR", .lifecycle) == [19, 20, 21])
        #expect(read.issuedAt == nil)
    }

    @Test func `an Electricity Maps forecast takes its time of issue from the file`() throws {
        let read = try GridDataReader.readCarbon(
            try Fixture.good("electricity-maps-forecast.json"),
            options: ImportOptions(signal: .lifecycle, isForecast: true))
        #expect(read.issuedAt == moment("2023-05-02T19:30Z"))
        #expect(read.values("DE", .lifecycle) == [557, 556, 555])
    }

    @Test func `WattTime's pounds are converted to grams`() throws {
        let read = try GridDataReader.readCarbon(
            try Fixture.good("watttime.json"), options: ImportOptions())
        #expect(read.format.unit == "lb/MWh")
        #expect(read.format.steps == [TimeSpan(seconds: 300)])
        let values = read.values("CAISO_NORTH", .marginal)
        #expect(values.count == 3)
        #expect(abs(values[0] - 1005 * 0.45359237) < 1e-9)
    }

    @Test func `WattTime's table has region and signal in its file name`() throws {
        let read = try GridDataReader.readCarbon(
            try Fixture.good("CAISO_NORTH_co2_moer_2022-01-01_2022-01-07.csv"),
            options: ImportOptions())
        #expect(read.format.format == .wattTimeCSV)
        #expect(read.values("CAISO_NORTH", .marginal).count == 3)
        #expect(read.format.notes.contains { $0.description.contains("file's name") })
    }

    @Test func `a Great Britain half-hour without an actual value is a gap`() throws {
        let read = try GridDataReader.readCarbon(
            try Fixture.good("gb-national.json"), options: ImportOptions())
        let values = read.values("GB", .direct)
        #expect(values.count == 3)
        #expect(values[0] == 194 && values[1].isNaN && values[2] == 190)
        #expect(read.summary.gapCount == 1)
        #expect(read.summary.gapHours == 0.5)
        #expect(read.format.steps == [TimeSpan(seconds: 1800)])
    }

    @Test func `the Great Britain forecast is read if a forecast is requested`() throws {
        let issued = moment("2025-12-20T13:45Z")
        let read = try GridDataReader.readCarbon(
            try Fixture.good("gb-regional.json"), options: ImportOptions(issuedAt: issued))
        #expect(read.issuedAt == issued)
        #expect(read.values("GB-11", .direct) == [265, 255])
    }

    @Test func `a zone of Great Britain can be given another name`() throws {
        let read = try GridDataReader.readCarbon(
            try Fixture.good("gb-national.json"), options: ImportOptions(zone: "UK"))
        #expect(read.series.map(\.zone) == ["UK"])
        #expect(read.format.notes.contains("GB is imported as UK"))
    }

    @Test func `the Carbon Aware SDK gives each interval's length`() throws {
        let read = try GridDataReader.readCarbon(
            try Fixture.good("carbon-aware-sdk.json"),
            options: ImportOptions(signal: .marginal, unit: .kilogramsPerKWh, timeZone: "UTC"))
        #expect(read.values("Sydney", .marginal) == [600, 700])
        let span = try #require(read.series[0].series.span)
        #expect(span.length == TimeSpan(hours: 16))
    }

    @Test func `a plain table with zones gives a series for each zone and signal`() throws {
        let read = try GridDataReader.readCarbon(
            try Fixture.good("plain-two-signals.csv"), options: ImportOptions())
        #expect(read.series.map(\.zone) == ["DE-LU", "DE-LU", "GB", "GB"])
        #expect(read.series.map(\.signal) == [.lifecycle, .direct, .lifecycle, .direct])
        #expect(read.values("GB", .direct) == [180.25, 181.25, 182.25])
        #expect(read.summary.rowCount == 6)
    }

    @Test func `zone and signal options filter a table`() throws {
        let read = try GridDataReader.readCarbon(
            try Fixture.good("plain-two-signals.csv"),
            options: ImportOptions(zone: "GB", signal: .lifecycle))
        #expect(read.series.map(\.zone) == ["GB"])
        #expect(read.values("GB", .lifecycle) == [230.5, 231.5, 232.5])
    }

    @Test func `a JSON reply forced to be another format is refused`() throws {
        let file = try Fixture.good("gb-national.json")
        let refused = try refusal { () throws(Diagnostic) in
            try GridDataReader.readCarbon(file, options: ImportOptions(format: .plainCSV))
        }
        #expect(refused.kind == .usage)
        #expect(refused.remedy?.text(.commandLine).contains("--format") == true)
    }

    @Test func `a file's hash is its SHA-256`() {
        let file = SourceFile(name: "-", bytes: Array("abc".utf8))
        #expect(
            file.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func `a custom table with zones is not assumed to be in UTC`() throws {
        let file = Fixture.table(
            "zone_id,timestamp,carbon_intensity_g_per_kwh", "DE,2022-01-01 00:00,500")
        let refused = try refusal { () throws(Diagnostic) in
            try GridDataReader.readCarbon(file, options: ImportOptions(signal: .lifecycle))
        }
        #expect(refused.remedy?.text(.commandLine).contains("--time-zone") == true)
    }

    @Test func `a table with forecast and actual values gives the requested ones`() throws {
        let file = Fixture.table(
            "from,to,carbon_intensity_forecast_g_per_kwh,carbon_intensity_actual_g_per_kwh",
            "2022-01-01T00:00Z,2022-01-01T00:30Z,180,190")
        var options = ImportOptions(zone: "GB", signal: .direct)
        let history = try GridDataReader.readCarbon(file, options: options)
        #expect(history.values("GB", .direct) == [190])
        options.issuedAt = moment("2021-12-31T12:00Z")
        let forecast = try GridDataReader.readCarbon(file, options: options)
        #expect(forecast.values("GB", .direct) == [180])
    }

    @Test func `timestamps with an offset are used as they are`() throws {
        let file = Fixture.table(
            "time,lca_g_per_kwh", "2022-07-01T00:00+02:00,1", "2022-07-01T01:00+02:00,2")
        let read = try GridDataReader.readCarbon(
            file, options: ImportOptions(zone: "DE", timeZone: "America/Denver"))
        #expect(read.format.timeZone == "offsets in the stamps")
        #expect(read.series[0].series.span?.start == moment("2022-06-30T22:00Z"))
        #expect(
            read.format.notes.contains {
                $0.text(.commandLine).contains("--time-zone was not needed")
            })
    }

    @Test func `members are found regardless of case`() throws {
        let text = #"{"Emissions": [{"Rating": "0.5", "rating": "0.6"}]}"#
        let node = try JSONParser.parse(Array(text.utf8))
        let row = try #require(node["emissions"]?.elements?.first)
        #expect(row["Rating"]?.text == "0.5" && row["rating"]?.text == "0.6")
        #expect(row["RATING"]?.text == "0.5" && row["unit"] == nil)
    }
}
