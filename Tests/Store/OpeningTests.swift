import Foundation
import GRDB
import SolsticeDomain
import SolsticeStore
import Testing

@Suite struct OpeningTests {
    @Test func `a new database is readable only by its owner`() throws {
        let scratch = try ScratchDatabase()
        let store = try scratch.open()
        try store.write { try $0.save(Samples.region()) }
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.folder)
        #expect(names.contains("solstice.db-wal"))
        for name in names {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: "\(scratch.folder)/\(name)")
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
        #expect(store.path == scratch.path)
    }

    @Test func `opening a database again does not release the locks of its first user`() throws {
        let scratch = try ScratchDatabase()
        let first = try scratch.open()
        try first.write { try $0.save(Samples.region()) }
        let file = try FileManager.default.attributesOfItem(atPath: scratch.path)
        let number = try #require(file[.systemFileNumber] as? Int)
        func lockCount() throws -> Int {
            try String(contentsOfFile: "/proc/locks", encoding: .utf8)
                .split(separator: "\n").count { $0.contains(":\(number) ") }
        }
        let before = try lockCount()
        #expect(before > 0)
        let second = try scratch.open()
        #expect(try lockCount() >= before)
        // The last to close would take the log of writes away.
        withExtendedLifetime((first, second)) {}
    }

    @Test func `a new database knows the accelerators of the catalogue`() throws {
        let store = try ScratchDatabase().open()
        let found = try store.read { try $0.accelerators() }
        #expect(found == AcceleratorCatalog.accelerators.sorted { $0.id < $1.id })
    }

    @Test func `a new database is sound and empty`() throws {
        let store = try ScratchDatabase().open()
        #expect(try store.read { try $0.integrityProblems() } == [])
        #expect(try store.read { try $0.regions() } == [])
        #expect(try store.read { try $0.jobs() } == [])
    }

    @Test func `written data is there when the database is reopened`() throws {
        let scratch = try ScratchDatabase()
        let region = Samples.region(
            capacity: [
                AcceleratorCapacity(
                    accelerator: "v100", count: 8, hourlyPrice: Cost(rawValue: 2.49))
            ])
        try scratch.open().write { try $0.save(region) }
        #expect(try scratch.open().read { try $0.region("home") } == region)
    }

    @Test func `reopening a database changes nothing`() throws {
        let scratch = try ScratchDatabase()
        try scratch.open().write { try $0.save(Samples.region()) }
        let before = try Data(contentsOf: URL(fileURLWithPath: scratch.path))
        _ = try scratch.open().read { try $0.regions() }
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path)) == before)
    }

    @Test func `a transaction that throws leaves nothing behind`() throws {
        let scratch = try ScratchDatabase()
        let store = try scratch.open()
        let before = try scratch.dump()
        #expect(throws: Diagnostic(.usage, "stop")) {
            try store.write { session in
                try session.save(Samples.region())
                throw Diagnostic(.usage, "stop")
            }
        }
        #expect(try scratch.dump() == before)
    }

    @Test func `several processes may open a new database at the same moment`() async throws {
        for _ in 0..<5 {
            let scratch = try ScratchDatabase()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<6 {
                    group.addTask {
                        let store = try scratch.open()
                        try store.write { session in
                            try session.save(
                                Samples.region("region-\(index)", isHome: false))
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try scratch.count(of: "region") == 6)
        }
    }
}
