import HTTPTypes
import Solstice
import SolsticePresentation

/// An operation of the HTTP API. The routes, the validation of requests and the OpenAPI document
/// are all generated from these, so that they agree.
struct Operation: Sendable {
    /// Who may call it.
    enum Access: Sendable {
        /// Any client that may read.
        case reading
        /// A client with a token.
        case writing
    }

    /// The body that a request may have.
    struct Body: Sendable {
        /// Media types, with the schema of JSON that is validated beforehand.
        let types: [(name: String, schema: Schema?)]
        let text: String
        /// Its maximum size in bytes.
        let limit: Int
    }

    /// The response on success.
    struct Success: Sendable {
        var status = HTTPResponse.Status.ok
        /// Media types, with the schema of any JSON.
        var types: [(name: String, schema: Schema?)]
        let text: String

        /// A JSON response.
        static func json(_ schema: Schema, _ text: String) -> Success {
            Success(types: [("application/json", schema)], text: text)
        }
    }

    /// The implementation of an operation.
    typealias Handler = @Sendable (Inputs, Site) async throws -> Answer

    let method: HTTPRequest.Method
    /// A part in braces, as `{name}`, is a parameter.
    let path: String
    /// `operationId`.
    let name: String
    /// The section of the document that lists it.
    let tag: String
    let summary: String
    var access = Access.reading
    var parameters: [Parameter] = []
    var body: Body?
    let success: Success
    /// Whether it can be refused because of the current state.
    var canConflict = false
    let handle: Handler
}

/// The response of an operation.
struct Answer: Sendable {
    var status = HTTPResponse.Status.ok
    let type: String
    let body: String
    var headers: [HTTPField] = []

    /// A JSON response.
    static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Answer {
        Answer(status: status, type: "application/json", body: text + "\n")
    }

    /// A response of another type.
    static func text(_ text: String, type: String) -> Answer {
        Answer(type: type, body: text)
    }
}
