import Glibc

extension AttemptFolder {
    /// Records that the attempt has ended, and retries for as long as it takes: on a full disk
    /// until there is space again, in a deleted folder after creating it again. While a shim lives
    /// its attempt counts as running, so nothing is lost meanwhile and nothing runs twice.
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
