import Solstice
import SolsticePresentation
import Testing

/// What can be said of a job, from what was written to what is kept.
@Suite struct JobFieldTests {
    /// Something unusual for every field, by key. The job waits for two earlier ones.
    private static let samples: [String: JobInput] = [
        "name": .text("sweep"), "earliest": .text("2"), "deadline": .text("48"),
        "hours": .text("v100=1..2"), "gpus": .whole(2), "gpuType": .text("v100"),
        "wattsPerGpu": .text("240"), "cap": .text("none"), "signal": .text("direct"),
        "home": .text("home"), "regions": .texts(["home"]), "command": .texts(["train", "-x"]),
        "workingDirectory": .text("/tmp"), "pausable": .flag(true), "resumeCost": .text("10m"),
        "pauseBy": .text("checkpoint"), "pauseGrace": .text("90s"), "retries": .whole(3),
        "datasetGB": .number(120), "maxCost": .number(80), "carbonPrice": .number(90),
        "priority": .whole(-2), "afterOk": .texts(["1"]), "afterAny": .texts(["2"]),
        "array": .text("5"), "hold": .flag(true), "objective": .text("cost"),
        "variants": .texts(["name=sparse,gpu-type=v100,price=2"]), "work": .number(1e6),
        "unit": .text("steps"), "project": .text("paper"), "final": .flag(true),
        "workload": .text("inference"),
    ]

    /// A request that says all of it; moments are hours from now.
    private static func request() throws(Diagnostic) -> SubmissionRequest {
        var draft = JobDraft { text, _ throws(Diagnostic) in at(Double(text) ?? 0) }
        for field in JobField.all {
            if let sample = samples[field.key] { try draft.read(sample, for: field) }
        }
        return try draft.finished()
    }

    @Test func `every field has its own key, flag and help text, and a sample here`() {
        #expect(Self.samples.keys.sorted() == JobField.all.map(\.key).sorted())
        #expect(Set(JobField.all.map(\.key)).count == JobField.all.count)
        #expect(Set(JobField.all.map(\.flag)).count == JobField.all.count)
        #expect(Set(JobField.all.map(\.help)).count == JobField.all.count)
        for field in JobField.all {
            #expect(JobField.named(field.key)?.flag == field.flag)
            #expect(field.help.hasSuffix("."), "\(field.key)")
        }
    }

    @Test func `every member of a job's JSON has a unique name, and so has every row`() {
        let keys = JobOutput.all.map(\.key)
        let columns = JobOutput.all.compactMap(\.column)
        #expect(Set(keys).count == keys.count)
        #expect(Set(columns).count == columns.count)
    }

    @Test func `every term of a job can be stated`() throws {
        let stated = Mirror(reflecting: try Self.request().terms).children
        for (own, usual) in zip(stated, Mirror(reflecting: JobTerms()).children) {
            #expect("\(own.value)" != "\(usual.value)", "\(own.label ?? "")")
        }
    }

    @Test func `everything stated about a job is stored and returned`() throws {
        let bench = try Workbench()
        let scheduler = try bench.home()
        for _ in 0..<2 { try scheduler.submit() }
        let job = try scheduler.submit(try Self.request()).record.job
        let kept = try bench.scheduler().record(3).job
        #expect(kept == job)
        for output in JobOutput.all where output.key != "executablePath" {
            #expect(output.value(kept) != .none, "\(output.key)")
        }
        #expect(kept.specification.terms == job.specification.terms)
        let usual = try bench.scheduler().record(1).job
        for field in JobField.all {
            guard case .value(_, _, let value) = field.fact, value != .none else { continue }
            #expect(field.outputs.first?.value(usual) == value, "\(field.key)")
            #expect(field.outputs.first?.value(kept) != value, "\(field.key)")
        }
    }

    @Test(arguments: [101, -1]) func `a whole number out of range is refused`(retries: Int) throws {
        let refused = try #require(throws: Diagnostic.self) {
            try Workbench().home().submit { $0.retries = retries }
        }
        #expect(refused.problem == "retries \(retries) is not from 0 to 100")
        #expect(refused.remedy?.text(.commandLine) == "use --retries from 0 to 100")
        #expect(
            refused.remedy?.text(.http(parameters: [])) == "use \"retries\" from 0 to 100")
    }
}
