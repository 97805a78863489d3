import Foundation
import Solstice

/// Times the program as people start it: one process a command.
struct CommandLineBench {
    let program: String
    let folder: URL
    let grid: SourceFile

    private static let queued = 1000
    private static let bulk = 10_000

    func run(_ bench: Bench) throws {
        bench.section(
            "command line: 10 regions × 2 years of modelled history, "
                + "\(Double(Self.queued).grouped) queued jobs, a process a command")
        let database = folder.appending(path: "command-line.db").path
        let scheduler = try furnish(database)
        try submitMany(scheduler)
        let other = try furnish(folder.appending(path: "bulk.db").path).databasePath
        let submit = [
            "submit", "--deadline", "+14d", "--hours", "8", "--gpu-type", "v100", "--", "true",
        ]
        try bench.time("solstice --help", repeats: 30, goal: "≤ 10 ms") {
            try start(["--help"], database)
        }
        try bench.time("solstice status", repeats: 20) { try start(["status"], database) }
        try bench.time("submit --dry-run, 7 power caps to choose from", repeats: 20) {
            try start(["submit", "--dry-run"] + submit.dropFirst(), database)
        }
        try bench.time("submit", repeats: 20, goal: "≤ 40 ms") { try start(submit, database) }
        for (effort, repeats) in [("quick", 3), ("standard", 1)] {
            try bench.time("plan --dry-run --effort \(effort)", repeats: repeats) {
                try start(["plan", "--dry-run", "--effort", effort], database)
            }
        }
        try bench.rate(
            "submissions, one process each", unit: "jobs", units: 1, goal: "≥ 250 jobs/s"
        ) { try start(submit, database) }
        try submitFiles(to: other, bench)
    }

    /// Times a file of jobs, and a larger one where that will not take minutes.
    private func submitFiles(to database: String, _ bench: Bench) throws {
        var seconds = 0.0
        for count in [Self.bulk / 10, Self.bulk] {
            let label = "submit --file, \(Double(count).grouped) jobs, one transaction"
            guard seconds < 3 else {
                bench.line(label, "left out: it would take minutes", goal: Self.bulkGoal)
                return
            }
            let file = try jobFile(count)
            seconds = try Bench.seconds { try start(["submit", "--file", file], database) }
            bench.line(
                label,
                "\((Double(count) / seconds).grouped) jobs/s  (\(seconds.asSeconds) in all)",
                goal: Self.bulkGoal)
        }
    }

    private static let bulkGoal = "≥ 50,000 jobs/s"

    /// A database with the regions and their history.
    private func furnish(_ database: String) throws -> Scheduler {
        let scheduler = try Scheduler(databasePath: database, clock: .system)
        _ = try scheduler.importCarbon(grid, options: ImportOptions())
        for (index, zone) in ModelledGrid.zones.enumerated() {
            var change = RegionChange()
            change.zone = zone
            change.timeZone = "UTC"
            change.pue = PUE(1.2)
            change.executor = .local
            change.capacity = ["v100": 4000]
            _ = try scheduler.addRegion("region-\(index)", change)
        }
        return scheduler
    }

    private func submitMany(_ scheduler: Scheduler) throws {
        let requests = (0..<Self.queued).map { index in
            var request = SubmissionRequest(
                command: ["true"], workingDirectory: "/",
                duration: .any(TimeSpan(seconds: 3600 * (1 + index % 12))))
            request.gpuType = "v100"
            request.deadline = scheduler.now + TimeSpan(hours: 24 * Double(2 + index % 20))
            return request
        }
        _ = try scheduler.submit(requests)
    }

    /// A file with a job a line.
    private func jobFile(_ count: Int) throws -> String {
        let lines = (0..<count).map { index in
            "{\"hours\": \(1 + index % 12), \"deadline\": \"+\(2 + index % 20)d\", "
                + "\"gpuType\": \"v100\", \"command\": [\"true\"]}\n"
        }
        let path = folder.appending(path: "jobs.jsonl").path
        try lines.joined().write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func start(_ arguments: [String], _ database: String) throws {
        try ChildProcess(
            program: program, arguments: arguments,
            environment: ["SOLSTICE_DATABASE=\(database)", "PATH=/usr/bin:/bin"],
            output: "/dev/null", isSilent: true
        ).run()
    }
}
