import Foundation
import SolsticeDomain
import SolsticeGridData
import SolsticePresentation
import Testing

@Suite struct MalformedFixtureTests {
    @Test(arguments: try MalformedFixture.all())
    func `a mistake is refused with its location, reason and remedy`(
        fixture: MalformedFixture
    ) throws {
        let file = try Fixture.file("malformed/" + fixture.name)
        let options = try fixture.options()
        let refused = try refusal { () throws(Diagnostic) in
            if fixture.isCarbon {
                _ = try GridDataReader.readCarbon(file, options: options)
            } else {
                _ = try GridDataReader.readPUE(file, options: options)
            }
        }
        let lines = [refused.problem] + refused.causes + (refused.remedy.map { [$0] } ?? [])
        let message = lines.map { $0.text(.commandLine) }.joined(separator: "\n")
        // An option that is missing or wrong is the command's fault; all else is the file's.
        let namesOption = message.contains("--") && !message.contains("cannot be read")
        #expect(refused.kind == .badInput || (refused.kind == .usage && namesOption), "\(message)")
        #expect(refused.remedy?.description.isEmpty == false)
        for substring in fixture.substrings {
            #expect(message.contains(substring), "\(substring) is not in: \(message)")
        }
        if let line = fixture.line {
            let column = try #require(fixture.column)
            let place = "line \(line), column \(column):"
            #expect(
                refused.causes.contains { $0.hasPrefix(place) }, "\(place) is not in: \(message)")
        }
    }

    @Test func `every malformed file is listed`() throws {
        let folder = Fixture.folder.appending(path: "malformed")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let listed = try MalformedFixture.all().map(\.name) + ["expected.tsv"]
        #expect(files.sorted() == listed.sorted())
        #expect(files.count > 30)
    }
}
