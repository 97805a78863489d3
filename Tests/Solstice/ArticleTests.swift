import Foundation
import Solstice
import Testing

/// What the library's articles say is what the code does.
@Suite struct ArticleTests {
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: repository.appendingPathComponent(path), encoding: .utf8)
    }

    @Test func `the article on states has every transition, and no other`() throws {
        let article = try Self.text("Sources/Solstice/Solstice.docc/StateMachine.md")
        var told: [JobState: Set<JobState>] = [:]
        for line in article.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|").map { cell in
                Set(cell.split(separator: "`").compactMap { JobState(rawValue: String($0)) })
            }
            let state = try #require(cells.first?.first)
            told[state] = cells[1]
        }
        let known = JobState.allCases.map { ($0, $0.successors) }
        #expect(told == Dictionary(uniqueKeysWithValues: known))
    }

    @Test func `the library guide's code is that of examples that are built and run`() throws {
        let guide = try Self.text("Sources/Solstice/Solstice.docc/LibraryGuide.md")
        let example = try [
            "Examples/library/Sources/Embedding/Embedding.swift",
            "Tests/Solstice/EmbeddingTestTests.swift",
        ].flatMap { Self.lines(try Self.text($0)) }
        let blocks = guide.components(separatedBy: "```swift\n").dropFirst().map { part in
            Self.lines(part.components(separatedBy: "```")[0])
        }
        #expect(blocks.count > 13)
        for block in blocks {
            let isThere = example.indices.contains { start in
                example[start...].starts(with: block)
            }
            #expect(isThere, "\(block.joined(separator: "\n"))")
        }
    }

    @Test func `the article on formats names every format that is recognised`() throws {
        let article = try Self.text("Sources/Solstice/Solstice.docc/DataFormats.md")
        let rows = article.split(separator: "\n").filter { $0.hasPrefix("| `") }
        let names = rows.map { String($0.dropFirst(3).prefix { $0 != "`" }) }
        #expect(names == FileFormat.allCases.map(\.rawValue))
    }

    @Test func `the article on architecture names every module`() throws {
        let article = try Self.text("Sources/Solstice/Solstice.docc/Architecture.md")
        let modules = try FileManager.default.contentsOfDirectory(
            atPath: Self.repository.appendingPathComponent("Sources").path)
        for module in modules where !module.hasPrefix(".") {
            #expect(article.contains("\n| `\(module)` |"), "\(module)")
        }
    }

    /// Lines without what they are indented by.
    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    }
}
