import Foundation
import HTTPTypes
import Solstice
import SolsticePresentation
import Testing

@testable import SolsticeDashboard

@Suite struct DocumentTests {
    /// The document as any reader of JSON sees it.
    private func document() async throws -> [String: Any] {
        let venue = try await Venue()
        let text = try await venue.ask(.get, "/openapi.json").text
        let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8))
        return try #require(parsed as? [String: Any])
    }

    @Test func `the document has every operation and nothing else`() async throws {
        let paths = try #require(try await document()["paths"] as? [String: [String: Any]])
        let listed = paths.flatMap { path, methods in methods.keys.map { "\($0) \(path)" } }
        let known = Operations.all.map { "\($0.method.rawValue.lowercased()) \($0.path)" }
        #expect(listed.sorted() == known.sorted())
        #expect(Set(Operations.all.map(\.name)).count == Operations.all.count)
    }

    @Test func `messages name existing operations and keys`() {
        let known = Operations.all.map { "\($0.method.rawValue) \($0.path)" }
        for command in Message.Command.allCases {
            guard let words = HTTPWords.operation(command, ["7"]) else { continue }
            let fits = known.contains { operation in
                let parts = operation.split(separator: "/").map { $0.hasPrefix("{") ? "7" : $0 }
                return parts.joined(separator: "/") == words
            }
            #expect(fits, "\(words)")
        }
        let keys = Set(JobField.all.map(\.key))
        for setting in HTTPWords.jobKeys {
            #expect(keys.contains(HTTPWords.jobKey(setting)), "\(setting)")
        }
    }

    @Test func `every name that a schema refers to exists`() async throws {
        let names = Set(Schemas.all.map(\.name))
        #expect(names.count == Schemas.all.count)
        let text = try await Venue().ask(.get, "/openapi.json").text
        for reference in text.matches(of: /"#\/components\/schemas\/([A-Za-z]+)"/) {
            #expect(names.contains(String(reference.1)), "\(reference.1)")
        }
    }

    @Test func `changes require a token, and operations without one only read`() {
        for operation in Operations.all {
            #expect(operation.method == .get || operation.access == .writing, "\(operation.name)")
        }
    }
}
