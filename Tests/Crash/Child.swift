import Foundation
import Glibc

/// A process of the program under test; its words go to files, so that nobody has to read them
/// while it runs.
final class Child: Sendable {
    /// What it was asked to do.
    let arguments: [String]
    private let process: Process
    private let ended: Task<Int32, Never>
    private let files: String

    /// Starts the program.
    init(
        _ program: String, _ arguments: [String], folder: String, environment: [String: String]
    ) throws {
        self.arguments = arguments
        files = "\(folder)/words/\(UUID().uuidString)"
        let process = Process()
        self.process = process
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.file(files + ".out")
        process.standardError = try Self.file(files + ".err")
        let (stream, end) = AsyncStream.makeStream(of: Int32.self)
        ended = Task { await stream.first { _ in true } ?? -1 }
        process.terminationHandler = { process in
            let isExit = process.terminationReason == .exit
            end.yield(isExit ? process.terminationStatus : 128 + process.terminationStatus)
            end.finish()
        }
        try process.run()
    }

    /// Whether it still runs.
    var isRunning: Bool { process.isRunning }

    /// The process's number.
    var number: Int32 { process.processIdentifier }

    /// Ends it with no chance to tidy up; false where it had ended before.
    func kill() -> Bool { process.isRunning && Glibc.kill(number, SIGKILL) == 0 }

    /// Asks it to stop, as Ctrl-C does.
    func interrupt() { process.interrupt() }

    /// Its exit status, or 128 and the signal's number, when it has ended.
    func end() async -> Int32 { await ended.value }

    /// What it wrote to standard error.
    var errors: String { (try? String(contentsOfFile: files + ".err", encoding: .utf8)) ?? "" }

    /// What it wrote to standard output.
    var output: String { (try? String(contentsOfFile: files + ".out", encoding: .utf8)) ?? "" }

    private static func file(_ path: String) throws -> FileHandle {
        try Data().write(to: URL(fileURLWithPath: path))
        return try FileHandle(forUpdating: URL(fileURLWithPath: path))
    }
}
