import SolsticeTestSupport
import SolsticeDomain
import SolsticeGridData
import Testing

@Suite struct EuropeanHabitsTests {
    @Test func `a European table is read with all its conventions`() throws {
        let read = try GridDataReader.readCarbon(
            try Fixture.good("european.csv"), options: ImportOptions(timeZone: "Europe/Berlin"))
        let values = read.values("DE", .lifecycle)
        #expect(values.count == 5)
        #expect(values[0] == 412.5 && values[2] == 398.25 && values[4] == 401)
        #expect(values[1].isNaN && values[3].isNaN)
        #expect(read.summary.gapCount == 2)
        #expect(read.format.timeZone == "Europe/Berlin")
        #expect(read.format.notes.contains("fields are separated by semicolons"))
        #expect(read.series[0].series.span?.start == moment("2022-06-30T22:00Z"))
    }

    @Test func `a header in Latin-1 is understood`() throws {
        var bytes = Array("utc;Emissionen g/kWh (LCA) f".utf8)
        bytes += [0xFC] + Array("r DE\n2022-01-01T00:00Z;412,5\n".utf8)
        let read = try GridDataReader.readCarbon(
            SourceFile(name: "latin.csv", bytes: bytes), options: ImportOptions(zone: "DE"))
        #expect(read.values("DE", .lifecycle) == [412.5])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `lines may end in any way, and the last needs no ending`(ending: String) throws {
        let text = ["utc,lca_g_per_kwh", "2022-01-01T00:00Z,1", "2022-01-01T01:00Z,2"]
            .joined(separator: ending)
        let read = try GridDataReader.readCarbon(
            Fixture.text(text, name: "lines.csv"), options: ImportOptions(zone: "DE"))
        #expect(read.values("DE", .lifecycle) == [1, 2])
    }

    @Test func `tabs, comments and an sep= line are understood`() throws {
        let tabs = Fixture.table("# from the grid", "utc\tlca g/kWh", "2022-01-01T00:00Z\t1,5")
        let excel = Fixture.table("sep=;", "utc;lca g/kWh", "2022-01-01T00:00Z;1,5")
        for file in [tabs, excel] {
            let read = try GridDataReader.readCarbon(file, options: ImportOptions(zone: "DE"))
            #expect(read.values("DE", .lifecycle) == [1.5])
        }
    }

    @Test func `the line number of a mistake counts comments and blank lines`() throws {
        let file = Fixture.table(
            "# from the grid", "utc,lca_g_per_kwh", "2022-01-01T00:00Z,1", "",
            "2022-01-01T01:00Z,one")
        let refused = try refusal { () throws(Diagnostic) in
            try GridDataReader.readCarbon(file, options: ImportOptions(zone: "DE"))
        }
        #expect(refused.causes.first?.hasPrefix("line 5, column lca_g_per_kwh: \"one\"") == true)
    }

    @Test func `a quoted field may contain the separator`() throws {
        let file = Fixture.table(
            "zone,utc,lca_g_per_kwh", "\"Bosnia, Herzegovina\",2022-01-01T00:00Z,\"7.5\"")
        let read = try GridDataReader.readCarbon(file, options: ImportOptions())
        #expect(read.values("Bosnia, Herzegovina", .lifecycle) == [7.5])
    }
}
