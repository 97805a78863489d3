import Foundation
import Hummingbird
import Solstice

/// What the address of a page says.
struct PageAddress: Sendable {
    private let parts: [String: String]
    private let query: [String: [String]]

    /// Reads the address of a request.
    init(_ request: Request, _ context: WebContext) throws {
        var parts: [String: String] = [:]
        for (name, value) in context.parameters {
            guard let text = String(value).removingPercentEncoding else {
                throw Refusal(.badRequest, "the address is not UTF-8 in percent-encoding")
            }
            parts[String(name)] = text
        }
        self.parts = parts
        query = try QueryText.values(request.uri.query ?? "")
    }

    /// A part of the path, which is always there.
    func part(_ name: String) -> String { parts[name] ?? "" }

    /// A text of the query; nil where it is not there.
    func text(_ name: String) -> String? { query[name]?.first }

    /// A whole number of the query; nil where it is not there.
    func integer(_ name: String) throws -> Int? {
        try text(name).map { text in
            guard let number = Int(text), abs(number) <= 1 << 40 else {
                throw Refusal(.badRequest, "\(name) is not a number in this address")
            }
            return number
        }
    }
}
