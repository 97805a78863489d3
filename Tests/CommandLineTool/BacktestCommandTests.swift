import SolsticeTestSupport
import Testing

/// `solstice backtest` as people and programs call it.
@Suite struct BacktestCommandTests {
    private static let small = [
        "backtest", "--mix", "2h@1d,1h@12h/10m", "--policy", "run-now", "--policy",
        "forecast-once", "--policy", "oracle", "--every", "29h",
    ]

    @Test func `clean nights are found, and nothing is stored`() async throws {
        let program = try await PreparedDatabase.open()
        let before = program.bytes()
        let outcome = try await program.run(Self.small + ["--json"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors == "")
        #expect(program.bytes() == before)
        let json = try outcome.json()
        #expect(json.text("backtest.from") == "2022-02-15T00:00:00Z")
        #expect(json.text("backtest.to") == "2022-02-27T22:00:00Z")
        #expect(json.text("backtest.signal") == "direct")
        #expect(json.text("backtest.zones.1") == "NORTH")
        #expect(json.count("backtest.results") == 2 * 2 * 3)
        #expect(json.text("backtest.results.1.policy") == "forecast-once")
        #expect(try #require(json.number("backtest.results.1.shareOfOracle")) > 0.95)
        #expect(json.number("backtest.results.1.misses") == 0)
        #expect(json.number("backtest.results.0.savedFraction") == 0)
    }

    @Test func `piped output has a row for each zone, kind and policy`() async throws {
        let outcome = try await PreparedDatabase.open().run(Self.small + ["--zone", "home"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let rows = outcome.output.split(separator: "\n").map { $0.split(separator: "\t") }
        #expect(rows.count == 1 + 2 * 3)
        #expect(rows.first?.prefix(5) == ["zone", "kind", "policy", "jobs", "share_of_oracle"])
        #expect(rows.dropFirst().allSatisfy { $0.first == "GRID" })
    }

    @Test func `the text says what savings are measured against and what was known`() async throws {
        let outcome = try await PreparedDatabase.open().run(
            Self.small, environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"])
        let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("against running at once"))
        #expect(words.contains("saw only what had been known by then"))
        #expect(words.contains("14 days of history"))
        #expect(outcome.output.contains("█"))
    }

    @Test func `kinds come from a job file, without duplicates`() async throws {
        let program = try await PreparedDatabase.open()
        try program.write(
            """
            - {name: a, hours: 2, deadline: +1d2h, command: [no-such-program]}
            - {name: b, hours: 2, deadline: +1d2h, gpus: 4, command: ["true"]}
            - {hours: {a100: 1, v100: 3}, gpuType: v100, earliest: +2h, deadline: +10h, pausable: true,
               resumeCost: 5m, command: ["true"]}
            """, to: "jobs.yaml")
        let outcome = try await program(
            "backtest", "--jobs", "jobs.yaml", "--policy", "oracle", "--zone", "NORTH", "--json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let json = try outcome.json()
        #expect(json.count("backtest.kinds") == 2)
        #expect(json.text("backtest.kinds.0") == "2h@24h")
        #expect(json.text("backtest.kinds.1") == "3h@5h/5m")
    }

    @Test(arguments: [
        ("- {name: a, hours: 2, command: [x]}", "a job without a deadline has no slack"),
        ("- {name: a, deadline: +1d, command: [x]}", "a job without hours"),
        ("- {name: a, hours: 30, deadline: +1d, command: [x]}", "is too near for 1d6h"),
    ])
    func `a job that cannot be replayed is named`(job: String, problem: String) async throws {
        let program = try await PreparedDatabase.open()
        try program.write(job + "\n", to: "jobs.yaml")
        let outcome = try await program("backtest", "--jobs", "jobs.yaml")
        #expect(outcome.status == 65)
        let words = outcome.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("jobs.yaml, line 1") && words.contains(problem), "\(words)")
    }

    @Test func `without history, the import to run is named`() async throws {
        let outcome = try await Program()("backtest")
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains("solstice import carbon FILE"))
    }
}
