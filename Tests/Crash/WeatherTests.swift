import SolsticeTestSupport
import Foundation
import GRDB
import Glibc
import Testing

/// The world goes wrong beside a running service: one clear message, nothing lost, and on it goes.
@Suite(.serialized, .timeLimit(.minutes(20))) struct WeatherTests {
    @Test(.enabled(if: SmallDisk.isPermitted, "mounting a small disk takes root"))
    func `a full disk is reported once, and nothing is lost`() async throws {
        let disk = try SmallDisk()
        let bench = try await CrashBench(database: disk.path + "/solstice.db")
        let service = try bench.startService()
        try await submit("runs", until: "go", bench)
        try await eventually("it runs") { try bench.state(of: "runs") == "running" }
        // Nine seconds from now, when the disk has long been full.
        try await submit("comes", ["--earliest", "+3h"], until: "go", bench)
        disk.fill()
        try "".write(toFile: bench.folder + "/go", atomically: true, encoding: .utf8)
        try await eventually("the trouble is told") { service.errors.contains("free some space") }
        let refused = try bench.start(["submit", "--name", "late"] + Self.kind + ["--", "true"])
        #expect(await refused.end() == 73)
        #expect(refused.errors.contains("could not be written"), "\(refused.errors)")
        disk.empty()
        for name in ["runs", "comes"] {
            try await eventually("\(name) ends") { try bench.state(of: name) == "succeeded" }
        }
        try await expectOneMessage(of: service)
        #expect(try bench.attempts == ["1-1 exited 0", "2-1 exited 0"])
        bench.remove()
    }

    @Test func `a database that cannot be written is reported once, and nothing is lost`()
        async throws
    {
        let bench = try await CrashBench()
        let service = try bench.startService()
        try await submit("runs", until: "go", bench)
        try await eventually("it runs") { try bench.state(of: "runs") == "running" }
        let files = ["", "-wal"].map { bench.database + $0 }
        // Modes do not bind root; this does, where the file system knows it.
        guard Self.setImmutable(files, "+i") else {
            try "".write(toFile: bench.folder + "/go", atomically: true, encoding: .utf8)
            service.interrupt()
            _ = await service.end()
            CrashTests.tell("skipped: files cannot be made immutable here")
            return
        }
        defer { _ = Self.setImmutable(files, "-i") }
        try "".write(toFile: bench.folder + "/go", atomically: true, encoding: .utf8)
        try await eventually("the trouble is told") { service.errors.contains("written") }
        let refused = try bench.start(["submit", "--name", "late"] + Self.kind + ["--", "true"])
        #expect(await refused.end() == 73)
        #expect(Self.setImmutable(files, "-i"))
        try await eventually("it ends") { try bench.state(of: "runs") == "succeeded" }
        try await expectOneMessage(of: service)
        #expect(try bench.attempts == ["1-1 exited 0"])
        bench.remove()
    }

    @Test func `a folder deleted while its job runs costs only the log`() async throws {
        let bench = try await CrashBench()
        let service = try bench.startService()
        try await submit("runs", ["--retries", "3"], until: "go", status: 5, bench)
        try await eventually("it runs") { try bench.state(of: "runs") == "running" }
        try FileManager.default.removeItem(atPath: bench.attemptsFolder)
        try "".write(toFile: bench.folder + "/go", atomically: true, encoding: .utf8)
        try await eventually("it is tried three times more") {
            try bench.state(of: "runs") == "failed"
        }
        #expect(service.errors == "")
        #expect(try bench.attempts == (1...4).map { "1-\($0) exited 5" })
        let runs = try String(contentsOfFile: bench.ledger, encoding: .utf8)
        #expect(runs == "runs\nruns\nruns\nruns\n")
        service.interrupt()
        _ = await service.end()
        bench.remove()
    }

    private static let kind = ["--hours", "0.1", "--gpu-type", "v100", "--watts-per-gpu", "300"]

    /// Submits a job that notes its run and waits for a file, for at most five minutes.
    private func submit(
        _ name: String, _ options: [String] = [], until file: String, status: Int = 0,
        _ bench: CrashBench
    ) async throws {
        let script =
            "echo \(name) >> \(bench.ledger); n=0; until [ -e \(file) ] || [ $n = 600 ]; "
            + "do sleep 0.1; n=$((n+1)); done; exit \(status)"
        let child = try bench.start(
            ["submit", "--name", name] + Self.kind + options + ["--", "sh", "-c", script])
        try #require(await child.end() == 0, "\(child.errors)")
    }

    private func expectOneMessage(of service: Child) async throws {
        try await eventually("the end of it is told") {
            service.errors.contains("can be used again")
        }
        #expect(service.errors.components(separatedBy: "error:").count == 2, "\(service.errors)")
        #expect(service.isRunning)
        service.interrupt()
        #expect(await service.end() == 0)
    }

    private static func setImmutable(_ files: [String], _ flag: String) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/chattr")
        process.arguments = [flag] + files.filter { FileManager.default.fileExists(atPath: $0) }
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}

extension CrashBench {
    /// The state of a job.
    func state(of name: String) throws -> String? {
        try read {
            try String.fetchOne(
                $0, sql: "SELECT state FROM job WHERE name = ?", arguments: [name])
        }
    }

    /// The attempts in order, such as `1-1 exited 0`.
    var attempts: [String] {
        get throws {
            try read {
                try String.fetchAll(
                    $0,
                    sql: """
                        SELECT job || '-' || number || ' ' || coalesce(outcome, 'open') || ' '
                            || coalesce(exitStatus, '')
                        FROM attempt ORDER BY job, number
                        """)
            }
        }
    }

    private func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.readonly = true
        return try DatabaseQueue(path: database, configuration: configuration).read(body)
    }
}
