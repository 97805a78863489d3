import SolsticeTestSupport
import SolsticeDomain
import SolsticeGridData
import Testing

@Suite struct DaylightSavingTests {
    private static let berlin = ImportOptions(zone: "DE", timeZone: "Europe/Berlin")

    @Test func `an hour repeated in autumn is read as two instants in order`() throws {
        let read = try GridDataReader.readCarbon(
            Fixture.table(
                "timestamp,lca_g_per_kwh", "2021-10-31 01:00,1", "2021-10-31 02:00,2",
                "2021-10-31 02:00,3", "2021-10-31 03:00,4"),
            options: Self.berlin)
        #expect(read.values("DE", .lifecycle) == [1, 2, 3, 4])
        #expect(read.series[0].series.span?.start == moment("2021-10-30T23:00Z"))
        #expect(read.series[0].series.span?.length == TimeSpan(hours: 4))
        #expect(read.summary.daylightSavingNotes.count == 1)
        #expect(read.format.notes.contains { $0.description.contains("occurs twice") })
    }

    @Test func `repeated half-hours are resolved individually`() throws {
        let read = try GridDataReader.readCarbon(
            Fixture.table(
                "timestamp,lca_g_per_kwh", "2021-10-31 02:00,1", "2021-10-31 02:30,2",
                "2021-10-31 02:00,3", "2021-10-31 02:30,4", "2021-10-31 03:00,5"),
            options: Self.berlin)
        #expect(read.values("DE", .lifecycle) == [1, 2, 3, 4, 5])
    }

    @Test func `in a file in descending order, the later instant comes first`() throws {
        let read = try GridDataReader.readCarbon(
            Fixture.table(
                "timestamp,lca_g_per_kwh", "2021-10-31 03:00,4", "2021-10-31 02:00,3",
                "2021-10-31 02:00,2", "2021-10-31 01:00,1"),
            options: Self.berlin)
        #expect(read.values("DE", .lifecycle) == [1, 2, 3, 4])
    }

    @Test func `the hour that is skipped in spring leaves no gap`() throws {
        let read = try GridDataReader.readCarbon(
            Fixture.table(
                "timestamp,lca_g_per_kwh", "2021-03-28 00:00,1", "2021-03-28 01:00,2",
                "2021-03-28 03:00,3", "2021-03-28 04:00,4"),
            options: Self.berlin)
        #expect(read.values("DE", .lifecycle) == [1, 2, 3, 4])
        #expect(read.summary.gapCount == 0)
    }

    @Test func `bad hours can be left out and are listed`() throws {
        var options = Self.berlin
        options.skipsInvalid = true
        let read = try GridDataReader.readCarbon(
            Fixture.table(
                "timestamp,lca_g_per_kwh,direct_g_per_kwh", "2021-03-28 01:00,2,1",
                "2021-03-28 02:00,3,1", "2021-03-28 03:00,4,1"),
            options: options)
        #expect(read.summary.rejected.map(\.line) == [3])
        #expect(read.values("DE", .lifecycle) == [2, 4])
    }

    @Test func `days of 23 and 25 hours leave no gap`() throws {
        let read = try GridDataReader.readCarbon(
            Fixture.table(
                "date,lca_g_per_kwh", "2021-10-29,1", "2021-10-30,2", "2021-10-31,3",
                "2021-11-01,4", "2021-11-02,5"),
            options: Self.berlin)
        #expect(read.summary.gapCount == 0)
        #expect(read.values("DE", .lifecycle) == [1, 2, 3, 4, 5])
    }
}
