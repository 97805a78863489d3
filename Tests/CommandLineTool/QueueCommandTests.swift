import SolsticeTestSupport
import Testing

@Suite struct QueueCommandTests {
    @Test func `a job is held, released and cancelled`() async throws {
        let program = try await PreparedDatabase.open()
        for (verb, state) in [("hold", "held"), ("release", "planned"), ("cancel", "cancelled")] {
            let outcome = try await program.run([verb, "1", "--json"])
            #expect(outcome.status == 0)
            #expect(try outcome.json().text("job.state") == state)
        }
        #expect(try await program("status", "--json").json().count("jobs") == 0)
        #expect(try await program("status", "--all", "--json").json().count("jobs") == 1)
        let events = try await program("show", "1", "--json").json().texts("events", "to")
        #expect(events == ["queued", "planned", "held", "queued", "planned", "cancelled"])
    }

    @Test(arguments: ["hold", "release", "cancel"])
    func `several jobs at once are one JSON object`(verb: String) async throws {
        let program = try await PreparedDatabase.open()
        _ = try await program.submitAtLeisure("true")
        if verb == "release" { _ = try await program("hold", "1", "2") }
        let outcome = try await program.run([verb, "1", "2", "--json"])
        #expect(outcome.status == 0)
        #expect(throws: Never.self) { try outcome.json() }
    }

    @Test func `waiting can time out`() async throws {
        let outcome = try await PreparedDatabase.open()("wait", "1", "--timeout", "0s")
        #expect(outcome.status == 75)
        #expect(outcome.errors.contains("job 1 has not finished yet"))
    }

    @Test func `regions are added, changed and removed`() async throws {
        let program = try await PreparedDatabase.open()
        let added = try await program(
            "region", "add", "north", "--zone", "NORTH", "--time-zone", "UTC", "--capacity",
            "h100=64,V100=16", "--price", "h100=2.49", "--json")
        #expect(try added.json().text("region.id") == "north")
        let set = try await program("region", "set", "north", "--pue", "1.1", "--json")
        #expect(set.status == 0)
        let submitted = try await program(
            "submit", "--hours", "2", "--gpu-type", "v100", "--deadline", "+1d", "--json", "--",
            "true")
        #expect(try submitted.json().text("placement.region") == "home")
        #expect(submitted.output.contains("--region north"))
        #expect(try await program("region", "remove", "north").status == 0)
        #expect(try await program("region", "list", "--json").json().count("regions") == 1)
    }
}
