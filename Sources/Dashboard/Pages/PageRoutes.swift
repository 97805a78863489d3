import HTTPTypes
import Hummingbird
import NIOCore
import Solstice
import SolsticePresentation

/// The web pages and their assets.
struct PageRoutes {
    let site: Site

    /// The routes, none of which changes anything.
    var all: [RouteTable.Route] {
        [
            page("/") { try queue($0, $1) }, page("/regions") { try regions($0, $1) },
            page("/regions/:region") { try region($0, $1) }, page("/jobs/:job") { try job($0, $1) },
            page("/jobs/:job/log") { try log($0, $1) },
            statement("/report") { _, _ in (Self.everything, .queue) },
            statement("/jobs/:job/report") { address, scheduler in
                let id = try scheduler.foundJob(address.part("job"))
                return (ReportRequest(jobs: [id]), .job(id))
            },
            asset("/assets/solstice.css", PageStyle.sheet, "text/css; charset=utf-8"),
            asset("/assets/solstice.js", PageScript.text, "text/javascript; charset=utf-8"),
            asset("/assets/icon.svg", PageIcon.svg, "image/svg+xml"),
        ]
    }

    private static let everything: ReportRequest = {
        var request = ReportRequest()
        request.mostJobs = Operations.mostReported
        return request
    }()

    private func page(
        _ path: String,
        _ draw: @escaping @Sendable (PageAddress, Scheduler) throws -> String
    ) -> RouteTable.Route {
        route(path) { address, scheduler in (try draw(address, scheduler), nil) }
    }

    /// The energy report is one file that contains its own style.
    private func statement(
        _ path: String,
        _ asked:
            @escaping @Sendable (PageAddress, Scheduler) throws -> (
                ReportRequest, back: ReportTrail
            )
    ) -> RouteTable.Route {
        route(path) { address, scheduler in
            let (request, back) = try asked(address, scheduler)
            let report = try Refusal.found { () throws(Diagnostic) in
                try scheduler.report(request)
            }
            return (ReportView.html(report, back: back), OperationRoute.policyOfStatements)
        }
    }

    private func route(
        _ path: String,
        _ draw: @escaping @Sendable (PageAddress, Scheduler) throws -> (String, policy: String?)
    ) -> RouteTable.Route {
        let site = site
        return RouteTable.Route(method: .get, path: path) { request, context in
            let address = try PageAddress(request, context)
            let (text, policy) = try await site.read { try draw(address, $0) }
            var response = Response(
                status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
            if let policy { response.headers[.contentSecurityPolicy] = policy }
            return response
        }
    }

    private func asset(_ path: String, _ text: String, _ type: String) -> RouteTable.Route {
        let tag = "\"\(SourceFile(name: path, bytes: Array(text.utf8)).sha256.prefix(16))\""
        return RouteTable.Route(method: .get, path: path) { request, _ in
            var headers: HTTPFields = [
                .contentType: type, .cacheControl: "no-cache", .eTag: tag,
            ]
            if request.headers[.ifNoneMatch] == tag {
                headers[.contentType] = nil
                return Response(status: .notModified, headers: headers)
            }
            return Response(
                status: .ok, headers: headers,
                body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        }
    }
}
