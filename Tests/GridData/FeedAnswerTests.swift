import SolsticeDomain
import SolsticeGridData
import Testing

/// What answers of providers may be that files of people are not.
@Suite struct FeedAnswerTests {
    private func file(_ text: String) -> SourceFile {
        SourceFile(name: "answer", bytes: Array(text.utf8))
    }

    @Test(arguments: [
        (FileFormat.gbCarbonIntensity, "{\"data\":[]}"),
        (.electricityMapsJSON, "{\"zone\":\"DE\",\"data\":[]}"),
        (
            .wattTimeJSON,
            "{\"data\":[],\"meta\":{\"region\":\"PJM\",\"signal_type\":\"co2_moer\","
                + "\"units\":\"lbs_co2_per_mwh\"}}"
        ),
    ])
    func `an empty response is accepted if that is allowed`(
        format: FileFormat, text: String
    ) throws {
        var options = ImportOptions(format: format)
        #expect(throws: Diagnostic.self) {
            try GridDataReader.readCarbon(file(text), options: options)
        }
        options.allowsNoValues = true
        #expect(try GridDataReader.readCarbon(file(text), options: options).series.isEmpty)
    }

    @Test func `regional half-hours stand in for a measurement that is not published`() throws {
        let text = """
            {"data":{"regionid":11,"data":[{"from":"2025-12-20T14:00Z","to":"2025-12-20T14:30Z",
            "intensity":{"forecast":265,"index":"very high"}}]}}
            """
        var options = ImportOptions()
        options.takesEstimates = true
        let read = try GridDataReader.readCarbon(file(text), options: options)
        #expect(read.series.map(\.zone) == ["GB-11"])
        #expect(read.series[0].series.pieces.map(\.value.gramsPerKWh) == [265])
    }

    @Test func `the national value is measured, and its forecast is no substitute`() throws {
        let text = """
            {"data":[{"from":"2025-12-20T14:00Z","to":"2025-12-20T14:30Z",
            "intensity":{"forecast":265,"actual":null,"index":"high"}}]}
            """
        var options = ImportOptions()
        options.takesEstimates = true
        options.allowsNoValues = true
        let read = try GridDataReader.readCarbon(file(text), options: options)
        #expect(!read.series.contains { !$0.series.isEmpty })
    }

    @Test func `a forecast's own time of issue is used`() throws {
        let moment = Instant(secondsSinceEpoch: 1_700_000_000)
        var options = ImportOptions(signal: .direct, isForecast: true)
        options.issuedAtUnlessStated = moment
        let rows = "\"forecast\":[{\"carbonIntensity\":5,\"datetime\":\"2023-11-15T00:00:00Z\"}]"
        let silent = try GridDataReader.readCarbon(
            file("{\"zone\":\"DE\",\(rows)}"), options: options)
        #expect(silent.issuedAt == moment)
        let stated = try GridDataReader.readCarbon(
            file("{\"zone\":\"DE\",\(rows),\"updatedAt\":\"2023-11-14T20:00:00Z\"}"),
            options: options)
        #expect(stated.issuedAt?.description == "2023-11-14T20:00:00Z")
    }
}
