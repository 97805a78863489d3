import GRDB
import SolsticeDomain
import SolsticeStore
import Testing

@Suite struct TransactionTests {
    private let scratch: ScratchDatabase
    private let store: Store

    init() throws {
        scratch = try ScratchDatabase()
        store = try scratch.open()
    }

    @Test func `a transaction that commits keeps its writes and returns its result`() throws {
        let found = try store.transaction { session in
            try session.save(Samples.region("kept"))
            return .commit(try session.regions().count)
        }
        #expect(found == 1)
        #expect(try store.read { try $0.regions() }.map(\.id) == ["kept"])
    }

    @Test func `a transaction that rolls back keeps nothing and returns its result`() throws {
        let before = try scratch.dump()
        let found = try store.transaction { session in
            try session.save(Samples.region("undone"))
            return .rollback(try session.regions().map(\.id))
        }
        #expect(found == ["undone"])
        #expect(try scratch.dump() == before)
    }

    @Test func `a transaction that throws keeps nothing`() throws {
        let trouble = Diagnostic(.usage, "no")
        #expect(throws: trouble) {
            try store.transaction { session -> TransactionOutcome<Void> in
                try session.save(Samples.region("undone"))
                throw trouble
            }
        }
        #expect(try store.read { try $0.regions() } == [])
    }

    @Test func `rolling back a part leaves the rest of its transaction intact`() throws {
        let found = try store.transaction { session in
            try session.save(Samples.region("first"))
            let count = try session.part {
                try session.save(Samples.region("second", isHome: false))
                return .rollback(try session.regions().count)
            }
            try session.part {
                try session.save(Samples.region("third", isHome: false))
                return .commit(())
            }
            return .commit(count)
        }
        #expect(found == 2)
        #expect(try store.read { try $0.regions() }.map(\.id) == ["first", "third"])
    }

    @Test func `a transaction can continue after a part throws`() throws {
        try store.write { session in
            try session.save(Samples.region("first"))
            #expect(throws: Diagnostic.self) {
                try session.part { () -> TransactionOutcome<Void> in
                    try session.save(Samples.region("second", isHome: false))
                    throw Diagnostic(.usage, "no")
                }
            }
        }
        #expect(try store.read { try $0.regions() }.map(\.id) == ["first"])
    }
}
