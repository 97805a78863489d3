import SolsticeDomain
import SolsticeGridData
import Testing

/// Which values of a file were measured, and which the provider made up for lack of measurements.
@Suite struct EstimateTests {
    private func read(
        _ file: SourceFile, _ options: ImportOptions = ImportOptions()
    ) throws(Diagnostic) -> CarbonImport {
        try GridDataReader.readCarbon(file, options: options)
    }

    @Test func `estimated hours of Electricity Maps are kept apart`() throws {
        let rows = ["false", "true", "true"].enumerated().map { hour, flag in
            "{\"carbonIntensity\":\(90 + hour),\"datetime\":\"2023-06-01T0\(hour):00:00Z\","
                + "\"emissionFactorType\":\"direct\",\"isEstimated\":\(flag)}"
        }
        let read = try read(
            Fixture.text("{\"zone\":\"PT\",\"history\":[\(rows.joined(separator: ","))]}"))
        #expect(read.values("PT", .direct) == [90, 91, 92])
        #expect(read.series[0].isEstimated == [false, true, true])
        #expect(read.summary.estimatedCount == 2)
    }

    @Test(arguments: [
        ("Data Estimated", "true", "false"), ("estimated", "1", "0"), ("is_estimated", "yes", ""),
        ("quality", "estimated", "measured"),
    ])
    func `a column of a table marks estimates`(header: String, yes: String, no: String) throws {
        let read = try read(
            Fixture.table(
                "zone,utc,lca_g_per_kwh,\(header)", "PT,2023-06-01T00:00Z,90,\(no)",
                "PT,2023-06-01T01:00Z,91,\(yes)", "PT,2023-06-01T02:00Z,,\(yes)",
                "PT,2023-06-01T03:00Z,93,\(no)"))
        #expect(read.series[0].isEstimated == [false, true, false, false])
        #expect(read.summary.estimatedCount == 1)
    }

    @Test func `an unmeasured region of Great Britain is estimated`() throws {
        var options = ImportOptions()
        options.takesEstimates = true
        let read = try read(
            Fixture.text(
                "{\"data\":{\"regionid\":3,\"data\":[{\"from\":\"2023-06-01T00:00Z\","
                    + "\"to\":\"2023-06-01T00:30Z\",\"intensity\":{\"forecast\":90}}]}}"), options)
        #expect(read.series[0].isEstimated == [true])
    }

    @Test func `a 5-minute value that includes an estimate is an estimate`() throws {
        let read = try read(
            Fixture.table(
                "zone,utc,lca_g_per_kwh,estimated", "PT,2023-06-01T00:00Z,90,0",
                "PT,2023-06-01T00:01Z,91,1", "PT,2023-06-01T00:05Z,92,0",
                "PT,2023-06-01T00:06Z,93,0"))
        #expect(read.series[0].isEstimated == [true, false])
    }
}
