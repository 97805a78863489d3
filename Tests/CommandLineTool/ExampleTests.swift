import SolsticeTestSupport
import Foundation
import Testing

@Suite struct ExampleTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Examples").path

    // The others let hours pass; `make examples` runs them all.
    @Test(arguments: [
        "first-contact", "many-regions", "accelerator-choice", "four-levers", "power-cap",
    ])
    func `an example runs, and its checks pass`(name: String) async throws {
        let program = try Program()
        let outcome = try await program.runOther(
            "/bin/sh", ["\(Self.folder)/\(name).sh", try BuiltProgram.path()])
        #expect(outcome.status == 0, "\(outcome.errors)\n\(outcome.output)")
        #expect(outcome.output.hasSuffix("checks hold\n"))
    }

    @Test func `every example is documented and run by the script for all`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
        let readme = try String(contentsOfFile: Self.folder + "/README.md", encoding: .utf8)
        let all = try String(contentsOfFile: Self.folder + "/all.sh", encoding: .utf8)
        for name in names where name != "README.md" {
            #expect(readme.contains("`\(name)"), "\(name)")
            let text = try? String(contentsOfFile: "\(Self.folder)/\(name)", encoding: .utf8)
            guard let text, text.contains("/steps.sh\"") else { continue }
            #expect(all.contains(" \(name.dropLast(3))"), "\(name)")
        }
    }
}
