import Glibc

/// Some signals, and what a process can do about them together.
struct SignalSet {
    /// The set as the C library knows it.
    private(set) var members: sigset_t

    /// A set of these signals.
    init(_ numbers: [Int32]) {
        members = sigset_t()
        sigemptyset(&members)
        for number in numbers { sigaddset(&members, number) }
    }

    /// Holds these signals back in this thread and those it will start.
    func hold() {
        var members = members
        pthread_sigmask(SIG_BLOCK, &members, nil)
    }

    /// Sleeps until one of the held signals comes, or until a time has passed.
    func wait(atMost duration: Duration) {
        let (seconds, attoseconds) = max(duration, .zero).components
        var timeout = timespec(
            tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        var members = members
        _ = sigtimedwait(&members, nil, &timeout)
    }
}
