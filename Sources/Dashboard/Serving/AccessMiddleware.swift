import Foundation
import HTTPTypes
import Hummingbird
import Solstice

/// Access control: checks hosts, rates, tokens and origins before anything is done.
struct AccessMiddleware: RouterMiddleware {
    typealias Context = WebContext

    let site: Site
    let hosts: HostRule
    let isPrivate: Bool
    let requests: RateLimit
    let wrongTokens: RateLimit

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let authority = request.head.authority ?? ""
        guard hosts.allows(authority) else {
            throw Refusal(
                .misdirectedRequest, "this server does not go by the name asked for",
                remedy: "use its address, or name it: solstice serve --allow-host NAME")
        }
        if let wait = requests.take(context.peer) { throw tooMany(wait, "requests") }
        var context = context
        context.token = try await token(of: request, context)
        let isChange = ![.get, .head].contains(request.method)
        if isChange, let origin = request.headers[.origin],
            !hosts.allows(origin: origin, at: authority)
        {
            throw Refusal(.forbidden, "pages of another site may not change anything here")
        }
        if isPrivate, context.token == nil, request.uri.path != "/healthz" {
            throw Self.tokenNeeded("reading here takes a token", toRead: !isChange)
        }
        return try await next(request, context)
    }

    /// The refusal of a request without a token.
    ///
    /// A browser that may send a password prompts for one, and its page waits meanwhile, so this is
    /// only offered where a password would work.
    static func tokenNeeded(_ problem: String, toRead isReading: Bool) -> Refusal {
        var refusal = Refusal(
            .unauthorized, problem,
            remedy: "send Authorization: Bearer TOKEN; solstice token add NAME makes one")
        refusal.headers = [
            HTTPField(name: .wwwAuthenticate, value: "Bearer realm=\"solstice\"")
        ]
        if isReading {
            // Any user name works: the token is the password.
            refusal.headers.append(
                HTTPField(
                    name: .wwwAuthenticate, value: "Basic realm=\"solstice\", charset=\"UTF-8\""))
        }
        return refusal
    }

    /// The token that a request carries; nil if it has none.
    private func token(of request: Request, _ context: WebContext) async throws -> AccessToken? {
        guard let header = request.headers[.authorization] else { return nil }
        if wrongTokens.isEmpty(context.peer) { throw tooMany(6, "wrong tokens") }
        let isReading = [.get, .head].contains(request.method)
        if let text = Self.token(in: header, allowsPassword: isReading),
            let token = try await site.read({ try $0.token(text) })
        {
            return token
        }
        _ = wrongTokens.take(context.peer)
        throw Self.tokenNeeded("that is no token of this server", toRead: isReading)
    }

    /// The token in a header. A browser sends a password automatically, even for other sites'
    /// pages, so a password only allows reading.
    private static func token(in header: String, allowsPassword: Bool) -> String? {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        let text = parts[1].trimmingCharacters(in: .whitespaces)
        switch parts[0].lowercased() {
        case "bearer": return text
        case "basic" where allowsPassword:
            let plain = Data(base64Encoded: text).map { String(decoding: $0, as: UTF8.self) }
            return plain?.split(separator: ":", maxSplits: 1).last.map(String.init)
        default: return nil
        }
    }

    private func tooMany(_ seconds: Int, _ what: String) -> Refusal {
        var refusal = Refusal(
            .tooManyRequests, "too many \(what) from this address",
            remedy: "wait \(seconds) s and try again")
        refusal.headers = [Refusal.retry(after: seconds)]
        return refusal
    }
}
