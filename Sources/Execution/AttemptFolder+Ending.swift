import Glibc

extension AttemptFolder {
    /// Records that the attempt has ended, and tries for as long as it takes: on a full disk until
    /// there is room again, in a deleted folder after making it anew. While a shim lives its attempt
    /// counts as running, so that nothing is lost meanwhile and nothing runs twice.
    func record(_ ending: ExitRecord) {
        var waitMilliseconds: UInt32 = 100
        while true {
            do {
                if !isThere { try create() }
                return try write(ending)
            } catch {
                // In small steps, because signals cut a sleep short.
                let deadline = ContinuousClock.now + .milliseconds(waitMilliseconds)
                while ContinuousClock.now < deadline { usleep(min(waitMilliseconds, 500) * 1000) }
                waitMilliseconds = min(2 * waitMilliseconds, 60_000)
            }
        }
    }
}
