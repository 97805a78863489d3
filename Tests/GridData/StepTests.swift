import SolsticeTestSupport
import SolsticeDomain
import SolsticeGridData
import Testing

@Suite struct StepTests {
    private static func read(_ stamps: [String], header: String = "utc") throws -> CarbonImport {
        let rows = stamps.enumerated().map { "\($1),\($0 + 1)" }
        let text = (["\(header),lca_g_per_kwh"] + rows).joined(separator: "\n")
        return try GridDataReader.readCarbon(
            Fixture.text(text, name: "steps.csv"), options: ImportOptions(zone: "DE"))
    }

    @Test func `a missing row is a gap, not a longer value`() throws {
        let read = try Self.read([
            "2022-01-01T00:00Z", "2022-01-01T01:00Z", "2022-01-01T03:00Z", "2022-01-01T04:00Z",
        ])
        let values = read.values("DE", .lifecycle)
        #expect(values.count == 5)
        #expect(values[2].isNaN)
        #expect(read.summary.gapHours == 1)
    }

    @Test func `rows in any order are sorted`() throws {
        let read = try Self.read(["2022-01-01T02:00Z", "2022-01-01T00:00Z", "2022-01-01T01:00Z"])
        #expect(read.values("DE", .lifecycle) == [2, 3, 1])
    }

    @Test func `hourly and 5-minute values are kept as they are, in either order`() throws {
        let hours = (0..<10).map { "2022-01-01T0\($0):00Z" }
        let minutes = (0..<12).map { "2022-01-01T10:\($0 < 2 ? "0" : "")\($0 * 5)Z" }
        let later = (11..<19).map { "2022-01-01T\($0):00Z" }
        let read = try Self.read(hours + minutes + later)
        let series = read.series[0].series
        #expect(read.summary.gapCount == 0)
        #expect(series.rawValues.count == 30)
        #expect(series.span?.length == TimeSpan(hours: 19))
        #expect(Set(read.format.steps) == [.hour, TimeSpan(seconds: 300)])
    }

    @Test func `monthly values last until the next month begins`() throws {
        let read = try GridDataReader.readCarbon(
            try Fixture.good("electricity-maps-monthly.csv"), options: ImportOptions())
        let span = try #require(read.series[0].series.span)
        #expect(span.end == moment("2023-05-01T00:00Z"))
        #expect(read.format.notes.contains { $0.description.contains("next month") })
        #expect(read.summary.gapCount == 0)
    }

    @Test func `a timestamp at the end of its interval is shifted by the step`() throws {
        let read = try Self.read(
            ["2022-01-01T01:00Z", "2022-01-01T02:00Z", "2022-01-01T04:00Z"], header: "Hour ending")
        let series = read.series[0].series
        #expect(read.format.stampMeaning == "end of interval")
        #expect(series.span?.start == moment("2022-01-01T00:00Z"))
        #expect(series.span?.end == moment("2022-01-01T04:00Z"))
        #expect(read.summary.gapHours == 1)
    }

    @Test func `from and to columns give the length of a single row`() throws {
        let file = Fixture.table(
            "from,to,lca_g_per_kwh", "2022-01-01T00:00Z,2022-01-01T00:15Z,5")
        let read = try GridDataReader.readCarbon(file, options: ImportOptions(zone: "DE"))
        #expect(read.series[0].series.span?.length == TimeSpan(seconds: 900))
    }

    @Test func `a single row without a step is assumed to last an hour, with a note`() throws {
        let read = try Self.read(["2022-01-01T00:00Z"])
        #expect(read.series[0].series.span?.length == .hour)
        #expect(read.format.notes.contains { $0.description.contains("single value") })
    }

    @Test func `seconds since 1970 are read if the header says so`() throws {
        let read = try Self.read(["1640995200", "1640998800"], header: "unix_time")
        #expect(read.series[0].series.span?.start == moment("2022-01-01T00:00Z"))
    }

    @Test func `blanks at either end are counted but not stored`() throws {
        let file = Fixture.table(
            "utc,lca_g_per_kwh", "2022-01-01T00:00Z,", "2022-01-01T01:00Z,5",
            "2022-01-01T02:00Z,6", "2022-01-01T03:00Z,-")
        let read = try GridDataReader.readCarbon(file, options: ImportOptions(zone: "DE"))
        #expect(read.values("DE", .lifecycle) == [5, 6])
        #expect(read.summary.gapCount == 2)
        #expect(read.summary.gapHours == 2)
    }

    @Test func `hourly values stay hourly if minutes are averaged`() throws {
        let hours = (0..<8).map { "2022-01-01T0\($0):00Z" }
        let minutes = (0..<10).map { "2022-01-01T08:0\($0)Z" }
        let read = try Self.read(hours + minutes)
        let series = read.series[0].series
        #expect(series.rawValues == [1, 2, 3, 4, 5, 6, 7, 8, 11, 16])
        #expect(series.span?.length == TimeSpan(seconds: 8 * 3600 + 600))
        #expect(read.format.notes.contains { $0.description.contains("averaged to 5 minutes") })
    }

    @Test func `no piece is shorter than 5 minutes, however odd the timestamps`() throws {
        let read = try Self.read([
            "2022-01-01T00:00Z", "2022-01-01T01:00Z", "2022-01-01T01:00:07Z", "2022-01-01T02:00Z",
            "2022-01-01T03:00Z",
        ])
        let bounds = read.series[0].series.breakpoints
        #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $1 - $0 >= 300 })
    }
}
