import SolsticeDomain
import SolsticeGridData
import SolsticePresentation
import Testing

@Suite struct CarbonFreeTests {
    private static let header =
        "Datetime (UTC),Zone id,Carbon intensity gCO₂eq/kWh (Life cycle),"
        + "Carbon-free energy percentage (CFE%)"

    private func read(
        _ rows: String..., header: String = header, options: ImportOptions = ImportOptions()
    ) throws -> CarbonImport {
        try GridDataReader.readCarbon(
            Fixture.text(([header] + rows).joined(separator: "\n") + "\n", name: "table.csv"),
            options: options)
    }

    @Test(arguments: [
        ("electricity-maps-history.csv", "ES", 0.701), ("electricity-maps-newer.csv", "FR", 0.95),
    ]) func `Electricity Maps' shares are read beside the intensities`(
        name: String, zone: ZoneID, share: Double
    ) throws {
        let read = try GridDataReader.readCarbon(try Fixture.good(name), options: ImportOptions())
        let shares = try #require(read.shares.first)
        #expect(read.shares.count == 1 && shares.zone == zone)
        #expect(shares.series.rawValues.allSatisfy { $0 == share })
        #expect(shares.series.breakpoints == read.series[0].series.breakpoints)
        #expect(read.series.map(\.signal) == [.direct, .lifecycle])
    }

    @Test func `a file without such a column, and a forecast, have no shares`() throws {
        let plain = try GridDataReader.readCarbon(
            try Fixture.good("plain-two-signals.csv"), options: ImportOptions())
        #expect(plain.shares.isEmpty)
        var options = ImportOptions(isForecast: true)
        options.issuedAt = Instant(secondsSinceEpoch: 1_704_067_200)
        let forecast = try read(
            "2024-01-01 00:00:00,FR,20,95", "2024-01-01 01:00:00,FR,21,95", options: options)
        #expect(forecast.shares.isEmpty && forecast.series.count == 1)
    }

    @Test func `the column of carbon-free energy is preferred to that of low carbon`() throws {
        let read = try read(
            "2024-01-01 00:00:00,FR,20,80,95", "2024-01-01 01:00:00,FR,21,81,96",
            header: "Datetime (UTC),Zone id,Carbon intensity gCO₂eq/kWh (Life cycle),"
                + "Low Carbon Percentage,Carbon-free energy percentage (CFE%)")
        #expect(read.shares.map(\.series.rawValues) == [[0.95, 0.96]])
    }

    @Test func `a blank share is a gap, and no count of the intensities changes`() throws {
        let read = try read(
            "2024-01-01 00:00:00,FR,20,95", "2024-01-01 01:00:00,FR,21,",
            "2024-01-01 02:00:00,FR,22,0", "2024-01-01 02:00:00,FR,22,0")
        let values = read.shares[0].series.rawValues
        #expect(values.count == 3 && values[0] == 0.95 && values[1].isNaN && values[2] == 0)
        #expect(read.summary.valueCount == 3 && read.summary.gapCount == 0)
        #expect(read.summary.duplicateCount == 1 && read.summary.missingZeroCount == 0)
    }

    @Test(arguments: [
        ("-0.1", "is below 0 %"), ("100.1", "is above 100 %"), ("much", "is not a number"),
        ("95 kW", "is not a percentage"),
    ]) func `an impossible share is refused by line and column`(
        value: String, reason: String
    ) throws {
        let refused = try refusal { () throws(Diagnostic) in
            try GridDataReader.readCarbon(
                Fixture.table(
                    Self.header, "2024-01-01 00:00:00,FR,20,95",
                    "2024-01-01 01:00:00,FR,21,\(value)"), options: ImportOptions())
        }
        let cause = try #require(refused.causes.first?.text(.commandLine))
        #expect(
            cause.contains("line 3, column Carbon-free energy percentage (CFE%): \"\(value)\""),
            "\(cause)")
        #expect(cause.contains(reason), "\(cause)")
    }

    @Test func `shares that contradict each other are refused`() throws {
        let refused = try refusal { () throws(Diagnostic) in
            try GridDataReader.readCarbon(
                Fixture.table(
                    Self.header, "2024-01-01 00:00:00,FR,20,95", "2024-01-01 01:00:00,FR,21,95",
                    "2024-01-01 00:00:00,FR,20,96"), options: ImportOptions())
        }
        #expect(refused.causes.contains { $0.text(.commandLine).contains("contradicts line 4") })
    }

    @Test func `shares alone make no import`() throws {
        let refused = try refusal { () throws(Diagnostic) in
            try GridDataReader.readCarbon(
                Fixture.table(
                    Self.header, "2024-01-01 00:00:00,FR,,95", "2024-01-01 01:00:00,FR,,95"),
                options: ImportOptions())
        }
        #expect(refused.problem.text(.commandLine).contains("every value is blank"))
    }
}
