import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Solstice
import SolsticePresentation

/// Completes every response: an identifier of its own, security headers, a body that says what went
/// wrong, and a closed connection if half a request is still to come.
///
/// The server's own errors are logged under the same identifier.
struct ErrorMiddleware: RouterMiddleware {
    typealias Context = WebContext

    let site: Site

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let id = site.makeRequestID()
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            response = await answer(to: request, error, id: id)
            if request.hasBody { response = response.ending(context.channel) }
        }
        site.counts.count(response.status.code)
        if let name = Self.requestID { response.headers[name] = id }
        for (name, value) in Self.headers where response.headers[name] == nil {
            response.headers[name] = value
        }
        return response
    }

    private func answer(
        to request: Request, _ error: any Error, id: String
    ) async -> Response {
        let refusal = Self.refusal(error, method: request.method.rawValue)
        if Self.isFaultHere(refusal) { log(error, of: request, id: id) }
        let page = request.isForPeople ? await page(refusal, request, id: id) : nil
        var response = Response(
            status: refusal.status,
            headers: [
                .contentType: page == nil ? "application/json" : "text/html; charset=utf-8"
            ],
            body: ResponseBody(
                byteBuffer: ByteBuffer(
                    string: page
                        ?? JSONViews.diagnostic(refusal.diagnostic, requestID: id, refusal.wording)
                        + "\n")))
        for field in refusal.headers { response.headers.append(field) }
        return response
    }

    /// An HTML error page; nil if even that cannot be made.
    private func page(_ refusal: Refusal, _ request: Request, id: String) async -> String? {
        let (site, status) = (site, refusal.status.code)
        do {
            return try await site.read { scheduler in
                PageViews.error(
                    status: status, refusal.diagnostic, requestID: id,
                    setting: try site.setting(scheduler))
            }
        } catch {
            log(error, of: request, id: id)
            return nil
        }
    }

    /// Whether the operator should hear about it: the fault is in the server, not in the request.
    private static func isFaultHere(_ refusal: Refusal) -> Bool {
        refusal.diagnostic.kind == .software || refusal.diagnostic.kind == .cannotWrite
    }

    private func log(_ error: any Error, of request: Request, id: String) {
        let text: String
        if let diagnostic = error as? Diagnostic {
            text = "\(([diagnostic.problem] + diagnostic.causes).joined(separator: "; "))"
        } else {
            text = "\(type(of: error)): \(error)"
        }
        site.logger.error(
            "a request failed",
            metadata: [
                "requestId": .string(id), "method": .string(LogText.line(request.method.rawValue)),
                "path": .string(LogText.line(request.uri.path)),
                "error": .string(LogText.line(text)),
            ])
    }

    private static func refusal(_ error: any Error, method: String) -> Refusal {
        switch error {
        case let refusal as Refusal: refusal
        case let diagnostic as Diagnostic: Refusal(diagnostic)
        case let error as HTTPError where error.status == .notFound && !isUsual(method):
            Refusal(.notImplemented, "the method \(method) is not supported")
        case let error as HTTPError where error.status == .notFound:
            Refusal(.notFound, "there is nothing at this address", remedy: "see: /openapi.json")
        case let error as HTTPError: Refusal(error.status, Message(error.body ?? "\(error.status)"))
        default:
            Refusal(
                .internalServerError, "something went wrong here",
                remedy: "look in the server's log for the ID of this request")
        }
    }

    /// Whether a method is one that routes know.
    private static func isUsual(_ method: String) -> Bool {
        RouteTable.methods.contains { $0.rawValue == method }
    }

    private static let requestID = HTTPField.Name("X-Request-Id")

    private static let headers: [(HTTPField.Name, String)] =
        [
            (.contentSecurityPolicy, policy), (.xContentTypeOptions, "nosniff"),
            (.cacheControl, "no-store"),
        ]
        + [
            ("Referrer-Policy", "no-referrer"), ("X-Frame-Options", "DENY"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }

    private static let policy = """
        default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
        img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """
}

extension Request {
    /// Whether a browser requests a page.
    fileprivate var isForPeople: Bool {
        let isPage = !["/api/", "/assets/", "/metrics", "/healthz", "/openapi.json"]
            .contains { uri.path.hasPrefix($0) }
        return isPage && headers[.accept]?.contains("text/html") == true
    }

    /// Whether the request has a body.
    fileprivate var hasBody: Bool {
        headers[.transferEncoding] != nil || headers[.contentLength].map { $0 != "0" } ?? false
    }
}

extension Response {
    /// The same response, which then closes the connection without reading the whole body.
    fileprivate consuming func ending(_ channel: any Channel) -> Response {
        headers[.connection] = "close"
        let own = body
        body = ResponseBody(contentLength: own.contentLength) { writer in
            try await own.write(writer)
            try? await channel.close(mode: .output)
            channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
        }
        return self
    }
}
