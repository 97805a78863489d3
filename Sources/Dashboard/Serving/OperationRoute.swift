import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Solstice
import SolsticePresentation

/// Validates a request against an operation's contract, runs the operation, and responds.
struct OperationRoute: Sendable {
    let operation: Operation
    let site: Site
    let configuration: WebConfiguration

    func respond(to request: Request, context: WebContext) async throws -> Response {
        var inputs = try inputs(request, context)
        let answer: Answer
        do {
            if let body = operation.body { try await read(body, of: request, into: &inputs) }
            answer = try await done(inputs)
        } catch let diagnostic as Diagnostic {
            throw Refusal(diagnostic).worded(inputs.wording)
        } catch let refusal as Refusal {
            throw refusal.worded(inputs.wording)
        }
        var response = Response(
            status: answer.status, headers: [.contentType: answer.type],
            body: ResponseBody(byteBuffer: ByteBuffer(string: answer.body)))
        for field in answer.headers { response.headers[field.name] = field.value }
        if answer.type.hasPrefix("text/html") {
            // The report is one file that contains its own style.
            response.headers[.contentSecurityPolicy] = Self.policyOfStatements
        }
        return response
    }

    /// The content security policy of an energy report, which contains its own style.
    static let policyOfStatements =
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

    /// The parameters of a request's URL, and its token.
    func inputs(_ request: Request, _ context: WebContext) throws -> Inputs {
        if operation.access == .writing, context.token == nil {
            throw AccessMiddleware.tokenNeeded("that takes a token", toRead: false)
        }
        var inputs = Inputs(values: try values(request, context))
        inputs.token = context.token
        inputs.wording = .http(
            parameters: Set(operation.parameters.filter { $0.place == .query }.map(\.name)))
        return inputs
    }

    /// The validated parameters.
    private func values(_ request: Request, _ context: WebContext) throws -> [String: [String]] {
        var values = try QueryText.values(request.uri.query ?? "")
        let known = operation.parameters.filter { $0.place == .query }.map(\.name)
        if let unknown = values.keys.sorted().first(where: { !known.contains($0) }) {
            let nearest = nearestName(to: unknown, among: known)
            throw Refusal(
                .badRequest, "there is no parameter \(unknown)",
                remedy: nearest.map { "did you mean \($0)?" } ?? "see: /openapi.json")
        }
        for parameter in operation.parameters {
            if parameter.place == .path {
                let raw = context.parameters.get(parameter.name) ?? ""
                guard let text = raw.removingPercentEncoding else {
                    throw Refusal(.badRequest, "the address is not UTF-8")
                }
                values[parameter.name] = [text]
            }
            if let flaw = parameter.flaw(in: values[parameter.name] ?? []) {
                throw Refusal(
                    parameter.place == .path ? .notFound : .badRequest, Message(flaw),
                    remedy: "see: /openapi.json")
            }
        }
        return values
    }

    private func read(
        _ body: Operation.Body, of request: Request, into inputs: inout Inputs
    ) async throws {
        let type = request.headers[.contentType]?.split(separator: ";").first.map {
            $0.trimmingCharacters(in: .whitespaces).lowercased()
        }
        guard let type, let taken = body.types.first(where: { $0.name == type }) else {
            throw Refusal(
                .unsupportedMediaType, "a body of \(type ?? "no stated kind") is not taken",
                remedy: "send Content-Type: \(body.types.map(\.name).joined(separator: ", or "))")
        }
        let buffer = try await BodyReader(
            limit: body.limit, seconds: configuration.bodySeconds
        ).read(request)
        inputs.contentType = type
        inputs.body = Array(buffer.readableBytesView)
        if let schema = taken.schema { try judge(inputs.body, schema) }
    }

    private func judge(_ bytes: [UInt8], _ schema: Schema) throws {
        let node: JSONNode
        do {
            node = try JSONParser.parse(bytes, in: bytes.indices)
        } catch {
            throw Refusal(
                .badRequest, "the body is no JSON: byte \(error.offset): \(error.reason)")
        }
        if let flaw = schema.flaw(in: node, names: Schemas.byName) {
            throw Refusal(.badRequest, Message(flaw), remedy: "see: /openapi.json")
        }
    }

    /// Runs the operation. Reads have a time limit; changes are always completed.
    private func done(_ inputs: Inputs) async throws -> Answer {
        guard operation.access == .reading else { return try await operation.handle(inputs, site) }
        let (operation, site) = (operation, site)
        return try await Deadline.within(configuration.readingSeconds) {
            try await operation.handle(inputs, site)
        } else: {
            var refusal = Refusal(.serviceUnavailable, "that takes too long just now")
            refusal.headers = [Refusal.retry(after: 30)]
            return refusal
        }
    }
}

/// Reads the body of a request, if it is not too large and arrives in time.
struct BodyReader: Sendable {
    /// The maximum number of bytes.
    let limit: Int
    /// How long it may take to arrive.
    let seconds: Double

    func read(_ request: Request) async throws -> ByteBuffer {
        let tooLarge = Refusal(
            .contentTooLarge, "the body has more than \(limit >> 20) MB",
            remedy: "send it in several pieces")
        if let stated = request.headers[.contentLength].flatMap({ Int($0) }), stated > limit {
            throw tooLarge
        }
        let (limit, body) = (limit, request.body)
        return try await Deadline.within(seconds) {
            do {
                return try await body.collect(upTo: limit)
            } catch is NIOTooManyBytesError {
                throw tooLarge
            }
        } else: {
            Refusal(.requestTimeout, "the body took too long to come", remedy: "try again")
        }
    }
}

/// Ends a wait that takes too long.
enum Deadline {
    /// The result of some work, if it finishes in time.
    /// - Throws: the error that `refusal` makes if it does not.
    static func within<Value: Sendable>(
        _ seconds: Double, _ work: @escaping @Sendable () async throws -> Value,
        else refusal: @escaping @Sendable () -> Refusal
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask(operation: work)
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                throw refusal()
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw refusal() }
            return value
        }
    }
}
