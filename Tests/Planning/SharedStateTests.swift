import Foundation
import Testing

/// What threads share, the compiler checks; where it cannot, the code says why that is right.
@Suite struct SharedStateTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

    /// Lines of all sources, each with the one before it.
    private func lines() throws -> [(place: String, before: String, line: String)] {
        let files = try #require(FileManager.default.enumerator(atPath: Self.sources.path))
        return try files.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted()
            .flatMap { file in
                let text = try String(
                    contentsOf: Self.sources.appending(path: file), encoding: .utf8)
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                    .map { $0.trimmingCharacters(in: .whitespaces) }
                return zip([""] + lines, lines).enumerated().map { number, pair in
                    ("\(file):\(number + 1)", pair.0, pair.1)
                }
            }
    }

    @Test func `unchecked shared state is constant and says why it is safe`() throws {
        let unchecked = try lines().filter { $0.line.hasPrefix("nonisolated(unsafe)") }
        #expect(unchecked.filter { $0.line.contains("unsafe) var ") }.map(\.place) == [])
        #expect(unchecked.filter { !$0.before.hasPrefix("// Unchecked: ") }.map(\.place) == [])
    }

    @Test func `the planner starts threads in only one file`() throws {
        let starts = try lines().filter {
            $0.place.hasPrefix("Planning/") && $0.line.contains("concurrentPerform(")
        }
        #expect(starts.map { $0.place.prefix { $0 != ":" } } == ["Planning/Queue/Workers.swift"])
    }

    @Test func `no type is declared unchecked Sendable`() throws {
        let declared = try lines().filter {
            $0.line.contains("@unchecked Sendable") && !$0.line.hasPrefix("//")
        }
        #expect(declared.map(\.place) == [])
    }
}
