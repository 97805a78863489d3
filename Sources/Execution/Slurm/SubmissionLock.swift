import Glibc

/// Lets only one process of this machine submit an attempt.
struct SubmissionLock: ~Copyable {
    private let file: Int32

    /// Waits for the lock of an attempt's folder; nil if it is not free within a time.
    init?(folder: String, patience: Duration) async throws {
        let path = folder + "/submit.lock"
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw SystemFailure.last(path) }
        let deadline = ContinuousClock.now + patience
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            guard code == EWOULDBLOCK || code == EINTR, ContinuousClock.now < deadline else {
                close(file)
                if code == EWOULDBLOCK { return nil }
                throw SystemFailure(subject: path, code: code)
            }
            do {
                try await Task.sleep(for: .milliseconds(20))
            } catch {
                close(file)
                throw error
            }
        }
        self.file = file
    }

    deinit { close(file) }
}
