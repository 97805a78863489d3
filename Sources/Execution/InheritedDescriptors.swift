import Glibc

/// Files and sockets that a parent left open by accident.
enum InheritedDescriptors {
    /// Closes all but the standard streams. What this process opened itself closes on exec, so it
    /// differs from what survived one.
    static func closeAll() {
        for number in FolderListing.numbers(in: "/proc/thread-self/fd") where number > STDERR_FILENO
        {
            let flags = fcntl(number, F_GETFD)
            if flags >= 0 && flags & FD_CLOEXEC == 0 { close(number) }
        }
    }
}
