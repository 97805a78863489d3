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

/// The inputs of a request, already validated against the operation's contract.
struct Inputs: Sendable {
    /// The parameters from path and query, by name.
    let values: [String: [String]]
    /// The body.
    var body: [UInt8] = []
    /// The body's media type without its parameters: `application/json`.
    var contentType: String?
    /// The token of the request; nil if there is none.
    var token: AccessToken?
    /// How an answer names what to set or run.
    var wording = Wording.http(parameters: [])

    /// A parameter's text; nil if it was not given.
    func text(_ name: String) -> String? { values[name]?.first }

    /// All values of a parameter that may be repeated.
    func list(_ name: String) -> [String] { values[name] ?? [] }

    /// An integer; nil if it was not given.
    func integer(_ name: String) -> Int? { text(name).flatMap { Int($0) } }

    /// Whether a flag was set.
    func flag(_ name: String) -> Bool { text(name) == "true" }

    /// A part of the path, which is always present.
    func part(_ name: String) -> String { text(name) ?? "" }
}

/// A page of a list that is ordered by name.
struct NamedPage<Element> {
    /// The elements on it.
    let elements: [Element]
    /// The name to request the next page with; nil on the last.
    let next: String?

    /// The page that a request selects.
    init(of all: [Element], by name: (Element) -> String, _ inputs: Inputs) {
        self.init(
            of: all, by: name, after: inputs.text("after"), limit: inputs.integer("limit") ?? 100)
    }

    /// The elements after a name, which need not exist any more, up to a limit.
    init(of all: [Element], by name: (Element) -> String, after: String?, limit: Int) {
        let beyond = all.filter { element in after.map { name(element) > $0 } ?? true }
            .sorted { name($0) < name($1) }
        elements = Array(beyond.prefix(limit))
        next = beyond.count > limit ? elements.last.map(name) : nil
    }

    /// The parameters that select a page.
    static var parameters: [Parameter] {
        [
            .query(
                "after", .string(length: 1...200),
                "Only those beyond this name: the page's before `next`"),
            .query("limit", .integer(1...500), "How many at most (100)"),
        ]
    }
}
