import SolsticeTestSupport
import SolsticeDomain
import SolsticeGridData
import Testing

/// Zeros that stand for missing values, and those of a grid that is really that clean.
@Suite struct MissingZeroTests {
    private func read(_ values: [Double], signal: String = "lca") throws -> CarbonImport {
        let rows = values.enumerated().map { index, value in
            "\(Instant(secondsSinceEpoch: 1_685_577_600 + index * 3600)),\(value)"
        }
        let text = (["utc,\(signal)_g_per_kwh"] + rows).joined(separator: "\n")
        return try GridDataReader.readCarbon(
            Fixture.text(text, name: "zeros.csv"), options: ImportOptions(zone: "DE"))
    }

    private func text(_ read: CarbonImport) -> String {
        read.series[0].series.rawValues.map { $0.isNaN ? "-" : "\(Int($0))" }
            .joined(separator: " ")
    }

    @Test func `zeros among values far from zero are a gap, counted and reported`() throws {
        let read = try read([310, 305, 0, 0, 298, 300, 0, 290])
        #expect(text(read) == "310 305 - 298 300 - 290")
        #expect(read.summary.missingZeroCount == 3)
        #expect(read.summary.gapCount == 2 && read.summary.gapHours == 3)
        #expect(
            read.format.notes.contains {
                $0.description.contains("3 zeros") && $0.description.contains("line 4")
            })
    }

    @Test func `zeros at either end are missing as well`() throws {
        #expect(text(try read([0, 0, 310, 305, 298, 0])) == "310 305 298")
    }

    @Test(arguments: [
        // A grid that comes down to zero and goes up again.
        [220, 130, 60, 12, 0, 0, 9, 70, 180],
        // One that is nearly always clean.
        [0, 0, 4, 0, 6, 0, 0, 3], [25, 8, 0, 7, 22, 24], [0, 0, 0, 0],
    ])
    func `a series that truly reaches zero keeps its zeros`(values: [Double]) throws {
        let read = try read(values, signal: "direct")
        #expect(read.series[0].series.rawValues == values)
        #expect(read.summary.missingZeroCount == 0)
    }

    @Test func `low values elsewhere do not justify zeros at night`() throws {
        let read = try read(
            [320, 330, 0, 340, 330, 200, 90, 12, 0, 10, 95, 210, 320, 0, 0, 325],
            signal: "direct")
        #expect(text(read) == "320 330 - 340 330 200 90 12 0 10 95 210 320 - 325")
    }

    @Test func `marginal intensity may drop to zero if it is near zero at times`() throws {
        let curtailed: [Double] = [400, 410, 0, 0, 405, 395, 3, 0, 400]
        #expect(
            try read(curtailed, signal: "marginal").series[0].series.rawValues == curtailed)
        #expect(try read([400, 410, 0, 405], signal: "marginal").summary.missingZeroCount == 1)
    }

    @Test func `trailing zeros are not part of a forecast`() throws {
        let rows = [210, 205, 200, 0, 0].enumerated().map { index, value in
            "{\"Time\":\"2023-06-01T0\(index):00:00Z\",\"Rating\":\(value),"
                + "\"Duration\":\"01:00:00\"}"
        }
        let read = try GridDataReader.readCarbon(
            Fixture.text(
                "{\"GeneratedAt\":\"2023-05-31T23:10:00Z\",\"Emissions\":"
                    + "[\(rows.joined(separator: ","))]}"),
            options: ImportOptions(zone: "X", signal: .marginal, unit: .gramsPerKWh))
        #expect(read.values("X", .marginal) == [210, 205, 200])
        #expect(read.issuedAt == moment("2023-05-31T23:10Z"))
    }
}
