import SolsticeTestSupport
import Foundation
import Testing

/// One line of the list of malformed files beside the tests of the readers.
struct MalformedFile: CustomTestStringConvertible, Sendable {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../GridData/Fixtures/malformed").standardizedFileURL

    let name: String
    let kind: String
    let options: [String]
    let substrings: [String]
    let line: String
    let column: String

    var testDescription: String { name }

    static func all() throws -> [MalformedFile] {
        let text = try String(
            contentsOf: folder.appending(path: "expected.tsv"), encoding: .utf8)
        return text.split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                .map(String.init)
            return MalformedFile(
                name: fields[0], kind: fields[1],
                options: fields[2] == "-" ? [] : fields[2].split(separator: " ").map(String.init),
                substrings: fields[3].split(separator: " | ").map(String.init),
                line: fields[4], column: fields[5])
        }
    }
}

@Suite struct MalformedImportTests {
    @Test(arguments: try MalformedFile.all())
    func `a malformed file is refused with its location and changes no byte`(
        file: MalformedFile
    ) async throws {
        let program = try await PreparedDatabase.open()
        let before = program.bytes()
        let source = MalformedFile.folder.appending(path: file.name).path
        try FileManager.default.copyItem(atPath: source, toPath: "\(program.folder)/\(file.name)")
        let outcome = try await program.run(["import", file.kind, file.name] + file.options)
        let message = outcome.errors
        #expect(outcome.status == 65 || (outcome.status == 64 && message.contains("--")))
        #expect(outcome.output == "")
        // Messages are laid out in lines; the words are what counts.
        let words = message.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for substring in file.substrings {
            #expect(words.contains(substring), "\(substring) is not in: \(message)")
        }
        if file.line != "-" {
            let place = "line \(file.line), column \(file.column):"
            #expect(words.contains(place), "\(place) is not in: \(message)")
        }
        // What failed comes first, what to do about it last.
        #expect(message.split(separator: "\n").count > 1, "no remedy: \(message)")
        #expect(program.bytes() == before)
    }

    @Test func `the list holds every file`() throws {
        let files = try FileManager.default.contentsOfDirectory(
            atPath: MalformedFile.folder.path)
        #expect(try MalformedFile.all().count == files.count - 1)
        #expect(files.count > 60)
    }
}
