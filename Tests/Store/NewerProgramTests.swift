import GRDB
import SolsticeDomain
import Testing

@testable import SolsticeMigrations
@testable import SolsticeStore

/// Programs that have a file open while another one brings it up to date, or has done so before.
@Suite struct NewerProgramTests {
    private let scratch: ScratchDatabase
    private let older: Store

    init() throws {
        scratch = try ScratchDatabase()
        older = try scratch.open()
        try older.write { try $0.save(Samples.region()) }
    }

    /// The file, opened by a program that knows these migrations as well.
    private func openNewer(_ migrations: Migration...) throws -> Store {
        try Store(path: scratch.path, migrations: Migration.all + migrations) {
            name throws(Diagnostic) in try Clocks.clock(name)
        }
    }

    private func expectRefusal(naming migration: String, _ body: () throws -> Void) throws {
        let refused = try #require(throws: Diagnostic.self) { try body() }
        #expect(refused.kind == .unavailable)
        #expect(refused.problem == "\(scratch.path) was changed by a newer Solstice")
        #expect(refused.causes.joined(separator: "").description.contains(migration))
        #expect(refused.remedy?.description.contains("newer version") == true)
        #expect(older.refusal == refused)
    }

    @Test(arguments: ["ALTER TABLE job ADD COLUMN wind REAL", "UPDATE region SET zone = zone"])
    func `a running program neither writes nor reads what a newer one has changed`(
        statement: String
    ) throws {
        let newer = try openNewer(Migration(name: "v98-know-wind", sql: statement))
        let before = try scratch.dump()
        try expectRefusal(naming: "v98-know-wind") {
            try older.write { try $0.save(Samples.region("other", isHome: false)) }
        }
        try expectRefusal(naming: "v98-know-wind") { _ = try older.read { try $0.regions() } }
        try expectRefusal(naming: "v98-know-wind") { try older.tryToWrite() }
        #expect(try scratch.dump() == before)
        #expect(newer.refusal == nil)
        #expect(try newer.read { try $0.regions() }.map(\.id) == ["home"])
    }

    @Test func `a program continues if the file changed but all migrations are known`() throws {
        try scratch.raw().writeWithoutTransaction { try $0.execute(sql: "VACUUM; ANALYZE") }
        try older.write { try $0.save(Samples.region("other", isHome: false)) }
        #expect(try older.read { try $0.regions() }.map(\.id) == ["home", "other"])
        #expect(older.refusal == nil)
    }

    @Test func `a refused program continues once it knows the file's schema again`() throws {
        let backup = scratch.folder + "/backup.db"
        _ = try DatabaseFile(path: scratch.path).copy(to: backup)
        _ = try openNewer(
            Migration(name: "v98-know-wind", sql: "CREATE TABLE wind (a TEXT) STRICT"))
        try expectRefusal(naming: "v98-know-wind") { _ = try older.read { try $0.regions() } }
        try DatabaseFile(path: scratch.path).replaceContent(with: DatabaseFile(path: backup))
        #expect(try older.read { try $0.regions() }.map(\.id) == ["home"])
        #expect(older.refusal == nil)
    }

    @Test func `of several unknown migrations the newest is named`() throws {
        try scratch.raw().write {
            for name in ["v99-b", "v100-a", "v11-c", "v20-d"] {
                try $0.execute(sql: "INSERT INTO schemaVersion VALUES (?)", arguments: [name])
            }
        }
        let refused = try #require(throws: Diagnostic.self) { _ = try scratch.open() }
        #expect(refused.causes.joined(separator: "").description.contains(" v100-a,"))
    }
}
