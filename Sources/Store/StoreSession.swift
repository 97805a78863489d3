import GRDB
import SolsticeDomain

/// The database inside one transaction. Methods are grouped by what they store, one file each.
///
/// A session must not be used after the closure it was given to has returned.
public struct StoreSession {
    let database: Database
    let clocks: Store.ClockSource

    /// Runs part of the transaction that may be undone by itself while the rest stays; either way
    /// its value is returned. If it throws, only that part is undone.
    public func part<Value>(
        _ body: () throws -> TransactionOutcome<Value>
    ) throws -> Value {
        var outcome: TransactionOutcome<Value>?
        try database.inSavepoint {
            let found = try body()
            outcome = found
            return found.isCommit ? .commit : .rollback
        }
        guard let outcome else { preconditionFailure("a part of a transaction ended unrun") }
        return outcome.value
    }

    /// The seconds that an instant is stored as.
    static func seconds(_ instant: Instant?) -> Int? { instant?.secondsSinceEpoch }

    /// The instant for stored seconds.
    static func instant(_ seconds: Int?) -> Instant? {
        seconds.map { Instant(secondsSinceEpoch: $0) }
    }
}
