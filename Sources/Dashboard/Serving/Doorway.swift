import HTTPTypes
import Hummingbird
import NIOCore
import Solstice
import SolsticePresentation

/// What every answer has: headers that keep browsers from harm, a body that says what went wrong, and
/// an end of the connection where half a request is still to come.
struct Doorway: RouterMiddleware {
    typealias Context = WebContext

    let site: Site

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            response = await answer(to: request, error)
            if request.hasBody { response = response.ending(context.channel) }
        }
        site.counts.count(response.status.code)
        for (name, value) in Self.headers where response.headers[name] == nil {
            response.headers[name] = value
        }
        return response
    }

    private func answer(to request: Request, _ error: any Error) async -> Response {
        let refusal = Self.refusal(error, method: request.method.rawValue)
        let page = request.isForPeople ? await page(refusal) : nil
        var response = Response(
            status: refusal.status,
            headers: [
                .contentType: page == nil ? "application/json" : "text/html; charset=utf-8"
            ],
            body: ResponseBody(
                byteBuffer: ByteBuffer(
                    string: page ?? JSONViews.diagnostic(refusal.diagnostic) + "\n")))
        for field in refusal.headers { response.headers.append(field) }
        return response
    }

    /// A page for people; nil where not even that can be drawn.
    private func page(_ refusal: Refusal) async -> String? {
        let (site, status) = (site, refusal.status.code)
        return try? await site.read { scheduler in
            PageViews.error(
                status: status, refusal.diagnostic, setting: try site.setting(scheduler))
        }
    }

    private static func refusal(_ error: any Error, method: String) -> Refusal {
        switch error {
        case let refusal as Refusal: refusal
        case let diagnostic as Diagnostic: Refusal(diagnostic)
        case let error as HTTPError where error.status == .notFound && !isUsual(method):
            Refusal(.notImplemented, "nobody here knows what \(method) is")
        case let error as HTTPError where error.status == .notFound:
            Refusal(.notFound, "there is nothing at this address", remedy: "see: /openapi.json")
        case let error as HTTPError: Refusal(error.status, error.body ?? "\(error.status)")
        default: Refusal(.internalServerError, "something went wrong here")
        }
    }

    /// Whether a method is one that routes know of.
    private static func isUsual(_ method: String) -> Bool {
        RouteTable.methods.contains { $0.rawValue == method }
    }

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
    /// Whether what it asks for is a page, asked for by a browser.
    fileprivate var isForPeople: Bool {
        let isPage = !["/api/", "/assets/", "/metrics", "/healthz", "/openapi.json"]
            .contains { uri.path.hasPrefix($0) }
        return isPage && headers[.accept]?.contains("text/html") == true
    }

    /// Whether a body comes with it.
    fileprivate var hasBody: Bool {
        headers[.transferEncoding] != nil || headers[.contentLength].map { $0 != "0" } ?? false
    }
}

extension Response {
    /// The same, after which the connection ends: no more of a body is read than is on its way.
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
