import GRDB
import SolsticeDomain
import SolsticeMigrations
import Synchronization

/// Keeps a program from using tables that a newer one has changed since it opened them.
///
/// SQLite keeps a number in the file's header that every change of the tables raises. It is compared
/// at the start of each transaction, inside it, which costs a microsecond; only where it is another
/// one are the migrations looked at again.
final class SchemaWatch: Sendable {
    private struct State {
        /// The number under which the tables were last found to be known.
        var version: Int?
        /// Why they were not, when they were last looked at.
        var refusal: Diagnostic?
    }

    private let known: [Migration]
    private let state = Mutex(State())

    /// A watch for a program that knows these migrations; its first look is always a thorough one.
    init(knowing known: [Migration]) { self.known = known }

    /// Why the file cannot be used by this program any more; nil while it can.
    var refusal: Diagnostic? { state.withLock { $0.refusal } }

    /// Lets a transaction go on that has begun.
    /// - Throws: a ``Diagnostic`` of kind `unavailable` that names the newest migration, where this
    ///   program does not know all that the file has seen.
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
