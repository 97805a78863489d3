import Glibc

/// A short run of another program that is sure to end in time, whatever the program does.
struct ToolRun {
    /// How a run ended.
    enum Ending: Equatable {
        /// It returned this status and wrote this, errors included.
        case exited(code: Int32, output: String)
        /// It was ended by a signal.
        case signalled(number: Int32)
        /// It was ended here, because its time was up.
        case tookTooLong
    }

    /// The absolute path of the program.
    let executable: String
    /// Its arguments, without its own name.
    let arguments: [String]
    /// Its whole environment.
    let environment: [String: String]

    private static let mostOutputBytes = 1 << 20

    /// Runs the program and returns when it has finished, or soon after `limit`.
    func run(atMost limit: Duration) throws(SystemFailure) -> Ending {
        let deadline = ContinuousClock.now + limit
        let pipe = try ToolPipe()
        defer { close(pipe.output) }
        let child = try pipe.spawn(executable, arguments, environment)
        var output: [UInt8] = []
        while ContinuousClock.now < deadline, output.count < Self.mostOutputBytes {
            // Asked before the last look, so that everything written before the end is read.
            let status = ToolPipe.collect(child)
            while case .read(let bytes) = pipe.look(), output.count < Self.mostOutputBytes {
                output += bytes
            }
            if let status { return Self.ending(status, output: output) }
            usleep(2_000)
        }
        ToolPipe.end(child)
        return .tookTooLong
    }

    private static func ending(_ status: Int32, output: [UInt8]) -> Ending {
        let signal = status & 0x7f
        if signal != 0 { return .signalled(number: signal) }
        return .exited(
            code: status >> 8 & 0xff, output: String(decoding: output, as: UTF8.self))
    }
}

/// The output of a program that was started here, as it is written.
///
/// The child is always queried by its own number: the job that a shim waits for is another child of
/// the same process.
struct ToolPipe {
    /// What one look at the pipe found.
    enum Look {
        /// These bytes.
        case read([UInt8])
        /// Nothing yet.
        case nothing
        /// No process is left that could write.
        case ended
    }

    /// Our end, which the creator of the pipe must close. Once it is closed, the program ends at
    /// its next line: that is how it ends with a shim that was killed.
    let output: Int32
    private let input: Int32

    /// Creates a pipe that closes on exec. It is a pair of sockets, since a plain pipe needs a
    /// second step for that, and another thread may start a process in between.
    init() throws(SystemFailure) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .last("socketpair") }
        output = ends[0]
        input = ends[1]
    }

    /// Starts the one program that writes into the pipe, as the leader of its own process group,
    /// and returns its number.
    func spawn(
        _ executable: String, _ arguments: [String], _ environment: [String: String]
    ) throws(SystemFailure) -> Int32 {
        defer { close(input) }
        let nowhere = try DurableFile.openToRead("/dev/null")
        defer { close(nowhere) }
        return try ProcessSpawn(
            executable: executable, arguments: [executable] + arguments, environment: environment,
            standardStreams: [nowhere, input, input], distance: .group
        ).startOnceWritten()
    }

    /// What can be read now.
    func look() -> Look { Self.look(at: output) }

    /// What can be read now at our end of a pipe.
    static func look(at output: Int32) -> Look {
        var bytes = [UInt8](repeating: 0, count: 16_384)
        let count = recv(output, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        if count > 0 { return .read(Array(bytes[..<count])) }
        if count < 0, errno == EAGAIN || errno == EINTR { return .nothing }
        return .ended
    }

    /// The wait status of a child that has ended; nil while it runs.
    static func collect(_ child: Int32) -> Int32? {
        var status: Int32 = 0
        return waitpid(child, &status, WNOHANG) == child ? status : nil
    }

    /// Ends a child and its group by force. One that hangs in the driver, where no signal reaches
    /// it, is left behind after half a second.
    static func end(_ child: Int32) {
        kill(-child, SIGKILL)
        for _ in 0..<50 {
            if collect(child) != nil { return }
            usleep(10_000)
        }
    }
}
