import GRDB
import SolsticeDomain
import SolsticeMigrations
import Synchronization

/// Stops a program from using tables that a newer one has changed since it opened them.
///
/// SQLite keeps a number in the file's header that every change of the tables raises. It is
/// compared at the start of each transaction, inside it, which costs a microsecond; only if it has
/// changed are the migrations read again.
final class SchemaWatch: Sendable {
    private struct State {
        /// The number under which the tables were last found to be known.
        var version: Int?
        /// Why the tables were refused when they were last checked.
        var refusal: Diagnostic?
    }

    private let known: [Migration]
    private let state = Mutex(State())

    /// Creates a watch for a program that knows these migrations; its first check is a full one.
    init(knowing known: [Migration]) { self.known = known }

    /// Why this program can no longer use the file; nil while it can.
    var refusal: Diagnostic? { state.withLock { $0.refusal } }

    /// Checks a transaction that has begun.
    /// - Throws: a ``Diagnostic`` of kind `unavailable` that names the newest migration, if this
    ///   program does not know all that were applied to the file.
    func check(_ database: Database, path: String) throws {
        let version = try Int.fetchOne(database.cachedStatement(sql: "PRAGMA schema_version"))
        if state.withLock({ $0.version != nil && $0.version == version }) { return }
        let unknown = SchemaMigration.newestUnknown(
            in: try SchemaMigration.migrationsSeen(in: database), knowing: known)
        let refusal = unknown.map { migration in
            Diagnostic(
                .unavailable, "\(path) was changed by a newer Solstice",
                causes: [
                    "it has seen the change \(migration), which this running program does not know"
                ],
                remedy: "start this program again in the newer version"
            )
        }
        state.withLock { $0 = State(version: refusal == nil ? version : nil, refusal: refusal) }
        if let refusal { throw refusal }
    }
}
