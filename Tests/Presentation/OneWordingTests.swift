import Foundation
import SolsticeDomain
import Testing

@testable import SolsticePresentation

/// The words of the command line stand in one place: elsewhere settings and commands are data.
@Suite struct OneWordingTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

    /// Where they may stand: the program itself declares its verbs and options.
    private static let program = "CommandLineTool/"
    /// Files that call other programs, whose options look the same.
    private static let callers = [
        "Execution/Slurm/", "Execution/Devices/AcceleratorTool.swift",
        // Properties of style sheets begin with two dashes, too.
        "Presentation/Pages/PageStyle.swift", "Presentation/Report/ReportHTML.swift",
    ]

    private static func lines() throws -> [(place: String, line: String)] {
        let files = try #require(FileManager.default.enumerator(atPath: sources.path))
        return try files.compactMap { $0 as? String }
            .filter { $0.hasSuffix(".swift") && !$0.hasPrefix(program) }.sorted()
            .filter { file in !callers.contains { file.hasPrefix($0) } }
            .flatMap { file in
                let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
                return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
                    .map { ("\(file):\($0 + 1)", $1.trimmingCharacters(in: .whitespaces)) }
            }
            .filter { !$0.1.hasPrefix("//") }
    }

    /// Whether a line types a flag, or the program's name with a verb.
    private static func isTyped(_ line: String) -> Bool {
        if line.contains(/--[a-z]|--\\\(/) { return true }
        let verbs = Message.Command.allCases.map {
            String(CommandLineWords.line($0, []).dropFirst("solstice ".count))
        }
        return verbs.contains { line.contains("solstice \($0)") }
    }

    @Test func `no source outside the command-line tool spells out a flag or a command`() throws {
        let typed = try Self.lines().filter { Self.isTyped($0.line) }
        #expect(typed.map(\.place) == [])
    }

    @Test(arguments: ["use --gpus 4", "see: solstice show 3", "\"--format\"", "solstice import"])
    func `a spelled-out flag or command is recognised`(line: String) {
        #expect(Self.isTyped(line))
    }
}
