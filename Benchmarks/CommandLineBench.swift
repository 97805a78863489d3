import Foundation
import Solstice

/// Times the program as people start it: one process a command.
struct CommandLineBench {
    let program: String
    let folder: URL
    let grid: SourceFile

    func run(_ bench: Bench) throws {
        let database = folder.appendingPathComponent("command-line.db").path
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
        try submitMany(scheduler, count: 1000)
        let submit = [
            "submit", "--deadline", "+14d", "--hours", "8", "--gpu-type", "v100", "--", "true",
        ]
        try bench.time("solstice --help", repeats: 20) { try start(["--help"], database) }
        try bench.time("solstice status, 1,000 jobs", repeats: 20) {
            try start(["status"], database)
        }
        try bench.time("submit --dry-run: 10 regions, caps, 1,000 queued jobs", repeats: 20) {
            try start(["submit", "--dry-run"] + submit.dropFirst(), database)
        }
        try bench.rate("submissions, one process each", unit: "jobs", units: 1) {
            try start(submit, database)
        }
    }

    private func submitMany(_ scheduler: Scheduler, count: Int) throws {
        let requests = (0..<count).map { index in
            var request = SubmissionRequest(
                command: ["true"], workingDirectory: "/",
                duration: .any(TimeSpan(seconds: 3600 * (1 + index % 12))))
            request.gpuType = "v100"
            request.deadline = scheduler.now + TimeSpan(hours: 24 * Double(2 + index % 20))
            return request
        }
        let began = ContinuousClock.now
        _ = try scheduler.submit(requests)
        let passed = (ContinuousClock.now - began).components
        let seconds = Double(passed.seconds) + Double(passed.attoseconds) / 1e18
        print("bulk submission of \(count) jobs: \(Int(Double(count) / seconds)) jobs/s")
    }

    private func start(_ arguments: [String], _ database: String) throws {
        // Foundation's Process looks for the end of a process every 50 ms only.
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        var variables: [UnsafeMutablePointer<CChar>?] = [
            strdup("SOLSTICE_DATABASE=\(database)"), strdup("PATH=/usr/bin:/bin"),
        ]
        defer { for word in words + variables { free(word) } }
        words.append(nil)
        variables.append(nil)
        var child: pid_t = 0
        guard posix_spawn(&child, program, &actions, nil, words, variables) == 0 else {
            throw CocoaError(.executableLoad)
        }
        var status: Int32 = 0
        waitpid(child, &status, 0)
    }
}
