import Glibc
import SolsticeDomain

/// The right to be the only service of a database, held for the lifetime of this value and released
/// by the system even after a crash.
final class ServiceLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock beside a database.
    /// - Throws: a ``Diagnostic`` that names the process that holds it.
    init(databasePath: String) throws(Diagnostic) {
        let path = databasePath + ".service"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Diagnostic(
                .cannotWrite, "\(path) cannot be opened",
                remedy: "check the owner and mode of its folder")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            var digits = [UInt8](repeating: 0, count: 16)
            let count = pread(descriptor, &digits, digits.count, 0)
            close(descriptor)
            let holder = String(decoding: digits.prefix(max(0, count)), as: UTF8.self)
            throw Diagnostic(
                .tryAgain,
                "another service runs on \(databasePath): process \(holder.isEmpty ? "?" : holder)",
                remedy: "let it work, or stop it first: kill \(holder)")
        }
        let number = Array(String(getpid()).utf8)
        ftruncate(descriptor, 0)
        pwrite(descriptor, number, number.count, 0)
    }

    deinit {
        // A forked child that has not yet called exec holds a copy.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
