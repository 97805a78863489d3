import SolsticeTestSupport
import Foundation
import GRDB
import SolsticeDomain
import SolsticeStore

/// A database of its own for one test, gone after it.
final class ScratchDatabase: Sendable {
    private let scratch: ScratchFolder
    /// The folder it lies in.
    var folder: String { scratch.path }
    /// The file, which nothing has created yet.
    var path: String { scratch.database }

    init() throws { scratch = try ScratchFolder() }

    /// The store on the file.
    func open() throws(Diagnostic) -> Store {
        try Store(path: path) { name throws(Diagnostic) in try Clocks.clock(name) }
    }

    /// The file without the store, for statements that the store would never make.
    func raw() throws -> DatabaseQueue { try DatabaseQueue(path: path) }

    /// Every row of every table as text, in order.
    func dump() throws -> [String] {
        try raw().read { database in
            let tables = try String.fetchAll(
                database,
                sql: """
                    SELECT name FROM sqlite_master WHERE type = 'table'
                        AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%' ORDER BY name
                    """)
            return try tables.flatMap { table in
                try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map {
                    "\(table) \($0)"
                }.sorted()
            }
        }
    }

    /// How many rows a table has.
    func count(of table: String, where condition: String = "1") throws -> Int {
        try raw().read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table) WHERE \(condition)") ?? -1
        }
    }
}

/// Time zones with made-up rules, so that no machine's tables matter.
enum Clocks {
    static func clock(_ name: String) throws(Diagnostic) -> LocalClock {
        switch name {
        case "UTC": return .utc
        case "Test/East": return fixed(name, hours: 5)
        case "Test/West": return fixed(name, hours: -7)
        case "Europe/Berlin": return fixed(name, hours: 1)
        default: throw Diagnostic(.usage, "no time zone is called \(name)")
        }
    }

    private static func fixed(_ name: String, hours: Int) -> LocalClock {
        LocalClock(
            timeZone: name,
            eras: [.init(start: Instant(secondsSinceEpoch: 0), offsetSeconds: hours * 3600)])
    }
}
