import Foundation
public import Solstice

/// Finds the folders that jobs start in and the files of their programs, each once.
///
/// They are found at submission: the service may later run with another `PATH`.
public final class ProgramFinder {
    /// The base of relative folders; a job without a folder starts here.
    private let current: String
    private let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    private var folders: [String: String] = [:]
    private var found: [Search: String] = [:]

    private struct Search: Hashable {
        let program: String
        let folder: String
    }

    /// A finder that starts from a folder, by default the process's own.
    public init(in folder: String? = nil) {
        current = folder ?? FileManager.default.currentDirectoryPath
    }

    /// The folder that a job starts in.
    /// - Throws: a ``Diagnostic`` if there is no such folder.
    public func folder(_ named: String?) throws(Diagnostic) -> String {
        guard let named else { return current }
        if let known = folders[named] { return known }
        let path = named.hasPrefix("/") ? named : current + "/" + named
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
            isFolder.boolValue
        else {
            throw Diagnostic(
                .noSuchInput, "there is no folder \(named) to start in",
                remedy: "make it, or name another working directory")
        }
        folders[named] = path
        return path
    }

    /// The file of a command's program, as seen from a folder; nil for an empty command.
    /// - Throws: a ``Diagnostic`` if there is no such program.
    public func file(of command: [String], from folder: String) throws(Diagnostic) -> String? {
        guard let program = command.first, !program.isEmpty else { return nil }
        let search = Search(program: program, folder: folder)
        if let known = found[search] { return known }
        guard
            let file = ExecutableSearch.resolve(program, path: path, workingDirectory: folder)
        else {
            throw Diagnostic(
                .noSuchInput, "there is no program \(program) to run",
                causes: program.contains("/") ? [] : ["it is in no folder of PATH"],
                remedy: "check its name, or give its whole path after the two dashes")
        }
        found[search] = file
        return file
    }
}
