import SolsticeTestSupport
import Foundation
import Testing

@Suite struct ImportCommandTests {
    @Test func `two zones in one file are imported and reported`() async throws {
        let program = try Program()
        try program.write(PreparedDatabase.history, to: "history.csv")
        let outcome = try await program("import", "carbon", "history.csv", "--json")
        #expect(outcome.status == 0)
        let json = try outcome.json()
        #expect(json.number("import.rowCount") == 1344)
        #expect(json.texts("import.parts", "place") == ["GRID", "NORTH"])
        #expect(json.number("import.parts.0.inserted") == 672)
        #expect(json.number("import.batch") == 1)
    }

    @Test func `importing the same file again does not change the database`() async throws {
        let program = try await PreparedDatabase.open()
        let before = program.bytes()
        let outcome = try await program(
            "import", "carbon", "-", "--json", input: PreparedDatabase.history)
        let json = try outcome.json()
        #expect(outcome.status == 0)
        #expect(json.isNull("import.batch"))
        #expect(json.number("import.parts.0.unchanged") == 672)
        #expect(program.bytes() == before)
    }

    @Test func `a dry run does not change a byte of the database`() async throws {
        let program = try await PreparedDatabase.open()
        let before = program.bytes()
        let outcome = try await program(
            "import", "carbon", "-", "--dry-run", "--json",
            input: "zone,utc,direct_g_per_kwh\nGRID,2022-03-01T00:00Z,1\n")
        #expect(outcome.status == 0)
        #expect(try outcome.json().number("import.parts.0.inserted") == 1)
        #expect(program.bytes() == before)
    }

    @Test func `time and value columns are chosen, and estimates are counted`() async throws {
        let program = try await PreparedDatabase.open()
        let input = """
            time,unix,intensity_a,intensity_b,estimated
            2022-03-01T03:00Z,1646100000,300,310,0
            2022-03-01T04:00Z,1646103600,301,311,1

            """
        let options = ["--zone", "GRID", "--signal", "marginal", "--unit", "g/kWh"]
        let refused = try await program.run(
            ["import", "carbon", "-", "--value-column", "intensity_b"] + options, input: input)
        #expect(refused.status == 64)
        #expect(refused.errors.contains("--time-column"))
        let outcome = try await program.run(
            ["import", "carbon", "-", "--json", "--time-column", "time", "--value-column"]
                + ["intensity_b"] + options, input: input)
        #expect(outcome.status == 0)
        let json = try outcome.json()
        #expect(json.number("import.estimatedCount") == 1)
        #expect(json.number("import.parts.0.inserted") == 2)
        #expect(json.isNull("import.parts.0.issuedAt"))
        let region = try await program("region", "show", "home", "--json").json()
        let history = "region.carbonHistory.1"
        #expect(region.text(history + ".start") == "2022-03-01T03:00:00Z")
        #expect(region.number(history + ".observedHours") == 1)
        #expect(region.number(history + ".estimatedHours") == 1)
        #expect(region.number(history + ".filledHours") == 0)
    }

    @Test func `PUE of a region is imported and shown`() async throws {
        let program = try await PreparedDatabase.open()
        let outcome = try await program(
            "import", "pue", "-", "--region", "home",
            input: "timestamp,pue\n2022-02-01T00:00Z,1.1\n2022-02-01T01:00Z,1.3\n")
        #expect(outcome.status == 0)
        let profile = try await program("profile", "pue", "home", "--json")
        #expect(try profile.json().text("profile.unit") == "ratio")
    }

    @Test(arguments: [["import", "carbon", "nowhere.csv"], ["submit", "--file", "nowhere.yaml"]])
    func `a missing file is reported`(arguments: [String]) async throws {
        let outcome = try await Program().run(arguments)
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains("there is no file nowhere"))
    }

    @Test func `a folder is not a file`() async throws {
        let program = try Program()
        let outcome = try await program("import", "carbon", "..")
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains(".. is a folder"))
    }

    @Test(arguments: [
        (["--signal", "average"], "lifecycle, direct or marginal"),
        (["--unit", "t/kWh"], "g/kWh, kg/kWh, kg/MWh, t/MWh or lb/MWh"),
        (["--format", "watttime-cvs"], "did you mean --format watttime-csv?"),
        (["--issued-at", "soon"], "--issued-at soon"),
    ])
    func `an unknown choice is refused with the known ones`(
        options: [String], expected: String
    ) async throws {
        let program = try Program()
        try program.write(PreparedDatabase.history, to: "history.csv")
        let outcome = try await program.run(["import", "carbon", "history.csv"] + options)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(expected))
    }
}
