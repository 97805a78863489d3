import Foundation
import GRDB
import Testing

/// Another program changes the database's tables while this one is at work.
@Suite(.timeLimit(.minutes(20))) struct NewerProgramTests {
    @Test(arguments: [["serve"], ["serve", "--without-service"]])
    func `a program with an open database ends when a newer one changes it`(words: [String])
        async throws
    {
        let bench = try await CrashBench()
        let child = try bench.start(words + ["--listen", "127.0.0.1:0"])
        while child.isRunning, !child.errors.contains("serving http://") { await Task.yield() }
        // What a migration of the next version does, as far as this one can see.
        var configuration = Configuration()
        configuration.busyMode = .timeout(30)
        try await DatabaseQueue(path: bench.database, configuration: configuration).write {
            try $0.execute(sql: "CREATE TABLE wind (a INTEGER) STRICT")
            try $0.execute(sql: "INSERT INTO schemaVersion VALUES ('v98-know-wind')")
        }
        let deadline = ContinuousClock.now + .seconds(60)
        while child.isRunning, ContinuousClock.now < deadline { await Task.yield() }
        _ = child.kill()
        #expect(await child.end() == 69)
        #expect(child.errors.contains("\(bench.database) was changed by a newer Solstice"))
        #expect(child.errors.contains("v98-know-wind"))
        bench.remove()
    }
}
