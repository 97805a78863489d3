import Glibc

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
