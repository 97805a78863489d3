import GRDB
import SolsticeMigrations
import SolsticeStore
import Testing

@Suite struct IllegalRowTests {
    @Test(arguments: IllegalRow.all)
    func `a meaningless row is refused by its constraint`(row: IllegalRow) throws {
        let scratch = try ScratchDatabase()
        _ = try scratch.open()
        let queue = try scratch.raw()
        try queue.write { try $0.execute(sql: IllegalRow.legalRows) }
        let before = try scratch.dump()
        let refused = try #require(throws: DatabaseError.self) {
            try queue.write { try $0.execute(sql: row.sql) }
        }
        #expect(refused.message?.contains(row.rule) == true, "\(refused)")
        #expect(try scratch.dump() == before)
    }

    @Test func `every constraint of the schema refuses a row here`() throws {
        let schema = Migration.all.map(\.sql).joined()
        let rules = schema.matches(of: /CONSTRAINT\s+(\w+)/).map { String($0.output.1) }
        #expect(rules.count > 40)
        let shown = Set(IllegalRow.all.map(\.rule))
        #expect(rules.filter { !shown.contains($0) } == [])
    }

    @Test func `the rows that illegal rows depend on are legal`() throws {
        let scratch = try ScratchDatabase()
        let store = try scratch.open()
        try scratch.raw().write { try $0.execute(sql: IllegalRow.legalRows) }
        #expect(try store.read { try $0.integrityProblems() } == [])
    }
}
