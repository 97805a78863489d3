import Foundation
import Testing

/// The built `solstice`, for tests that run the program itself.
public enum BuiltProgram {
    /// The path in `SOLSTICE_PROGRAM`, or the program beside the tests' own or in a folder above it.
    public static func path() throws -> String {
        if let named = ProcessInfo.processInfo.environment["SOLSTICE_PROGRAM"] { return named }
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
