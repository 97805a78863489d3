import SolsticeTestSupport
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

    private let scratch: ScratchFolder
    /// Where it runs.
    var folder: String { scratch.path }
    /// The database there.
    var database: String { scratch.database }

    init() throws { scratch = try ScratchFolder() }

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
            program: try copy ?? BuiltProgram.path(), arguments, environment: environment,
            input: input)
    }

    /// Lays a copy of it into a folder of its own, and returns the copy's path.
    func copy(to name: String) throws -> String {
        let copy = "\(folder)/\(name)/solstice"
        try scratch.makeFolder(name)
        let original = try BuiltProgram.path()
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

    func write(_ text: String, to name: String) throws { try scratch.write(text, to: name) }

    /// The database's bytes, and those not yet laid into it.
    func bytes() -> [Data] { scratch.databaseBytes }
}
