import HTTPTypes
import Hummingbird
import NIOCore
import Solstice
import SolsticeJSON
import SolsticePresentation

/// The routes by path and method.
struct RouteTable {
    let site: Site
    let configuration: WebConfiguration

    /// Adds all routes; a request with another method gets the list of allowed ones.
    func add(to router: Router<WebContext>) {
        var methods: [String: [HTTPRequest.Method]] = [:]
        for route in operations + fixed + PageRoutes(site: site).all {
            router.on(RouterPath(route.path), method: route.method, use: route.respond)
            methods[route.path, default: []].append(route.method)
            guard route.method == .get else { continue }
            router.on(RouterPath(route.path), method: .head, use: Self.withoutBody(route.respond))
            methods[route.path, default: []].append(.head)
        }
        for (path, known) in methods { refuseOthers(at: path, known, router) }
    }

    typealias Respond = @Sendable (Request, WebContext) async throws -> Response

    /// A method and path with their handler.
    struct Route {
        let method: HTTPRequest.Method
        let path: String
        let respond: Respond
    }

    private var operations: [Route] {
        Operations.all.map { operation in
            let path = operation.path.split(separator: "/").map {
                $0.hasPrefix("{") ? ":" + $0.dropFirst().dropLast() : String($0)
            }
            let route = OperationRoute(
                operation: operation, site: site, configuration: configuration)
            return Route(
                method: operation.method, path: "/" + path.joined(separator: "/"),
                respond: operation.name == "events" ? events(route) : route.respond)
        }
    }

    private var fixed: [Route] {
        let document = OpenAPIDocument(operations: Operations.all).json.text + "\n"
        return [
            Route(method: .get, path: "/openapi.json") { _, _ in
                Response(
                    status: .ok, headers: [.contentType: "application/json"],
                    body: ResponseBody(byteBuffer: ByteBuffer(string: document)))
            }
        ]
    }

    /// The stream of events, which begins after the last one that a listener says it knows.
    private func events(_ route: OperationRoute) -> Respond {
        let stream = EventStream(site: site)
        return { request, context in
            let inputs = try route.inputs(request, context)
            if request.method == .head {
                return Response(status: .ok, headers: [.contentType: "text/event-stream"])
            }
            let known = HTTPField.Name("Last-Event-ID").flatMap { request.headers[$0] }
            return try await stream.response(
                after: known.flatMap { Int($0) }.map { max(0, $0) } ?? inputs.integer("after"))
        }
    }

    private static func withoutBody(_ respond: @escaping Respond) -> Respond {
        { request, context in
            var response = try await respond(request, context)
            let length = response.body.contentLength
            response.body = ResponseBody(contentLength: length) { try await $0.finish(nil) }
            return response
        }
    }

    /// The methods answered at each path; any other method is unknown.
    static let methods: [HTTPRequest.Method] =
        [.get, .head, .post, .put, .delete, .patch, .options, .trace, .connect]
        + [HTTPRequest.Method("QUERY")].compactMap { $0 }

    private func refuseOthers(
        at path: String, _ known: [HTTPRequest.Method], _ router: Router<WebContext>
    ) {
        let allowed = Self.methods.filter { known.contains($0) }.map(\.rawValue).joined(
            separator: ", ")
        for method in Self.methods where !known.contains(method) {
            router.on(RouterPath(path), method: method) { _, _ -> Response in
                var refusal = Refusal(
                    .methodNotAllowed, "\(method.rawValue) is not done here",
                    remedy: "use \(allowed)")
                refusal.headers = [HTTPField(name: .allow, value: allowed)]
                throw refusal
            }
        }
    }
}

/// What is known about a request beyond its content.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The connection that it arrived on.
    let channel: any Channel
    /// The token of the request; nil if there is none.
    var token: AccessToken?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    /// The IP address that it comes from.
    var peer: String { channel.remoteAddress?.ipAddress ?? "here" }
}
