import Foundation
import GRDB
import Testing

/// `make storm-test` submits thousands of jobs; a plain test run a few dozen.
@Suite struct StormTests {
    private static let processCount = 8
    private let perProcess: Int
    /// How many of them come one by one, a process each.
    private let singly: Int
    /// How many of those are due at once.
    private var dueCount: Int { (singly + 9) / 10 }

    init() {
        let stated = ProcessInfo.processInfo.environment["SOLSTICE_STORM_JOBS"]
        perProcess = stated.flatMap { Int($0) } ?? 40
        singly = max(2, perProcess / 20)
    }

    @Test func `concurrent submissions beside a service all succeed`() async throws {
        let bench = try await CrashBench(capacity: 100_000)
        let service = try bench.startService()
        let begun = ContinuousClock.now
        let complaints = try await withThrowingTaskGroup { group in
            for number in 0..<Self.processCount {
                group.addTask { try await submit(as: number, bench) }
            }
            var all: [String] = []
            for try await some in group { all += some }
            return all
        }
        let time = ContinuousClock.now - begun
        let queue = try DatabaseQueue(path: bench.database)
        let meanwhile = try await Self.count("attempt", in: queue)
        let total = Self.processCount * perProcess
        CrashTests.tell(
            "storm: \(total) jobs from \(Self.processCount) processes in \(time), "
                + "\(meanwhile) due jobs started meanwhile")
        #expect(complaints == [])
        #expect(service.isRunning, "\(service.errors)")
        #expect(try await Self.count("job", in: queue) == total)
        #expect(service.errors == "")
        try await awaitDueJobs(queue)
        // How many of them started before the last submission depends on the machine; that each
        // ran once, and no other job did, does not.
        #expect(try await Self.count("attempt", in: queue) == Self.processCount * dueCount)
        service.interrupt()
        _ = await service.end()
        bench.remove()
    }

    /// One process's share: a file, and the rest one by one, every tenth of them due at once.
    private func submit(as number: Int, _ bench: CrashBench) async throws -> [String] {
        let lines = (0..<perProcess - singly).map { index in
            "{\"name\":\"f\(number)-\(index)\",\"hours\":1,\"gpuType\":\"v100\","
                + "\"earliest\":\"+\(30 + index % 20)d\",\"command\":[\"true\"]}\n"
        }
        let file = "\(bench.folder)/jobs-\(number).jsonl"
        try lines.joined().write(toFile: file, atomically: true, encoding: .utf8)
        var complaints = try await complaint(bench.start(["submit", "--file", file]))
        for index in 0..<singly {
            let later = index % 10 == 0 ? [] : ["--earliest", "+30d"]
            complaints += try await complaint(
                bench.start(
                    [
                        "submit", "--name", "s\(number)-\(index)", "--hours", "0.1", "--gpu-type",
                        "v100",
                    ] + later + ["--", "true"]))
        }
        return complaints
    }

    private static func count(_ table: String, in queue: DatabaseQueue) async throws -> Int {
        try await queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    }

    private func complaint(_ child: Child) async throws -> [String] {
        let status = await child.end()
        let words = child.errors.split(separator: "\n").filter { !$0.hasPrefix("note: ") }
        return status == 0 && words.isEmpty ? [] : ["status \(status): \(child.errors)"]
    }

    private func awaitDueJobs(_ queue: DatabaseQueue) async throws {
        let deadline = ContinuousClock.now + .seconds(1200)
        while true {
            let left = try await queue.read {
                try Int.fetchOne(
                    $0,
                    sql: """
                        SELECT count(*) FROM job
                        WHERE earliest IS NULL AND state <> 'succeeded'
                        """) ?? 0
            }
            if left == 0 { return }
            try #require(ContinuousClock.now < deadline, "\(left) due jobs have not run")
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}
