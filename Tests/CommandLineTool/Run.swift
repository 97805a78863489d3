import Foundation

/// A run of the program that has begun.
///
/// Output goes to files, so that nothing has to be read while it runs.
final class Run: Sendable {
    private let process: Process
    private let ended: AsyncStream<Int32>
    private let files: String

    init(_ process: Process, input: String?, folder: String) throws {
        files = "\(folder)/run-\(UUID().uuidString)"
        self.process = process
        process.standardInput = try Self.file(files + ".in", holding: input ?? "")
        process.standardOutput = try Self.file(files + ".out")
        process.standardError = try Self.file(files + ".err")
        let (stream, end) = AsyncStream.makeStream(of: Int32.self)
        ended = stream
        process.terminationHandler = { process in
            let isExit = process.terminationReason == .exit
            end.yield(isExit ? process.terminationStatus : 128 + process.terminationStatus)
            end.finish()
        }
        try process.run()
    }

    deinit { if process.isRunning { process.terminate() } }

    /// Asks it to stop, as Ctrl-C does.
    func interrupt() { process.interrupt() }

    /// What it has written so far.
    var output: String { (try? String(contentsOfFile: files + ".out", encoding: .utf8)) ?? "" }

    /// Waits for its end.
    func end() async throws -> Program.Outcome {
        let status = await ended.first { _ in true } ?? -1
        return Program.Outcome(
            status: status, output: output,
            errors: try String(contentsOfFile: files + ".err", encoding: .utf8))
    }

    private static func file(_ path: String, holding text: String = "") throws -> FileHandle {
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        return try FileHandle(forUpdating: URL(fileURLWithPath: path))
    }
}
