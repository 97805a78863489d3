import SolsticeTestSupport
import SolsticeDomain
import SolsticeGridData
import Testing
import SolsticePresentation

/// Forecasts that say when they were issued are forecasts, whether or not anyone says so.
@Suite struct ForecastRecognitionTests {
    private func read(
        _ text: String, _ change: (inout ImportOptions) -> Void = { _ in }
    ) throws(Diagnostic) -> CarbonImport {
        var options = ImportOptions()
        change(&options)
        return try GridDataReader.readCarbon(Fixture.text(text), options: options)
    }

    @Test func `the Carbon Aware SDK's API gives forecasts, each with its time of issue`() throws {
        let issues = [(5, 300), (10, 320)].map { minute, value in
            "{\"generatedAt\":\"2023-06-01T08:0\(minute % 10):00+00:00\",\"location\":\"A\","
                + "\"forecastData\":[{\"timestamp\":\"2023-06-01T08:15:00+00:00\","
                + "\"duration\":5,\"value\":\(value)},"
                + "{\"timestamp\":\"2023-06-01T08:20:00+00:00\",\"duration\":5,"
                + "\"value\":\(value + 1)}]}"
        }
        let read = try read("[\(issues.joined(separator: ","))]") {
            $0.signal = .marginal
            $0.unit = .gramsPerKWh
        }
        #expect(read.series.map(\.zone) == ["A", "A"])
        #expect(
            read.series.map(\.issuedAt) == [
                moment("2023-06-01T08:05Z"), moment("2023-06-01T08:00Z"),
            ])
        #expect(read.series.map(\.series.rawValues) == [[300, 301], [320, 321]])
        #expect(read.series[0].series.span?.length == TimeSpan(seconds: 600))
    }

    @Test func `WattTime's past forecasts hold several issues in one file`() throws {
        let issues = ["08:00", "08:05"].map { time in
            "{\"generated_at\":\"2023-06-01T\(time):00+00:00\",\"forecast\":["
                + "{\"point_time\":\"2023-06-01T\(time):00+00:00\",\"value\":1000}]}"
        }
        let read = try read(
            "{\"data\":[\(issues.joined(separator: ","))],\"meta\":{\"region\":\"PJM\","
                + "\"signal_type\":\"co2_moer\",\"units\":\"lbs_co2_per_mwh\","
                + "\"data_point_period_seconds\":300}}")
        #expect(
            read.series.compactMap(\.issuedAt).map(\.description) == [
                "2023-06-01T08:00:00Z", "2023-06-01T08:05:00Z",
            ])
        #expect(read.issuedAt == read.series[1].issuedAt)
    }

    @Test func `forecasts of Electricity Maps and WattTime need no option`() throws {
        let maps = try read(
            "{\"zone\":\"DE\",\"updatedAt\":\"2023-06-01T07:30:00Z\",\"forecast\":["
                + "{\"carbonIntensity\":300,\"datetime\":\"2023-06-01T08:00:00Z\"}]}"
        ) { $0.signal = .lifecycle }
        #expect(maps.series[0].issuedAt == moment("2023-06-01T07:30Z"))
        let wattTime = try read(
            "{\"data\":[{\"point_time\":\"2023-06-01T08:00:00Z\",\"value\":900}],\"meta\":{"
                + "\"region\":\"PJM\",\"signal_type\":\"co2_moer\",\"units\":\"lbs_co2_per_mwh\","
                + "\"data_point_period_seconds\":300,\"generated_at\":\"2023-06-01T08:00:00Z\"}}")
        #expect(wattTime.series[0].issuedAt == moment("2023-06-01T08:00Z"))
    }

    @Test func `a table with an issue column contains forecasts`() throws {
        let read = try read(
            """
            generated_at,point_time,forecast_g_per_kwh
            2023-06-01T08:00Z,2023-06-01T09:00Z,300
            2023-06-01T08:00Z,2023-06-01T10:00Z,310
            2023-06-01T09:00Z,2023-06-01T10:00Z,320
            """
        ) {
            $0.zone = "DE"
            $0.signal = .direct
            $0.format = .plainCSV
        }
        #expect(read.series.map(\.series.rawValues) == [[300, 310], [320]])
        #expect(read.series.allSatisfy { $0.issuedAt != nil })
    }

    @Test func `Energy-Charts has a history, and a forecast from its end onwards`() throws {
        let text =
            "{\"unix_seconds\":[1685602800,1685603700,1685604600,1685605500,1685606400],"
            + "\"co2eq\":[310,null,312,null,null],\"co2eq_forecast\":[290,291,292,330,331],"
            + "\"deprecated\":false}"
        let read = try read(text) {
            $0.zone = "DE"
            $0.signal = .lifecycle
        }
        #expect(read.format.format == .energyCharts && read.format.unit == "g/kWh")
        #expect(read.format.steps == [TimeSpan(seconds: 900)])
        #expect(read.series.map(\.issuedAt) == [nil, Instant(secondsSinceEpoch: 1_685_605_500)])
        let history = read.series[0].series.rawValues
        #expect(history[0] == 310 && history[1].isNaN && history[2] == 312)
        #expect(read.series[1].series.rawValues == [330, 331])
        let refused = try refusal { () throws(Diagnostic) in
            try self.read(text) { $0.zone = "DE" }
        }
        #expect(refused.remedy?.text(.commandLine).contains("--signal") == true)
    }

    @Test func `Energinet's rows are history, but its forecast rows are not`() throws {
        func reply(_ dataset: String) -> String {
            let rows = [0, 5].map {
                "{\"Minutes5UTC\":\"2023-06-01T08:0\($0):00\",\"Minutes5DK\":"
                    + "\"2023-06-01T10:0\($0):00\",\"PriceArea\":\"DK2\",\"CO2Emission\":\(80 + $0)}"
            }
            return "{\"total\":2,\"dataset\":\"\(dataset)\",\"records\":["
                + rows.joined(separator: ",") + "]}"
        }
        let read = try read(reply("CO2Emis")) { $0.signal = .direct }
        #expect(read.values("DK2", .direct) == [80, 85])
        #expect(read.series[0].series.span?.start == moment("2023-06-01T08:00Z"))
        let refused = try refusal { () throws(Diagnostic) in
            try self.read(reply("CO2EmisProg")) { $0.signal = .direct }
        }
        #expect(refused.description.contains("holds a forecast"))
    }

    @Test(arguments: [
        ("\"01:00\"", 3600), ("\"00:30:00\"", 1800), ("\"00:15:00.0000000\"", 900),
        ("\"1.00:00:00\"", 86_400), ("\"0:01:00:00\"", 3600), ("\"PT20M\"", 1200),
        ("\"P1DT2H\"", 93_600), ("5", 300), ("60", 3600),
    ])
    func `durations are read in every form in use`(duration: String, seconds: Int) throws {
        let read = try read(
            "[{\"Location\":\"a\",\"Time\":\"2023-06-01T08:00:00Z\",\"Rating\":100,"
                + "\"Duration\":\(duration)}]"
        ) {
            $0.signal = .direct
            $0.unit = .gramsPerKWh
        }
        #expect(read.series[0].series.span?.length == TimeSpan(seconds: seconds))
    }
}
