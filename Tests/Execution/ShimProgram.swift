import Foundation
import Testing

/// The built `solstice`, which the tests run shims with.
enum ShimProgram {
    /// What starts a shim. The program lies beside the tests' own, or in a folder above it.
    static func command() throws -> [String] {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        var folder = tests.deletingLastPathComponent()
        while folder.path != "/" {
            let program = folder.appendingPathComponent("solstice").path
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: program, isDirectory: &isFolder),
                !isFolder.boolValue
            {
                return [program, "shim"]
            }
            folder.deleteLastPathComponent()
        }
        let none: [String]? = nil
        return try #require(none, "no solstice beside \(tests.path): run swift build")
    }
}
