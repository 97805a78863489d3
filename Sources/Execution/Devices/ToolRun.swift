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
