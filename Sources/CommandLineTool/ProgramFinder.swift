import Foundation
import Solstice

/// Finds the files of the programs that jobs run, each once.
///
/// They are found at submission: the service may run with another `PATH` later.
final class ProgramFinder {
    /// The folder that jobs start in, and that relative paths begin at.
    let folder = FileManager.default.currentDirectoryPath
    private let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    private var found: [String: String] = [:]

    /// The file of a command's program; nil for a command without any.
    /// - Throws: a ``Diagnostic`` where there is no such program.
    func file(of command: [String]) throws(Diagnostic) -> String? {
        guard let program = command.first, !program.isEmpty else { return nil }
        if let known = found[program] { return known }
        guard
            let file = ExecutableSearch.resolve(program, path: path, workingDirectory: folder)
        else {
            throw Diagnostic(
                .noSuchInput, "there is no program \(program) to run",
                causes: program.contains("/") ? [] : ["it is in no folder of PATH"],
                remedy: "check its name, or give its whole path after the two dashes")
        }
        found[program] = file
        return file
    }
}
