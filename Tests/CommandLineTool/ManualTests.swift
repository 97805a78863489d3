import Foundation
import Solstice
import SolsticePresentation
import Testing

@testable import SolsticeCommandLineTool

@Suite struct ManualTests {
    @Test func `every command has a page that names all its options and related pages`() throws {
        let manual = try CommandDescription.program().family
        #expect(manual.contains { $0.words == ["solstice", "region", "add"] })
        for command in manual {
            let page = ManualPage(command: command, manual: manual, day: "June 1, 2026").text
            for argument in command.arguments ?? [] where argument.shouldDisplay {
                for name in argument.names ?? [] {
                    #expect(page.contains("Fl \(spelt(name))"), "\(command.words) \(name)")
                }
            }
            for verb in command.verbs {
                let words = verb.words.joined(separator: "-")
                #expect(page.contains(".Xr \(words) 1"), "\(command.words)")
            }
        }
    }

    @Test func `the pages written are those listed and pass a strict check`()
        async throws
    {
        let program = try Program()
        let written = try await program("manual", "man1")
        #expect(written.status == 0, "\(written.errors)")
        let listed = try await program("manual", "--list", "man1")
        let pages = listed.output.split(separator: "\n").map(String.init)
        let found = try FileManager.default.contentsOfDirectory(atPath: program.folder + "/man1")
        #expect(pages.sorted() == found.map { "man1/\($0)" }.sorted())
        #expect(pages.contains("man1/solstice-submit.1"))

        let reader = "/usr/bin/mandoc"
        guard FileManager.default.isExecutableFile(atPath: reader) else { return }
        let verdict = try await program.runOther(reader, ["-T", "lint", "-W", "warning"] + pages)
        #expect(verdict.status == 0 && verdict.output.isEmpty, "\(verdict.output)")
    }

    @Test func `a page has the date stated by a reproducible build`() async throws {
        let program = try Program()
        let written = try await program.run(
            ["manual", "man1"], environment: ["SOURCE_DATE_EPOCH": "1780272000"])
        #expect(written.status == 0)
        let page = try String(contentsOfFile: program.folder + "/man1/solstice.1", encoding: .utf8)
        #expect(page.contains("\n.Dd June 1, 2026\n"))
    }

    @Test func `the manual says what every exit status means`() {
        let known = (0...255).filter { Diagnostic.Kind(rawValue: $0) != nil }
        #expect(Set(known).isSubset(of: ManualFacts.statuses.map(\.status)))
    }

    @Test(arguments: [
        ("It says so. Then it ends.", "It says so.\nThen it ends."),
        (".5 is a start", "\\&.5 is a start"),
        ("see `solstice run`", "see \\fBsolstice run\\fP"),
        ("--json and \\n", "\\-\\-json and \\en"),
    ])
    func `words are never mistaken for markup commands`(text: String, page: String) {
        #expect(ManualText.sentences(text) == page)
    }

    @Test func `indented text is printed as it is`() {
        let page = ManualText.paragraphs("An example:\n  solstice run\n\nThe end.")
        #expect(
            page == """
                An example:
                .Bd -literal -offset indent
                solstice run
                .Ed
                .Pp
                The end.
                """)
    }

    @Test func `an unwritable folder is named`() async throws {
        let program = try Program()
        try program.write("", to: "file")
        let outcome = try await program("manual", "file/man1")
        #expect(outcome.status == 73)
        #expect(outcome.errors.contains("file/man1/solstice.1"))
    }

    @Test func `every command and flag that messages name exists`() throws {
        let manual = try CommandDescription.program().family
        let verbs = Set(manual.map { $0.words.joined(separator: " ") })
        for command in Message.Command.allCases {
            #expect(verbs.contains("\(run: command)"), "\(command)")
        }
        let names = manual.flatMap { $0.arguments ?? [] }.flatMap { $0.names ?? [] }
        let flags = Set(names.map { "--\($0.name)" })
        for setting in Message.Setting.allCases where setting != .command {
            #expect(flags.contains("\(setting: setting)"), "\(setting)")
        }
    }

    private func spelt(_ name: CommandDescription.Argument.Name) -> String {
        let text = name.name.replacing("-", with: "\\-")
        return name.kind == "long" ? "\\-" + text : text
    }
}
