import Foundation
import Solstice

/// A file named by the user, or standard input for `-`.
enum InputFile {
    /// Reads the whole file.
    /// - Throws: a ``Diagnostic`` if it is missing, is a folder, or may not be read.
    static func read(_ path: String) throws(Diagnostic) -> SourceFile {
        if path == "-" {
            return SourceFile(
                name: path, bytes: Array(FileHandle.standardInput.readDataToEndOfFile()))
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Diagnostic(
                .noSuchInput, "there is no file \(path)",
                remedy: "check the path, or use - for standard input")
        }
        guard !isFolder.boolValue else {
            throw Diagnostic(
                .noSuchInput, "\(path) is a folder", remedy: "name one file in it")
        }
        do {
            let content = try Data(contentsOf: URL(fileURLWithPath: path))
            return SourceFile(name: path, bytes: Array(content))
        } catch {
            throw Diagnostic(
                .noSuchInput, "\(path) cannot be read", causes: [error.localizedDescription],
                remedy: "check that it is yours to read")
        }
    }
}
