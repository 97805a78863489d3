import Glibc

/// A set of signals, and what a process can do with them together.
struct SignalSet {
    /// The set as the C library knows it.
    private(set) var members: sigset_t

    /// Creates a set of these signals.
    init(_ numbers: [Int32]) {
        members = sigset_t()
        sigemptyset(&members)
        for number in numbers { sigaddset(&members, number) }
    }

    /// Blocks these signals in this thread and those that it starts.
    func hold() {
        var members = members
        pthread_sigmask(SIG_BLOCK, &members, nil)
    }

    /// Sleeps until one of the blocked signals comes, or until a time has passed.
    func wait(atMost duration: Duration) {
        let (seconds, attoseconds) = max(duration, .zero).components
        var timeout = timespec(
            tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        var members = members
        _ = sigtimedwait(&members, nil, &timeout)
    }
}
