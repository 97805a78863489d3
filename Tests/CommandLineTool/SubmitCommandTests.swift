import SolsticeTestSupport
import Foundation
import Testing

/// The keys of `submit` and `show` that programs rely on: added to, never renamed.
private let contract = [
    "job.id", "job.name", "job.state", "job.deadline", "job.hours", "job.gpus",
    "placement.region", "placement.accelerator", "placement.powerCapWatts",
    "placement.segments.0.start", "placement.segments.0.end", "placement.itEnergyKWh",
    "placement.facilityEnergyKWh", "placement.emissionsGrams", "placement.emissionsP10Grams",
    "placement.emissionsP90Grams", "placement.cost", "baseline.region", "baseline.accelerator",
    "baseline.start", "baseline.end", "baseline.facilityEnergyKWh", "baseline.emissionsGrams",
    "saving.grams", "saving.fraction", "saving.byLever.time", "saving.byLever.region",
    "saving.byLever.cap", "saving.byLever.accelerator", "saving.byLever.pausing",
    "saving.byLever.transfer", "saving.byFactor.itEnergy", "saving.byFactor.pue",
    "saving.byFactor.carbonIntensity", "saving.byFactor.transfer",
]

@Suite struct SubmitCommandTests {
    private func submit(
        _ options: [String] = [], in program: Program
    ) async throws -> Program.Outcome {
        try await program.run(
            [
                "submit", "--hours", "2", "--gpu-type", "v100", "--watts-per-gpu", "250",
                "--deadline", "+1d", "--cap", "none", "--json",
            ] + options + ["--", "true", "--json"])
    }

    @Test func `every key of the contract is present, including nulls`() async throws {
        let program = try await PreparedDatabase.open()
        let submitted = try await submit(in: program).json()
        let shown = try await program("show", "2", "--json").json()
        for key in contract {
            #expect(submitted.has(key), "\(key) is missing in submit")
            #expect(shown.has(key), "\(key) is missing in show")
        }
        #expect(submitted.isNull("placement.cost"))
        #expect(submitted.isNull("placement.powerCapWatts"))
    }

    @Test func `a plan matches a calculation by hand`() async throws {
        let json = try await submit(in: try await PreparedDatabase.open()).json()
        #expect(json.number("job.id") == 2)
        #expect(json.text("job.state") == "planned")
        #expect(json.text("job.deadline") == "2022-03-02T00:00:00Z")
        #expect(json.text("placement.segments.0.start") == "2022-03-01T02:00:00Z")
        #expect(json.text("placement.segments.0.end") == "2022-03-01T04:00:00Z")
        #expect(json.number("placement.itEnergyKWh") == 0.5)
        #expect(json.number("placement.facilityEnergyKWh") == 0.6)
        // The forecast from four weeks of the same day is that day, within half a per cent.
        let expected = [
            ("placement.emissionsGrams", 60), ("baseline.emissionsGrams", 240),
            ("saving.grams", 180), ("saving.fraction", 0.75), ("saving.byLever.time", 180),
        ]
        for (path, value) in expected {
            let number = try #require(json.number(path))
            #expect(abs(number / value - 1) < 0.005, "\(path) is \(number)")
        }
    }

    @Test func `everything after the dashes is the command, including options`() async throws {
        let program = try await PreparedDatabase.open()
        _ = try await submit(in: program)
        let json = try await program("show", "2", "--json").json()
        #expect(json.text("job.command.0") == "true")
        #expect(json.text("job.command.1") == "--json")
    }

    @Test func `a dry run does not change a byte of the database`() async throws {
        let program = try await PreparedDatabase.open()
        let before = program.bytes()
        let outcome = try await submit(["--dry-run"], in: program)
        #expect(outcome.status == 0)
        #expect(try outcome.json().flag("isDryRun") == true)
        #expect(program.bytes() == before)
    }

    @Test func `an impossible deadline is refused with the earliest finish`() async throws {
        let program = try await PreparedDatabase.open()
        let before = program.bytes()
        let outcome = try await program(
            "submit", "--hours", "2", "--gpu-type", "v100", "--deadline", "+1h", "--", "true")
        #expect(outcome.status == 69)
        #expect(outcome.errors.contains("--deadline 2022-03-01T02:00:00Z"))
        #expect(outcome.output == "")
        #expect(program.bytes() == before)
    }

    @Test(arguments: [
        (["--", "true"], 64, "--hours"),
        (["--hours", "2"], 64, "two dashes"),
        (["--hours", "long", "--", "true"], 64, "--hours long cannot be read"),
        (["--hours", "2", "--gpus", "many", "--", "true"], 64, "--gpus"),
        (["--hours", "2", "--cap", "low", "--", "true"], 64, "auto, none or watts"),
        (["--hours", "2", "--deadline", "soon", "--", "true"], 64, "--deadline soon"),
        (["--hours", "2", "--gpu-type", "v10", "--", "true"], 64, "did you mean v100?"),
        (["--hours", "2", "--region", "hme", "--", "true"], 64, "did you mean home?"),
        (["--hours", "2", "--", "no-such-program"], 66, "no-such-program"),
        (["--hours", "2", "--dedline", "+1d", "--", "true"], 64, "--deadline"),
    ])
    func `a mistake is refused with its remedy`(
        options: [String], status: Int32, expected: String
    ) async throws {
        let program = try await PreparedDatabase.open()
        let before = program.bytes()
        let outcome = try await program.run(["submit"] + options)
        #expect(outcome.status == status)
        #expect(outcome.errors.contains(expected), "\(outcome.errors)")
        #expect(program.bytes() == before)
    }

    @Test func `jobs in a file are all accepted or all refused`() async throws {
        let program = try await PreparedDatabase.open()
        let job = { (name: String, deadline: String) in
            "- {name: \(name), hours: 2, gpuType: v100, deadline: \(deadline), command: [\"true\"]}\n"
        }
        try program.write(job("a", "+1d") + job("b", "+2d"), to: "jobs.yaml")
        let accepted = try await program("submit", "--file", "jobs.yaml", "--json")
        #expect(accepted.status == 0)
        #expect(try accepted.json().texts("jobs", "job.name") == ["a", "b"])
        let before = program.bytes()
        try program.write(job("c", "+1d") + job("d", "+1h"), to: "jobs.yaml")
        let refused = try await program("submit", "--file", "jobs.yaml")
        #expect(refused.status == 69)
        #expect(refused.errors.contains("job 2 of 2"))
        #expect(program.bytes() == before)
    }

    @Test func `a mistake in a job file is bad input with its location`() async throws {
        let program = try await PreparedDatabase.open()
        try program.write("- hours: 2\n  comand: [train]\n", to: "jobs.yaml")
        let outcome = try await program("submit", "--file", "jobs.yaml")
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("jobs.yaml, line 2, column 3"))
        #expect(outcome.errors.contains("did you mean command?"))
    }

    @Test func `a job file excludes any other job`() async throws {
        let outcome = try await PreparedDatabase.open()(
            "submit", "--file", "-", "--hours", "2", "--", "true", input: "[]")
        #expect(outcome.status == 64)
    }
}
