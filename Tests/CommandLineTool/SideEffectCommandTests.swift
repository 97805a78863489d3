import SolsticeTestSupport
import Testing

@Suite(.timeLimit(.minutes(20))) struct SideEffectCommandTests {
    @Test func `water and embodied carbon appear beside emissions in a statement`() async throws {
        let program = try await PreparedDatabase.open()
        _ = try await program("cancel", "1")
        let region = try await program(
            "region", "set", "home", "--wue", "1.8", "--electricity-water", "2.5",
            "--water-source", "the operator", "--json")
        #expect(region.status == 0, "\(region.errors)")
        #expect(try region.json().number("region.onSiteWaterLitresPerKWh") == 1.8)
        let accelerator = try await program(
            "accelerator", "set", "v100", "--embodied-kg", "150", "--lifetime-hours", "40000",
            "--embodied-source", "a study", "--json")
        #expect(try accelerator.json().number("accelerator.embodiedGrams") == 150_000)
        _ = try await program.submitAtLeisure("true")
        let run = try await program("run", "--until-empty", "--clock", "36000x")
        try #require(run.status == 0, "\(run.errors)")
        let json = try await program("report", "--json").json()
        let energy = try #require(json.number("report.jobs.0.itEnergyKWh"))
        let litres = try #require(json.number("report.jobs.0.sideEffects.onSiteWater.litres"))
        #expect(abs(litres - energy * 1.8) < 1e-9)
        #expect(json.text("report.jobs.0.sideEffects.embodied.source") == "a study")
        #expect(json.number("report.totals.0.sideEffects.electricityWater.jobs") == 1)
        let text = try await program("report", "--format", "markdown").output
        #expect(text.contains("### Beside operational emissions, and in none of their figures"))
    }

    @Test(arguments: [
        (["region", "set", "home", "--wue", "1001"], "state litres per kWh: --wue 1.8"),
        (["region", "set", "home", "--electricity-water", "1001"], "--electricity-water 1.8"),
        (["region", "set", "home", "--water-source", "x"], "add --wue L or --electricity-water L"),
        (
            ["region", "set", "home", "--wue", "1.8", "--water-source", " "],
            "say who published the litres"
        ),
        (
            ["accelerator", "set", "v100", "--embodied-kg", "150"],
            "use --embodied-kg K --lifetime-hours H --embodied-source TEXT"
        ),
        (
            [
                "accelerator", "set", "v100", "--embodied-kg", "150", "--lifetime-hours", "0",
                "--embodied-source", "x",
            ], "state the hours that one works"
        ),
    ])
    func `an impossible or unsourced figure is refused`(
        arguments: [String], remedy: String
    ) async throws {
        let program = try await PreparedDatabase.open()
        let outcome = try await program.run(arguments)
        #expect(outcome.status == 64 && outcome.errors.contains(remedy), "\(outcome.errors)")
    }
}
