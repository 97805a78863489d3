import Foundation
import GRDB
import SolsticeMigrations
import SolsticeStore
import Testing

@Suite struct SchemaTests {
    private static let golden = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures/schema.sql")

    /// Run with `SOLSTICE_RECORD=1` to write the file anew after a migration was added.
    @Test func `the tables match the golden file`() throws {
        let scratch = try ScratchDatabase()
        _ = try scratch.open()
        let statements = try scratch.raw().read {
            try String.fetchAll(
                $0,
                sql: """
                    SELECT sql FROM sqlite_master
                    WHERE sql IS NOT NULL AND name NOT LIKE 'grdb_%' ORDER BY type DESC, name
                    """)
        }
        let schema = statements.map { $0 + ";\n" }.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["SOLSTICE_RECORD"] == "1" {
            try schema.write(to: Self.golden, atomically: true, encoding: .utf8)
        }
        #expect(schema == (try String(contentsOf: Self.golden, encoding: .utf8)))
    }

    @Test func `every table is strict`() throws {
        let scratch = try ScratchDatabase()
        _ = try scratch.open()
        let lax = try scratch.raw().read {
            try String.fetchAll(
                $0,
                sql: """
                    SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0
                        AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
                    """)
        }
        #expect(lax == [])
    }

    @Test func `migrations are numbered in ascending order, each once`() throws {
        let numbers = try Migration.all.map { migration in
            let digits = try #require(migration.name.firstMatch(of: /^v([0-9][0-9])-[a-z-]+$/))
            return try #require(Int(digits.1))
        }
        #expect(numbers.first == 1)
        #expect(zip(numbers, numbers.dropFirst()).allSatisfy(<))
    }
}
