import Foundation
import GRDB
import Testing

/// Backups and restorations that are killed.
@Suite(.timeLimit(.minutes(20))) struct RestoreTests {
    @Test func `a restore killed at any moment leaves the old database or the new one`()
        async throws
    {
        let bench = try await CrashBench()
        try await done(bench, ["submit", "--gpu-type", "v100", "--hours", "1", "--", "true"])
        try await done(bench, ["backup", "old.db"])
        try await done(bench, ["cancel", "1"])
        try await done(bench, ["backup", "new.db"])
        for round in 0..<12 {
            let source = round.isMultiple(of: 2) ? "old.db" : "new.db"
            let child = try bench.start(["restore", source])
            let end = ContinuousClock.now + .milliseconds(25 * round)
            while child.isRunning, ContinuousClock.now < end { await Task.yield() }
            _ = child.kill()
            _ = await child.end()
            let found = try state(bench.database)
            #expect(found == "planned" || found == "cancelled")
        }
        try await done(bench, ["restore", "old.db"])
        #expect(try state(bench.database) == "planned")
        bench.remove()
    }

    @Test func `a backup killed at any moment leaves a whole backup or none`() async throws {
        let bench = try await CrashBench()
        for round in 0..<8 {
            let child = try bench.start(["backup", "copy.db", "--force"])
            let end = ContinuousClock.now + .milliseconds(25 * round)
            while child.isRunning, ContinuousClock.now < end { await Task.yield() }
            _ = child.kill()
            _ = await child.end()
            let path = bench.folder + "/copy.db"
            guard FileManager.default.fileExists(atPath: path) else { continue }
            let verdict = try await DatabaseQueue(path: path).read {
                try String.fetchOne($0, sql: "PRAGMA integrity_check")
            }
            #expect(verdict == "ok")
        }
        bench.remove()
    }

    private func done(_ bench: CrashBench, _ arguments: [String]) async throws {
        let child = try bench.start(arguments)
        try #require(await child.end() == 0, "\(child.errors)")
    }

    /// The state of job 1, of a database that is sound.
    private func state(_ path: String) throws -> String {
        try DatabaseQueue(path: path).read { database in
            let verdict = try String.fetchOne(database, sql: "PRAGMA integrity_check")
            #expect(verdict == "ok")
            return try String.fetchOne(database, sql: "SELECT state FROM job WHERE id = 1")
                ?? "none"
        }
    }
}
