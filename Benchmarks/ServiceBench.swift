import Foundation
import Solstice

/// How soon a service starts what is due beside ten thousand jobs that wait, and what it costs while
/// nothing is due.
struct ServiceBench {
    let program: String
    let folder: URL
    let grid: SourceFile

    private static let queued = 10_000
    private static let starts = 20
    private static let idleSeconds = 60.0

    func run(_ bench: Bench) throws {
        bench.section("service: \(Double(Self.queued).grouped) queued jobs, real time")
        let scheduler = try furnish()
        try submitMany(scheduler)
        let service = try ChildProcess(
            program: program, arguments: ["run"],
            environment: ["SOLSTICE_DATABASE=\(scheduler.databasePath)", "PATH=/usr/bin:/bin"],
            output: folder.appending(path: "service.out").path, isSilent: true
        ).start()
        defer {
            kill(service, SIGTERM)
            waitpid(service, nil, 0)
        }
        let latencies = try startLatencies(scheduler)
        bench.line(
            "from the due moment to the first line of the job",
            "\(latencies.median.asSeconds) median, \((latencies.max() ?? .nan).asSeconds) worst of "
                + "\(latencies.count)", goal: "< 200 ms")
        let before = Self.processorSeconds(of: service)
        Thread.sleep(forTimeInterval: Self.idleSeconds)
        let used = Self.processorSeconds(of: service) - before
        bench.line(
            "processor time of an idle service in \(Int(Self.idleSeconds)) s",
            used < 0.01 ? "less than the kernel counts (10 ms)" : used.asSeconds,
            goal: "not measurable")
    }

    /// Submits jobs one by one, each due at a second of its own, and compares the moments at which
    /// they ran.
    private func startLatencies(_ scheduler: Scheduler) throws -> [Double] {
        let ledger = folder.appending(path: "started").path
        let first = scheduler.now + TimeSpan(seconds: 20)
        let due = (0..<Self.starts).map { first + TimeSpan(seconds: 2 * $0) }
        let requests = due.map { moment in
            var request = SubmissionRequest(
                command: ["/bin/sh", "-c", "date +%s.%N >> \(ledger)"], workingDirectory: "/",
                duration: .any(.hour))
            request.gpuType = "v100"
            request.earliest = moment
            return request
        }
        _ = try scheduler.submit(requests)
        let limit = Date(timeIntervalSince1970: Double(due[due.count - 1].secondsSinceEpoch) + 30)
        var moments: [Double] = []
        while moments.count < due.count {
            guard Date() < limit else {
                throw ChildProcess.Failure(
                    program: program, reason: "did not start all that was due")
            }
            Thread.sleep(forTimeInterval: 0.5)
            let text = (try? String(contentsOfFile: ledger, encoding: .utf8)) ?? ""
            moments = text.split(separator: "\n").compactMap { Double($0) }.sorted()
        }
        return zip(moments, due).map { $0 - Double($1.secondsSinceEpoch) }
    }

    private func furnish() throws -> Scheduler {
        let database = folder.appending(path: "service.db").path
        let scheduler = try Scheduler(databasePath: database, clock: .system)
        _ = try scheduler.importCarbon(grid, options: ImportOptions())
        var change = RegionChange()
        change.zone = ModelledGrid.zones[0]
        change.timeZone = "UTC"
        change.pue = PUE(1.2)
        change.executor = .local
        change.capacity = ["v100": 100_000]
        _ = try scheduler.addRegion("home", change)
        return scheduler
    }

    private func submitMany(_ scheduler: Scheduler) throws {
        let requests = (0..<Self.queued).map { index in
            var request = SubmissionRequest(
                command: ["true"], workingDirectory: "/",
                duration: .any(TimeSpan(seconds: 3600 * (1 + index % 12))))
            request.gpuType = "v100"
            request.earliest = scheduler.now + TimeSpan(hours: 24 * Double(2 + index % 20))
            return request
        }
        _ = try scheduler.submit(requests)
    }

    /// Processor time that a process and its threads have used, in steps of the kernel's clock.
    private static func processorSeconds(of process: pid_t) -> Double {
        let line = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
        let fields = line.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12])
        else { return .nan }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
}
