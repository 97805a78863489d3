import Foundation
import GRDB
import SolsticeDomain
import SolsticeStore
import Testing
import SolsticePresentation

@Suite struct RefusedDatabaseTests {
    @Test func `a database from a newer version is refused with the reason`() throws {
        let scratch = try ScratchDatabase()
        _ = try scratch.open()
        try scratch.raw().write {
            try $0.execute(sql: "INSERT INTO schemaVersion VALUES ('v99-from-the-future')")
        }
        let refused = try #require(throws: Diagnostic.self) { _ = try scratch.open() }
        #expect(refused.kind == .unavailable)
        #expect(refused.problem == "\(scratch.path) was made by a newer Solstice")
        #expect(refused.remedy?.text(.commandLine).contains("--database") == true)
    }

    @Test func `a file that is not a database is refused and left unchanged`() throws {
        let scratch = try ScratchDatabase()
        let text = String(repeating: "zone,utc,g_per_kwh\n", count: 100)
        try text.write(toFile: scratch.path, atomically: true, encoding: .utf8)
        let refused = try #require(throws: Diagnostic.self) { _ = try scratch.open() }
        #expect(refused.kind == .badInput)
        #expect(refused.problem.description.contains("is not a Solstice database"))
        #expect(refused.remedy?.text(.commandLine).contains("--database") == true)
        #expect(try String(contentsOfFile: scratch.path, encoding: .utf8) == text)
    }

    @Test func `a missing folder is reported as such`() throws {
        let scratch = try ScratchDatabase()
        let path = scratch.folder + "/nowhere/solstice.db"
        let refused = try #require(throws: Diagnostic.self) {
            _ = try Store(path: path) { name throws(Diagnostic) in try Clocks.clock(name) }
        }
        #expect(refused.kind == .noSuchInput)
        #expect(refused.problem == "\(path) cannot be opened")
        #expect(refused.remedy?.text(.commandLine).contains("--database") == true)
    }

    @Test func `a folder is not a database`() throws {
        let scratch = try ScratchDatabase()
        let refused = try #require(throws: Diagnostic.self) {
            _ = try Store(path: scratch.folder) { name throws(Diagnostic) in
                try Clocks.clock(name)
            }
        }
        #expect(refused.kind == .noSuchInput)
    }
}
