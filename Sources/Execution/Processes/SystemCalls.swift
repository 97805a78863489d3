import Glibc
import SolsticeDomain

/// A call to the operating system that failed.
struct SystemFailure: Error, Equatable {
    /// What the call was about: a path, or the call's own name.
    let subject: String
    /// The value of `errno`.
    let code: Int32

    /// The failure that `errno` holds now.
    static func last(_ subject: String) -> SystemFailure {
        SystemFailure(subject: subject, code: errno)
    }
}

extension SystemFailure {
    /// Whether it may pass, as a full disk may.
    var isPassing: Bool {
        [ENOSPC, EDQUOT, EROFS, EIO, EMFILE, ENFILE, ENOMEM, EAGAIN].contains(code)
    }
}

extension SystemFailure: CustomStringConvertible {
    /// `/path: No space left on device`.
    var description: String { "\(subject): \(String(cString: strerror(code)))" }
}

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

extension Instant {
    /// What the machine's clock shows now. Only the shim and its orders use it: they belong to the
    /// world that jobs run in, whatever clock the service uses.
    static var onTheWall: Instant { Instant(secondsSinceEpoch: time(nil)) }
}
