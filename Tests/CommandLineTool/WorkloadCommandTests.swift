import SolsticeTestSupport
import Testing

@Suite(.timeLimit(.minutes(20))) struct WorkloadCommandTests {
    @Test func `caps of inference are imported, shown with their source, and planned`() async throws
    {
        let program = try await PreparedDatabase.open()
        try program.write(
            "power_limit,time_per_epoch,average_power\n300,100,250\n200,120,180\n", to: "caps.csv")
        _ = try await program("region", "set", "home", "--caps", "nvidia-smi")
        let job = [
            "submit", "--dry-run", "--json", "--hours", "2", "--gpu-type", "a40",
            "--watts-per-gpu", "250", "--deadline", "+1d", "--workload", "inference", "--", "true",
        ]
        let unknown = try await program.run(job).json()
        #expect(unknown.text("job.workload") == "inference")
        #expect(unknown.number("placement.powerCapWatts") == nil)
        let imported = try await program(
            "accelerator", "import", "caps.csv", "--id", "a40", "--workload", "inference", "--json")
        #expect(try imported.json().text("import.workload") == "inference")
        let shown = try await program("accelerator", "show", "a40", "--json").json()
        #expect(shown.number("accelerator.inferencePowerCaps.0.capWatts") == 200)
        let source = shown.text("accelerator.inferencePowerCaps.0.source")
        #expect(source == "caps.csv, mean over 1 workloads")
        #expect(shown.number("accelerator.powerCaps.0.capWatts") == 100)
        let known = try await program.run(job).json()
        #expect(known.number("placement.powerCapWatts") == 200)
    }

    @Test func `a workload that is none is refused`() async throws {
        let program = try await PreparedDatabase.open()
        for arguments in [
            ["submit", "--hours", "1", "--gpu-type", "v100"],
            ["accelerator", "import", "caps.csv", "--id", "a40"],
        ] {
            let outcome = try await program.run(arguments + ["--workload", "rendering"])
            #expect(outcome.status == 64, "\(outcome.errors)")
            #expect(outcome.errors.contains("training"), "\(outcome.errors)")
        }
    }
}
