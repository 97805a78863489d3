import HTTPTypes
import Solstice
import SolsticePresentation

/// Something that can be asked for over HTTP. The routes, the judging of requests and the OpenAPI
/// document are all made from these, so that they agree.
struct Operation: Sendable {
    /// Who may ask.
    enum Access: Sendable {
        /// Whoever may read here.
        case reading
        /// Who has a token.
        case writing
    }

    /// What a request may carry.
    struct Body: Sendable {
        /// Media types; what JSON has to be, where that is judged beforehand.
        let types: [(name: String, schema: Schema?)]
        let text: String
        /// The most that it may have, in bytes.
        let limit: Int
    }

    /// What the answer is where all goes well.
    struct Success: Sendable {
        var status = HTTPResponse.Status.ok
        /// Media types with what JSON there is.
        var types: [(name: String, schema: Schema?)]
        let text: String

        /// An answer in JSON.
        static func json(_ schema: Schema, _ text: String) -> Success {
            Success(types: [("application/json", schema)], text: text)
        }
    }

    /// What does it.
    typealias Handler = @Sendable (Inputs, Site) async throws -> Answer

    let method: HTTPRequest.Method
    /// With `{name}` where a part of it is a parameter.
    let path: String
    /// `operationId`.
    let name: String
    /// Part of the document that it stands in.
    let tag: String
    let summary: String
    var access = Access.reading
    var parameters: [Parameter] = []
    var body: Body?
    let success: Success
    /// Whether it can be refused because of the state that things are in.
    var canConflict = false
    let handle: Handler
}

/// What an operation answers.
struct Answer: Sendable {
    var status = HTTPResponse.Status.ok
    let type: String
    let body: String
    var headers: [HTTPField] = []

    /// An answer in JSON.
    static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Answer {
        Answer(status: status, type: "application/json", body: text + "\n")
    }

    /// An answer of another kind.
    static func text(_ text: String, type: String) -> Answer {
        Answer(type: type, body: text)
    }
}
