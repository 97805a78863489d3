import Foundation
import Glibc
import Subprocess
import SystemPackage

/// A run of the program that has begun.
///
/// Output goes to files, so that nothing has to be read while it runs.
final class Run: Sendable {
    private let process: ProcessIdentifier
    private let ended: Task<TerminationStatus, any Error>
    private let files: String

    /// Begins a program in a folder; standard input is a file with a text.
    init(
        _ program: String, _ arguments: [String], environment: [String: String], input: String,
        folder: String
    ) async throws {
        let files = "\(folder)/run-\(UUID().uuidString)"
        self.files = files
        for (end, text) in [(".in", input), (".out", ""), (".err", "")] {
            try text.write(toFile: files + end, atomically: false, encoding: .utf8)
        }
        let configuration = Configuration(
            executable: .path(FilePath(program)), arguments: Arguments(arguments),
            environment: .custom(
                Dictionary(
                    uniqueKeysWithValues: environment.map {
                        (.init(stringLiteral: $0.key), $0.value)
                    })),
            workingDirectory: FilePath(folder))
        let (begun, announce) = AsyncStream.makeStream(of: ProcessIdentifier.self)
        ended = Task {
            defer { announce.finish() }
            return try await Subprocess.run(
                configuration,
                input: .fileDescriptor(
                    try Self.open(files + ".in", .readOnly), closeAfterSpawningProcess: true),
                output: .fileDescriptor(
                    try Self.open(files + ".out", .writeOnly), closeAfterSpawningProcess: true),
                error: .fileDescriptor(
                    try Self.open(files + ".err", .writeOnly), closeAfterSpawningProcess: true)
            ) { announce.yield($0.processIdentifier) }.terminationStatus
        }
        guard let process = await begun.first(where: { _ in true }) else {
            _ = try await ended.value
            throw CancellationError()
        }
        self.process = process
    }

    deinit { ended.cancel() }

    /// Asks it to stop, as Ctrl-C does.
    func interrupt() { Glibc.kill(process.value, SIGINT) }

    /// Ends it with no chance to tidy up.
    func kill() { Glibc.kill(process.value, SIGKILL) }

    /// Waits until Ctrl-C no longer just ends it.
    func handlesInterrupts() async throws {
        let file = "/proc/\(process.value)/status"
        while let status = try? String(contentsOfFile: file, encoding: .utf8) {
            let masks = status.split(separator: "\n").filter {
                $0.hasPrefix("SigCgt:") || $0.hasPrefix("SigIgn:") || $0.hasPrefix("SigBlk:")
            }.compactMap { UInt64($0.dropFirst(7).drop { $0 == "\t" }, radix: 16) }
            if masks.contains(where: { $0 & 1 << UInt64(SIGINT - 1) != 0 }) { return }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// What it has written so far.
    var output: String { (try? String(contentsOfFile: files + ".out", encoding: .utf8)) ?? "" }

    /// Waits for its end.
    func end() async throws -> Program.Outcome {
        let status =
            switch try await ended.value {
            case .exited(let code): code
            case .signaled(let signal): 128 + signal
            }
        return Program.Outcome(
            status: status, output: output,
            errors: try String(contentsOfFile: files + ".err", encoding: .utf8))
    }

    private static func open(
        _ path: String, _ mode: FileDescriptor.AccessMode
    ) throws -> FileDescriptor {
        try .open(FilePath(path), mode, options: mode == .readOnly ? [] : .append)
    }
}
