import Foundation
import HTTPTypes

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
