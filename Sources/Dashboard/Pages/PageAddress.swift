import Foundation
import HTTPTypes
import Hummingbird
import Solstice

/// The parameters of a page's URL.
struct PageAddress: Sendable {
    private let parts: [String: String]
    private let query: [String: [String]]

    /// Reads the URL of a request.
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

    /// A part of the path, which is always present.
    func part(_ name: String) -> String { parts[name] ?? "" }

    /// A text of the query; nil if it is missing.
    func text(_ name: String) -> String? { query[name]?.first }

    /// An integer of the query; nil if it is missing.
    func integer(_ name: String) throws -> Int? {
        try text(name).map { text in
            guard let number = Int(text), abs(number) <= 1 << 40 else {
                throw Refusal(.badRequest, "\(name) is not a number in this address")
            }
            return number
        }
    }
}

/// The part of a URL after its question mark.
enum QueryText {
    /// Its values by name; a name may occur more than once. A plus is a plus.
    /// - Throws: a ``Refusal`` if it is not UTF-8 in percent-encoding.
    static func values(_ query: String) throws -> [String: [String]] {
        var values: [String: [String]] = [:]
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = String(parts[0]).removingPercentEncoding,
                let value = (parts.count > 1 ? String(parts[1]) : "").removingPercentEncoding
            else { throw Refusal(.badRequest, "the address is not UTF-8 in percent-encoding") }
            values[name, default: []].append(value)
        }
        return values
    }
}
