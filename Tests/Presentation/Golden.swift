import Foundation
import Testing

/// Texts kept beside the tests. With `SOLSTICE_RECORD=1` they are written again, else compared.
enum Golden {
    /// Records an issue that shows the first line that differs.
    static func check(
        _ text: String, _ file: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let url = folder.appendingPathComponent(file)
        let drawn = text + "\n"
        if ProcessInfo.processInfo.environment["SOLSTICE_RECORD"] == "1" {
            try Data(drawn.utf8).write(to: url)
            return
        }
        guard let kept = try? Data(contentsOf: url) else {
            Issue.record(
                "Golden/\(file) is missing: run the tests with SOLSTICE_RECORD=1",
                sourceLocation: sourceLocation)
            return
        }
        guard kept != Data(drawn.utf8) else { return }
        let message = firstDifference(String(decoding: kept, as: UTF8.self), drawn)
        Issue.record("Golden/\(file) \(message)", sourceLocation: sourceLocation)
    }

    /// The names of the files that are kept.
    static func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
    }

    /// `line 3`, with both readings of it, escapes made visible.
    static func firstDifference(_ kept: String, _ drawn: String) -> String {
        let old = kept.split(separator: "\n", omittingEmptySubsequences: false)
        let new = drawn.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(old, new).prefix { $0 == $1 }.count
        func shown(_ lines: [Substring]) -> String {
            line < lines.count ? lines[line].debugDescription : "(no such line)"
        }
        return "differs in line \(line + 1)\n  kept:  \(shown(old))\n  drawn: \(shown(new))"
    }

    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("Golden")
}
