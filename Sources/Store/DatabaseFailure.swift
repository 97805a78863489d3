import GRDB
import SolsticeDomain

/// What SQLite's failures mean to a user.
enum DatabaseFailure {
    /// Runs database work and turns what goes wrong into a ``Diagnostic``.
    static func explained<Value>(
        path: String, _ work: () throws -> Value
    ) throws(Diagnostic) -> Value {
        do {
            return try work()
        } catch let diagnostic as Diagnostic {
            throw diagnostic
        } catch let error as DatabaseError {
            throw diagnostic(error, path: path)
        } catch {
            throw Diagnostic(.software, "\(path): \(error)")
        }
    }

    private static func diagnostic(_ error: DatabaseError, path: String) -> Diagnostic {
        let cause = error.message.map { [$0] } ?? []
        switch error.resultCode {
        case .SQLITE_NOTADB:
            return Diagnostic(
                .badInput, "\(path) is not a Solstice database", causes: cause,
                remedy: "name another file with --database PATH")
        case .SQLITE_CORRUPT:
            return Diagnostic(
                .badInput, "\(path) is damaged", causes: cause,
                remedy: "restore a backup: solstice restore FILE, or try: sqlite3 \(path) .recover")
        case .SQLITE_CANTOPEN:
            return Diagnostic(
                .noSuchInput, "\(path) cannot be opened", causes: cause,
                remedy: "check that its folder exists and is yours, or use --database PATH")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            return Diagnostic(
                .cannotWrite, "\(path) cannot be written", causes: cause,
                remedy: "check the owner and mode of the file and its folder")
        case .SQLITE_FULL, .SQLITE_IOERR:
            return Diagnostic(
                .cannotWrite, "\(path) could not be written; nothing was changed", causes: cause,
                remedy: "free some space on its disk and try again")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return Diagnostic(
                .tryAgain, "\(path) was busy for too long; nothing was changed", causes: cause,
                remedy: "try again")
        default:
            return Diagnostic(.software, "\(path): \(error.description)")
        }
    }
}
