import Foundation
import Solstice

/// A program that has a scheduler inside it: imports history, submits, plans, explains, runs and
/// reports. The library guide quotes it.
///
///     Embedding FOLDER DATA
///
/// FOLDER is where its database goes, DATA where the modelled history lies.
@main
struct Embedding {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        // Jobs run under a shim that outlives this program: the program itself, called so.
        if arguments.first == "shim" {
            exit(ShimProcess.run(arguments: Array(arguments.dropFirst())))
        }
        let embedding = try Embedding(folder: arguments[0], data: arguments[1])
        try embedding.importHistory()
        try embedding.submitJobs()
        try embedding.planAndExplain()
        try await embedding.runJobs()
        try embedding.report()
    }

    let scheduler: Scheduler
    let data: String

    init(folder: String, data: String) throws {
        self.data = data
        // So that everybody sees the same plans; a real program says `.system`.
        let clock = SchedulerClock.fixed(at: Self.evening)
        scheduler = try Scheduler(databasePath: folder + "/embedded.db", clock: clock)
    }

    /// A Tuesday evening in California.
    private static let evening = Instant(secondsSinceEpoch: 1_781_056_800)

    /// Regions, and what is known of them.
    func importHistory() throws {
        var sunny = RegionChange()
        sunny.zone = "MODEL-SUN"
        sunny.timeZone = "America/Los_Angeles"
        sunny.capacity = ["v100": 8]
        sunny.executor = .local
        sunny.isHome = true
        _ = try scheduler.addRegion("sunny", sunny)

        let bytes = try Data(contentsOf: URL(fileURLWithPath: data + "/modelled-carbon-2025.csv"))
        let file = SourceFile(name: "modelled-carbon-2025.csv", bytes: Array(bytes))
        let imported = try scheduler.importCarbon(file, options: ImportOptions())
        for part in imported.parts {
            print("\(part.place): \(part.inserted) values")
        }
        let pue = try Data(contentsOf: URL(fileURLWithPath: data + "/modelled-pue-2025.csv"))
        _ = try scheduler.importPUE(
            SourceFile(name: "modelled-pue-2025.csv", bytes: Array(pue)),
            options: ImportOptions(region: "sunny"))
    }

    /// Two jobs that want the same clean hours.
    func submitJobs() throws {
        var request = SubmissionRequest(
            command: ["sh", "-c", "echo working in $SOLSTICE_REGION"], workingDirectory: "/tmp",
            duration: .any(TimeSpan(hours: 8)))
        request.name = "train"
        request.gpuType = "v100"
        request.gpus = 8
        request.wattsPerGPU = .any(Power(watts: 300))
        request.deadline = scheduler.now + TimeSpan(hours: 48)
        request.cap = .uncapped
        let submission = try scheduler.submit(request)
        for note in submission.notes { print("note: \(note)") }

        request.name = "evaluate"
        request.duration = .any(TimeSpan(hours: 2))
        request.afterOK = ["train"]
        try scheduler.submit([request])
    }

    /// The queue as a whole, and why a job is planned as it is.
    func planAndExplain() throws {
        let plan = try scheduler.plan(effort: .quick)
        print("lower bound \(plan.lowerBound.grams) g, objective \(plan.objective.grams) g")
        for entry in plan.entries {
            let placement = entry.planned.placement
            print("\(entry.job.specification.name) starts \(placement.start)")
        }

        let (explanation, record) = try scheduler.explanation(1)
        guard let planned = record.plan else { return }
        print("planned \(planned.placement.footprint.emissions.grams) g")
        print("baseline \(planned.baseline.footprint.emissions.grams) g")
        print("saving \(planned.saving.fraction)")
        for other in explanation.byStart {
            print("from \(other.placement.start) on it saves \(other.saving.grams) g")
        }
    }

    /// The service, until nothing is left to do; two hours pass in a second.
    func runJobs() async throws {
        let quick = SchedulerClock.running(from: Self.evening, rate: 7200)
        let scheduler = try Scheduler(databasePath: scheduler.databasePath, clock: quick)
        let service = try Service(
            scheduler: scheduler,
            executors: Executors(everywhere: LocalExecutor(shimArguments: ["shim"])),
            environment: ["PATH": "/usr/bin:/bin"],
            notify: { notice in
                if case .ended(let record) = notice {
                    print("\(record.job.specification.name) \(record.job.state.rawValue)")
                }
            })
        try await service.run(untilEmpty: true)
    }

    /// What it came to: each figure follows from those before it.
    func report() throws {
        for job in try scheduler.report().jobs {
            let run = job.run
            guard let pue = run.pue, let intensity = run.carbonIntensity else { continue }
            print(
                "\(job.name): \(run.itEnergy.kilowattHours) kWh x \(pue.ratio)"
                    + " x \(intensity.gramsPerKWh) g/kWh = \(run.emissions.grams) g")
        }
    }
}
