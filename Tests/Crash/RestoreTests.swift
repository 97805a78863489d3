import Foundation
import GRDB
import Testing

/// Backups and restorations that are killed.
@Suite(.timeLimit(.minutes(20))) struct RestoreTests {
    @Test func `a restoration killed at any moment leaves the old database or the new one`()
        async throws
    {
        let ground = try await Ground()
        try await done(ground, ["submit", "--gpu-type", "v100", "--hours", "1", "--", "true"])
        try await done(ground, ["backup", "old.db"])
        try await done(ground, ["cancel", "1"])
        try await done(ground, ["backup", "new.db"])
        for round in 0..<12 {
            let source = round.isMultiple(of: 2) ? "old.db" : "new.db"
            let child = try ground.start(["restore", source])
            let end = ContinuousClock.now + .milliseconds(25 * round)
            while child.isRunning, ContinuousClock.now < end { await Task.yield() }
            _ = child.kill()
            _ = await child.end()
            let found = try state(ground.database)
            #expect(found == "planned" || found == "cancelled")
        }
        try await done(ground, ["restore", "old.db"])
        #expect(try state(ground.database) == "planned")
        ground.remove()
    }

    @Test func `a backup killed at any moment leaves a whole backup or none`() async throws {
        let ground = try await Ground()
        for round in 0..<8 {
            let child = try ground.start(["backup", "copy.db", "--force"])
            let end = ContinuousClock.now + .milliseconds(25 * round)
            while child.isRunning, ContinuousClock.now < end { await Task.yield() }
            _ = child.kill()
            _ = await child.end()
            let path = ground.folder + "/copy.db"
            guard FileManager.default.fileExists(atPath: path) else { continue }
            let verdict = try await DatabaseQueue(path: path).read {
                try String.fetchOne($0, sql: "PRAGMA integrity_check")
            }
            #expect(verdict == "ok")
        }
        ground.remove()
    }

    private func done(_ ground: Ground, _ arguments: [String]) async throws {
        let child = try ground.start(arguments)
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
