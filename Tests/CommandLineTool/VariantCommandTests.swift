import SolsticeTestSupport
import Testing

@Suite struct VariantCommandTests {
    private static let variants = [
        "--variant", "name=dense,gpu-type=v100,gpus=4,throughput=100,watts=250,price=2",
        "--variant",
        "name=sparse,model=sparse,gpu-type=v100,gpus=2,throughput=200,watts=250,price=3,"
            + "command=sh -c 'exit 0'",
    ]
    private static let work = ["--work", "400", "--unit", "steps", "--deadline", "+1d"]

    @Test func `a comparison names the better variant and what a million units take`() async throws
    {
        let program = try await PreparedDatabase.open()
        let json = try await program.run(["compare", "--json"] + Self.work + Self.variants).json()
        #expect(json.text("best.variant") == "sparse")
        #expect(json.number("variants.0.placement.itEnergyKWh") == 4)
        #expect(json.number("variants.1.placement.itEnergyKWh") == 1)
        #expect(json.number("best.saving.leverFactors.model") == 4)
        // 4 accelerators for 4 hours at 2, for 400 steps.
        #expect(json.number("variants.0.perMillion.cost") == 32 / 400 * 1e6)
        let jobs = try await program("status", "--all", "--json").json()
        #expect(jobs.count("jobs") == 1)
    }

    @Test func `a file's variants are submitted, compared and explained alike`() async throws {
        let program = try await PreparedDatabase.open()
        try program.write(
            """
            - name: train
              work: 400
              unit: steps
              deadline: +1d
              command: ["true"]
              variants:
                - {name: dense, gpuType: v100, gpus: 4, throughput: 100, watts: 250}
                - {name: sparse, model: sparse, gpuType: v100, gpus: 2, throughput: 200,
                   watts: 250, command: [sh, -c, exit 0]}
            """, to: "job.yaml")
        let compared = try await program("compare", "job.yaml", "--json").json()
        let submitted = try await program("submit", "--file", "job.yaml", "--json").json()
        #expect(compared.text("best.variant") == "sparse")
        #expect(submitted.text("jobs.0.placement.variant") == "sparse")
        #expect(submitted.number("jobs.0.placement.gpus") == 2)
        #expect(submitted.text("jobs.0.job.variants.1.command.2") == "exit 0")
        let explained = try await program("explain", "train", "--json").json()
        #expect(explained.count("byVariant") == 2)
        let shown = try await program.run(["show", "train"], environment: ["CLICOLOR_FORCE": "1"])
        #expect(shown.output.contains("sparse, 2 × v100"), "\(shown.output)")
    }

    @Test(arguments: [
        (
            "name=a,gpu-typ=v100,hours=1", "variant a: there is no key gpu-typ",
            "did you mean gpu-type?"
        ),
        ("name=dense,gpu-type=v100,hours=1", "two variants are named dense", "another name"),
        ("gpu-type=v100,hours=1", "variant: it has no name", "write name=sparse"),
        (
            "name=a,gpu-type=v100,hours=soon", "variant a: hours=soon cannot be read",
            "write hours=5"
        ),
        ("name=a,gpu-type=v900,hours=1", "variant a: there is no accelerator v900", "did you mean"),
    ])
    func `a bad variant is refused by name and key`(
        text: String, problem: String, remedy: String
    ) async throws {
        let program = try await PreparedDatabase.open()
        let outcome = try await program.run(
            ["submit"] + Self.work + Self.variants + ["--variant", text, "--", "true"])
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(problem), "\(outcome.errors)")
        #expect(outcome.errors.contains(remedy), "\(outcome.errors)")
    }
}
