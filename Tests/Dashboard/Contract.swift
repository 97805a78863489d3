import HTTPTypes
import HummingbirdTesting
import Solstice
import SolsticeJSON
import SolsticePresentation

@testable import SolsticeDashboard

/// What the OpenAPI document promises of an answer.
enum Contract {
    /// How an answer breaks the promise; nil where it does not.
    static func flaw(
        in response: TestResponse, to method: HTTPRequest.Method, _ uri: String
    ) -> String? {
        let path = String(uri.prefix { $0 != "?" })
        guard response.headers[.xContentTypeOptions] == "nosniff",
            response.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true
        else { return "its headers leave browsers alone" }
        let operation = Operations.all.first { $0.method == method && $0.isAt(path) }
        guard let operation else { return nil }
        guard response.status == operation.success.status else {
            return flaw(in: response.text, against: .named("Error"))
        }
        let type = response.headers[.contentType] ?? ""
        guard let promised = operation.success.types.first(where: { $0.name == type }) else {
            return "an answer of \(type) was not promised"
        }
        return promised.schema.flatMap { flaw(in: response.text, against: $0) }
    }

    private static func flaw(in text: String, against schema: JSONSchema) -> String? {
        let bytes = Array(text.utf8)
        guard let node = try? JSONParser.parse(bytes) else {
            return "no JSON: \(text.prefix(200))"
        }
        return Schemas.judge.flaw(in: node, against: schema)
    }
}

extension SolsticeDashboard.Operation {
    /// Whether an address is one of the operation's.
    fileprivate func isAt(_ address: String) -> Bool {
        let own = path.split(separator: "/", omittingEmptySubsequences: false)
        let other = address.split(separator: "/", omittingEmptySubsequences: false)
        return own.count == other.count
            && zip(own, other).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
}
