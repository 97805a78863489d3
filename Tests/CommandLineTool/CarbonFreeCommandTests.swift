import SolsticeTestSupport
import Testing

@Suite(.timeLimit(.minutes(20))) struct CarbonFreeCommandTests {
    @Test(arguments: ["0.84", "84%"])
    func `a share and a net intensity are stated, shown and withdrawn`(share: String) async throws {
        let program = try await PreparedDatabase.open()
        let set = try await program(
            "region", "set", "home", "--cfe", share, "--cfe-source", "the operator",
            "--net-intensity", "177", "--net-source", "its audit", "--json")
        try #require(set.status == 0, "\(set.errors)")
        #expect(try set.json().number("region.carbonFreeShare") == 0.84)
        #expect(try set.json().text("region.carbonFreeShareSource") == "the operator")
        #expect(try set.json().number("region.netCarbonIntensityGramsPerKWh") == 177)
        #expect(try set.json().text("region.netCarbonIntensitySource") == "its audit")
        let explained = try await program("explain", "1")
        #expect(explained.output.contains("by the annual figure (the operator)"))
        let withdrawn = try await program(
            "region", "set", "home", "--no-cfe", "--no-net-intensity", "--json")
        #expect(try withdrawn.json().number("region.carbonFreeShare") == nil)
        #expect(try withdrawn.json().number("region.netCarbonIntensityGramsPerKWh") == nil)
    }

    @Test func `net stands beside gross in a statement, and the record's share with it`()
        async throws
    {
        let program = try await PreparedDatabase.open()
        _ = try await program("cancel", "1")
        _ = try await program("region", "set", "home", "--net-intensity", "50")
        _ = try await program.submitAtLeisure("true")
        let run = try await program("run", "--until-empty", "--clock", "36000x")
        try #require(run.status == 0, "\(run.errors)")
        let start = try #require(
            try await program("report", "--json").json().text("report.jobs.0.start"))
        let hour = start.prefix(13)
        let header =
            "Datetime (UTC),Zone id,Carbon intensity gCO₂eq/kWh (direct),Low Carbon Percentage"
        let stamps = ["T00", "T12", "T23"].map { "\(hour.prefix(10))\($0):00Z" }
        try program.write(
            ([header] + stamps.map { "\($0),GRID,100,64" }).joined(separator: "\n") + "\n",
            to: "shares.csv")
        let imported = try await program("import", "carbon", "shares.csv")
        #expect(imported.status == 0, "\(imported.errors)")
        #expect(imported.output.contains("carbon_free_share\tGRID: "), "\(imported.output)")
        let json = try await program("report", "--json").json()
        let energy = try #require(json.number("report.jobs.0.facilityEnergyKWh"))
        let net = try #require(json.number("report.jobs.0.net.emissionsGrams"))
        #expect(abs(net - energy * 50) < 1e-9)
        #expect(json.number("report.totals.0.net.emissionsGrams") == net)
        for format in ["markdown", "latex", "html"] {
            let text = try await program("report", "--format", format).output
            #expect(text.contains("net emissions") && text.contains("gross emissions"), "\(format)")
        }
    }

    @Test(arguments: [
        (["--cfe", "84"], "--cfe 0.84 or --cfe 84%"), (["--cfe=-0.1"], "--cfe 84%"),
        (["--cfe", "101%"], "--cfe 84%"), (["--cfe", "much"], "--cfe 84%"),
        (["--cfe-source", "x"], "add --cfe SHARE"),
        (["--cfe", "0.5", "--cfe-source", " "], "say who published the share"),
        (["--net-intensity", "3001"], "--net-intensity 177"),
        (["--net-source", "x"], "add --net-intensity G"),
    ])
    func `an impossible or unsourced figure is refused with a remedy`(
        arguments: [String], remedy: String
    ) async throws {
        let program = try await PreparedDatabase.open()
        let outcome = try await program.run(["region", "set", "home"] + arguments)
        #expect(outcome.status == 64 && outcome.errors.contains(remedy), "\(outcome.errors)")
    }
}
