import Glibc

/// The right to change power limits, one process at a time among all attempts whose folders share a
/// parent. It ends with the process that holds it.
struct PowerLimitLock {
    private let file: Int32

    /// Takes the lock, or gives up after a time.
    init(beside folder: AttemptFolder, atMost limit: Duration) throws(ToolFailure) {
        try self.init(in: folder.parentPath, atMost: limit)
    }

    /// The same, by the folder that contains the attempts' folders.
    init(in parent: String, atMost limit: Duration) throws(ToolFailure) {
        let path = "\(parent)/power-limits.lock"
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw ToolFailure(reason: "\(SystemFailure.last(path))") }
        let deadline = ContinuousClock.now + limit
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR, ContinuousClock.now < deadline else {
                close(file)
                throw ToolFailure(reason: "another process is busy with power limits (\(path))")
            }
            usleep(20_000)
        }
    }

    /// Releases the lock.
    func unlock() { close(file) }
}
