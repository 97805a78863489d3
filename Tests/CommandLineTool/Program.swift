import Foundation
import Testing

/// The built `solstice`, run as a person would in a folder, a home and a moment of its own.
///
/// The folder is gone when the value is.
final class Program: Sendable {
    /// What a run came to.
    struct Outcome: Sendable {
        let status: Int32
        let output: String
        let errors: String

        /// What was written to standard output, as a JSON object.
        func json(sourceLocation: SourceLocation = #_sourceLocation) throws -> JSONObject {
            try JSONObject(output, sourceLocation: sourceLocation)
        }
    }

    /// Where it runs.
    let folder: String
    var database: String { folder + "/solstice.db" }

    init() throws {
        let place = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        folder = place.appendingPathComponent("solstice-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Runs it to its end.
    func callAsFunction(
        _ arguments: String..., environment: [String: String] = [:], input: String? = nil
    ) async throws -> Outcome {
        try await run(arguments, environment: environment, input: input)
    }

    /// Runs it to its end; standard input is a file.
    func run(
        _ arguments: [String], environment: [String: String] = [:], input: String? = nil
    ) async throws -> Outcome {
        try await start(arguments, environment: environment, input: input).end()
    }

    /// Runs it, or a copy of it that lies elsewhere, and goes on.
    func start(
        _ arguments: [String], environment: [String: String] = [:], input: String? = nil,
        copy: String? = nil
    ) async throws -> Run {
        try await start(
            program: try copy ?? Self.path(), arguments, environment: environment, input: input)
    }

    /// Lays a copy of it into a folder of its own, and returns the copy's path.
    func copy(to name: String) throws -> String {
        let copy = "\(folder)/\(name)/solstice"
        try FileManager.default.createDirectory(
            atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        let original = try Self.path()
        // A second name does as well, where both lie on one disk.
        if (try? FileManager.default.linkItem(atPath: original, toPath: copy)) == nil {
            try FileManager.default.copyItem(atPath: original, toPath: copy)
        }
        return copy
    }

    /// Runs another program in the same folder, such as a shell with a script that runs `solstice`.
    func runOther(
        _ program: String, _ arguments: [String], environment: [String: String] = [:]
    ) async throws -> Outcome {
        try await start(program: program, arguments, environment: environment, input: nil).end()
    }

    private func start(
        program: String, _ arguments: [String], environment: [String: String], input: String?
    ) async throws -> Run {
        try await Run(
            program, arguments,
            environment: [
                "HOME": folder, "PATH": "/usr/bin:/bin", "TZ": "UTC",
                "SOLSTICE_DATABASE": database, "SOLSTICE_NOW": "2022-03-01T00:00:00Z",
            ].merging(environment) { $1 }, input: input ?? "", folder: folder)
    }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }

    /// The program lies beside the tests' own, or in a folder above it.
    static func path() throws -> String {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        var folder = tests.deletingLastPathComponent()
        while folder.path != "/" {
            let program = folder.appendingPathComponent("solstice").path
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: program, isDirectory: &isFolder),
                !isFolder.boolValue
            {
                return program
            }
            folder.deleteLastPathComponent()
        }
        let none: String? = nil
        return try #require(none, "no solstice beside \(tests.path): run swift build")
    }
}
