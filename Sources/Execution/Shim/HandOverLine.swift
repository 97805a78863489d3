import Glibc

/// The line over which an executor hands a request to its shim and waits for the answer: a pair of
/// sockets, so that secrets touch no disk and a shim notices when its parent dies in mid-message.
struct HandOverLine {
    /// The shim's end.
    let theirs: Int32
    private let ours: Int32

    /// Creates a line on which no single wait is longer than half a minute.
    init() throws(SystemFailure) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .last("socketpair") }
        ours = ends[0]
        theirs = ends[1]
        var patience = timeval(tv_sec: 30, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(ours, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
        setsockopt(ours, SOL_SOCKET, SO_SNDTIMEO, &patience, size)
    }

    /// Sends a request to a shim that was spawned with `theirs`, and waits until it takes over or
    /// gives up. Our copy of its end must be closed, or we would wait for ourselves.
    func handOver(_ request: String) throws(SystemFailure) -> HandOverAnswer {
        try Self.send(Array(request.utf8), over: ours)
        shutdown(ours, Int32(SHUT_WR))
        let answer = try DurableFile.readToEnd(ours, named: "the shim's answer")
        return HandOverAnswer(text: String(decoding: answer, as: UTF8.self))
    }

    /// Closes the executor's end.
    func closeOurs() { close(ours) }

    /// Closes the executor's copy of the shim's end.
    func closeTheirs() { close(theirs) }

    /// Sends bytes, without the signal that a broken line would raise.
    static func send(_ bytes: [UInt8], over socket: Int32) throws(SystemFailure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .last("the line to the shim") }
            rest = rest.dropFirst(count)
        }
    }
}

/// A shim's answer to a launch request.
enum HandOverAnswer: Equatable {
    /// A shim has taken over the attempt, and its folder says so.
    case accepted
    /// Nothing was started.
    case refused(because: String)
    /// Nothing was started, and it is worth trying again later.
    case postponed(because: String)

    private static let postponedPrefix = "later: "

    /// What a failure to start means.
    init(_ failure: any Error) {
        let isPassing = (failure as? SystemFailure)?.isPassing ?? false
        self = isPassing ? .postponed(because: "\(failure)") : .refused(because: "\(failure)")
    }

    /// The text that is sent over the line.
    var text: String {
        switch self {
        case .accepted: "accepted"
        case .refused(let reason): reason
        case .postponed(let reason): Self.postponedPrefix + reason
        }
    }

    /// Reads the text that was received; a shim that sends nothing has died.
    init(text: String) {
        switch text {
        case Self.accepted.text: self = .accepted
        case "": self = .refused(because: "the shim ended without an answer")
        case let text where text.hasPrefix(Self.postponedPrefix):
            self = .postponed(because: String(text.dropFirst(Self.postponedPrefix.count)))
        default: self = .refused(because: text)
        }
    }
}
