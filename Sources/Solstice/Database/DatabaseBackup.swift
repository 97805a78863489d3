import Glibc
public import SolsticeDomain
import SolsticeStore

/// A copy of a database in one file: everything Solstice stores except the jobs' output.
///
/// It uses SQLite's online backup, which captures one consistent state of the database however many
/// processes read and write it meanwhile, and it does not migrate older tables.
public struct DatabaseBackup: Sendable {
    private let database: DatabaseFile

    /// The backup of the database at a path.
    public init(of databasePath: String) { database = DatabaseFile(path: databasePath) }

    /// Writes the backup under a temporary name beside the file, checks it, and renames it, so that
    /// a file of this name is always a complete backup.
    /// - Throws: a ``Diagnostic`` if there is no Solstice database or it is damaged, or if the file
    ///   exists and is not to be replaced, is part of the database, or cannot be written.
    public func write(to file: String, replacing: Bool) throws(Diagnostic) -> BackupReport {
        if database.owns(file) {
            throw Diagnostic(
                .usage, "\(file) is the database itself, or part of it",
                remedy: "name another file for the backup")
        }
        if !replacing, access(file, F_OK) == 0 {
            throw Diagnostic(
                .cannotWrite, "\(file) is there already",
                remedy: "name another file, or replace it with \(set: .force)")
        }
        guard access(database.path, F_OK) == 0 else {
            throw Diagnostic(
                .noSuchInput, "there is no database at \(database.path)",
                remedy: "name one with \(set: .database, "PATH")")
        }
        let draft = DatabaseFile(path: "\(file).\(getpid()).draft")
        let condition = try database.copy(to: draft.path)
        do throws(Diagnostic) {
            guard case .sound(let contents) = condition else {
                throw Diagnostic(
                    .badInput, "\(database.path) is a database of another program",
                    remedy: "name another file with \(set: .database, "PATH")")
            }
            let size = draft.byteCount
            try draft.take(name: file, replacing: replacing)
            return BackupReport(
                path: file, byteCount: size, jobCount: contents.jobCount,
                newestMigration: contents.newestMigration)
        } catch {
            draft.remove()
            throw error
        }
    }
}
