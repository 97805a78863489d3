import SolsticeTestSupport
import Testing

@Suite struct LeverCommandTests {
    @Test func `a job's options are shown again`() async throws {
        let program = try await PreparedDatabase.open()
        let outcome = try await program.submitAtLeisure(
            "true",
            options: [
                "--pausable", "--resume-cost", "7m", "--dataset-gb", "120", "--max-cost", "80.5",
                "--carbon-price", "90", "--priority", "-3", "--after-ok", "first", "--json",
            ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let json = try await program("show", "2", "--json").json()
        #expect(json.flag("job.pausable") == true)
        #expect(json.number("job.resumeCostHours") == 10.0 / 60)
        #expect(json.number("job.datasetGB") == 120 && json.number("job.maxCost") == 80.5)
        #expect(json.number("job.carbonPrice") == 90 && json.number("job.priority") == -3)
        #expect(json.number("job.afterOk.0") == 1 && json.count("job.afterAny") == 0)
        #expect(json.isNull("job.array") && json.isNull("job.arrayIndex"))
        #expect(json.number("placement.transferGrams") == 0)
    }

    @Test func `an array is shown as the jobs that it became`() async throws {
        let program = try await PreparedDatabase.open()
        let outcome = try await program.submitAtLeisure(
            "true", options: ["--name", "sweep", "--array", "0,4-5", "--json"])
        let json = try outcome.json()
        #expect(json.count("jobs") == 3)
        #expect(json.number("jobs.2.job.array") == 2)
        #expect(json.number("jobs.2.job.arrayIndex") == 5)
    }

    @Test func `a file's entries may wait for each other`() async throws {
        let program = try await PreparedDatabase.open()
        try program.write(
            """
            - {name: prepare, hours: 1, gpuType: v100, command: ["true"]}
            - {name: train, hours: 2, gpuType: v100, afterOk: prepare, array: 0-1,
               command: ["true"]}
            - {hours: 1, gpuType: v100, afterAny: [train, first], command: ["true"]}
            """, to: "jobs.yaml")
        let json = try await program("submit", "--file", "jobs.yaml", "--json").json()
        #expect(json.count("jobs") == 4)
        #expect(json.number("jobs.1.job.afterOk.0") == 2)
        #expect(json.number("jobs.3.job.afterAny.0") == 1)
        #expect(json.count("jobs.3.job.afterAny") == 3)
        let cancelled = try await program("cancel", "prepare")
        #expect(cancelled.output.contains("with it job 3, 4, which needed its success"))
    }

    @Test func `a resume cost without pausing is refused`() async throws {
        let program = try await PreparedDatabase.open()
        let outcome = try await program.submitAtLeisure(
            "true", options: ["--resume-cost", "7m"])
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("add --pausable"))
    }

    @Test func `an accelerator is changed, and the change is shown`() async throws {
        let program = try await PreparedDatabase.open()
        let added = try await program(
            "accelerator", "add", "mine", "--watts", "450", "--speed", "1.5", "--json")
        #expect(try added.json().number("accelerator.relativeSpeed") == 1.5)
        let changed = try await program(
            "accelerator", "set", "mine", "--speed", "2", "--json"
        ).json()
        #expect(changed.number("accelerator.relativeSpeed") == 2)
        #expect(changed.number("accelerator.boardPowerWatts") == 450)
        #expect(changed.text("accelerator.relativeSpeedSource") == "stated by the user")
        #expect(try await program("accelerator", "set", "mine").status == 64)
        #expect(try await program("accelerator", "set", "mine", "--speed", "0").status == 64)
    }

    @Test func `a power cap import is reported, and a dry run stores nothing`() async throws {
        let program = try await PreparedDatabase.open()
        try program.write(
            "power_limit,time_per_epoch,average_power\n300,100,250\n200,120,180\n",
            to: "caps.csv")
        let arguments = ["accelerator", "import", "caps.csv", "--id", "mine", "--json"]
        let before = program.bytes()
        let dry = try await program.run(arguments + ["--dry-run"]).json()
        #expect(dry.flag("import.isDryRun") == true && dry.flag("import.isNew") == true)
        #expect(program.bytes() == before)
        let json = try await program.run(arguments).json()
        #expect(json.number("import.workloadCount") == 1)
        #expect(json.number("accelerator.boardPowerWatts") == 300)
        #expect(json.number("accelerator.powerCaps.0.relativeTime") == 1.2)
        let shown = try await program("accelerator", "show", "mine", "--json").json()
        #expect(shown.text("accelerator.powerCaps.0.source") == "caps.csv, mean over 1 workloads")
        let missing = try await program("accelerator", "import", "none.csv", "--id", "mine")
        #expect(missing.status == 66)
    }

    @Test func `transfer figures are stored with their region`() async throws {
        let program = try await PreparedDatabase.open()
        let region = try await program(
            "region", "set", "home", "--transfer-kwh-per-gb", "0.006", "--transfer-gbps", "2.5",
            "--json"
        ).json()
        #expect(region.number("region.transferKWhPerGB") == 0.006)
        #expect(region.number("region.transferGbps") == 2.5)
        for options in [["--transfer-kwh-per-gb=-1"], ["--transfer-gbps", "0"]] {
            let outcome = try await program.run(["region", "set", "home"] + options)
            #expect(outcome.status == 64 && outcome.errors.contains(options[0].prefix(14)))
        }
    }
}
