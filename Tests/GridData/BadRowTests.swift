import SolsticeDomain
import SolsticeGridData
import Testing
import SolsticePresentation

@Suite struct BadRowTests {
    private static let header = "zone,utc,lca_g_per_kwh"

    @Test func `duplicate rows are harmless and counted`() throws {
        let file = Fixture.table(
            Self.header, "DE,2022-01-01T00:00Z,5", "DE,2022-01-01T01:00Z,6",
            "DE,2022-01-01T00:00Z,5.0")
        let read = try GridDataReader.readCarbon(file, options: ImportOptions())
        #expect(read.summary.duplicateCount == 1)
        #expect(read.summary.valueCount == 2)
        #expect(read.values("DE", .lifecycle) == [5, 6])
    }

    @Test func `rows that contradict each other are both bad and name each other`() throws {
        let file = Fixture.table(
            Self.header, "DE,2022-01-01T00:00Z,5", "DE,2022-01-01T01:00Z,6",
            "DE,2022-01-01T00:00Z,7")
        let read = try GridDataReader.readCarbon(file, options: ImportOptions(skipsInvalid: true))
        #expect(read.summary.rejected.map(\.line) == [2, 4])
        #expect(read.summary.rejected[0].reason.description.contains("line 4"))
        #expect(read.summary.rejected[1].reason.description.contains("line 2"))
        #expect(read.values("DE", .lifecycle) == [6])
    }

    @Test func `a value for another zone or signal at the same time is no contradiction`() throws {
        let file = Fixture.table(
            Self.header, "DE,2022-01-01T00:00Z,5", "FR,2022-01-01T00:00Z,7")
        let read = try GridDataReader.readCarbon(file, options: ImportOptions())
        #expect(read.series.count == 2)
        #expect(read.summary.duplicateCount == 0)
    }

    @Test func `bad rows can be skipped, and the rest is imported`() throws {
        let file = Fixture.table(
            Self.header, "DE,2022-01-01T00:00Z,5", "DE,2022-01-01T01:00Z,x",
            "DE,2022-01-01T02:00Z,7")
        let read = try GridDataReader.readCarbon(file, options: ImportOptions(skipsInvalid: true))
        #expect(
            read.summary.rejected == [
                RowProblem(
                    line: 3, column: "lca_g_per_kwh", value: "x", reason: "is not a number",
                    expected: "a number such as 123.4")
            ])
        #expect(read.summary.valueCount == 2)
        #expect(read.summary.rowCount == 3)
        // The hour left out is a gap, and not a part of the one before.
        #expect(read.series.map(\.series.rawValues.count) == [3])
        #expect(read.format.steps == [.hour])
        #expect(read.summary.gapCount == 1)
    }

    @Test func `ten bad rows are listed and the others counted`() throws {
        let rows = (0..<14).map { "DE,2022-01-01T\($0 < 10 ? "0" : "")\($0):00Z,x" }
        let text = ([Self.header, "DE,2022-02-01T00:00Z,1"] + rows).joined(separator: "\n")
        let refused = try refusal { () throws(Diagnostic) in
            try GridDataReader.readCarbon(
                Fixture.text(text, name: "bad.csv"), options: ImportOptions())
        }
        #expect(refused.problem == "bad.csv: 14 of 15 rows cannot be read")
        #expect(refused.causes.count == 11)
        #expect(refused.causes.last == "and 4 more")
        #expect(refused.remedy?.text(.commandLine).contains("--skip-invalid") == true)
    }

    @Test func `bad rows of an unwanted zone do not matter`() throws {
        let file = Fixture.table(
            Self.header, "DE,2022-01-01T00:00Z,x", "FR,2022-01-01T00:00Z,7")
        let read = try GridDataReader.readCarbon(file, options: ImportOptions(zone: "FR"))
        #expect(read.series.map(\.zone) == ["FR"])
    }

    @Test func `an endless line is refused without harm`() throws {
        let long = String(repeating: "9", count: 100_000)
        let file = Fixture.table(Self.header, "DE,2022-01-01T00:00Z,\(long)")
        let refused = try refusal { () throws(Diagnostic) in
            try GridDataReader.readCarbon(file, options: ImportOptions())
        }
        #expect(refused.description.contains("more than 65536 bytes"))
        #expect(refused.description.utf8.count < 600)
    }

    @Test(arguments: [
        "9999999999999999999999", "1e308", "-1e308", "0x1F", "inf", "--1", "1.2.3", "1 00",
        "1_000", "1,23,4", "12 3456",
        "+", ".", "e5", "∞",
    ])
    func `an unusual number is refused`(number: String) throws {
        let file = Fixture.table(Self.header, "DE,2022-01-01T00:00Z,\(number)")
        let refused = try refusal { () throws(Diagnostic) in
            try GridDataReader.readCarbon(file, options: ImportOptions())
        }
        #expect(refused.kind == .badInput)
    }

    @Test func `every prefix of a good file is read or refused, never a crash`() throws {
        for name in [
            "gb-regional.json", "european.csv", "carbon-aware-sdk.json", "plain-two-signals.csv",
        ] {
            let bytes = try Fixture.good(name).bytes
            for length in stride(from: 0, to: bytes.count, by: 3) {
                let cut = SourceFile(name: name, bytes: Array(bytes[..<length]))
                let options = ImportOptions(
                    timeZone: "UTC", issuedAt: Instant(secondsSinceEpoch: 0))
                _ = try? GridDataReader.readCarbon(cut, options: options)
                _ = try? GridDataReader.readPUE(cut, options: options)
            }
        }
    }
}
