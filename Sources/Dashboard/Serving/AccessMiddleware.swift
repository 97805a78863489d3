import Foundation
import HTTPTypes
import Hummingbird
import Solstice
import Synchronization

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
                remedy: "use its address, or name it: \(run: .serve, .set(.allowHost, "NAME"))")
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
    static func tokenNeeded(_ problem: Message, toRead isReading: Bool) -> Refusal {
        var refusal = Refusal(
            .unauthorized, problem,
            remedy: "send Authorization: Bearer TOKEN; \(run: .tokenAdd, "NAME") makes one")
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

/// Which hosts a request may name.
///
/// A page of another site can make its own name resolve to this machine and have a browser send
/// requests here, but it cannot make the browser send another name. So IP addresses pass, and names
/// only if they are known.
struct HostRule: Sendable {
    /// Names of this server besides `localhost`, without ports.
    let names: Set<String>

    /// A rule with further names.
    init(names: [String]) { self.names = Set(names.map { $0.lowercased() } + ["localhost"]) }

    /// Whether a request may name `host`, or `host:port`.
    func allows(_ authority: String) -> Bool {
        guard let host = Self.host(of: authority) else { return false }
        return names.contains(host) || Self.isAddress(host)
    }

    /// Whether a page of an origin, such as `http://localhost:8600`, may make changes at a host.
    func allows(origin: String, at authority: String) -> Bool {
        guard let scheme = origin.range(of: "://"),
            ["http", "https"].contains(String(origin[..<scheme.lowerBound]).lowercased())
        else { return false }
        let asked = origin[scheme.upperBound...].lowercased()
        return asked == authority.lowercased() && allows(String(asked))
    }

    /// The host without its port, in lower case; nil if it is not a valid one.
    private static func host(of authority: String) -> String? {
        let text = authority.lowercased()
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]"),
                isPort(text[text.index(after: end)...])
            else { return nil }
            return String(text[...end])
        }
        guard let colon = text.firstIndex(of: ":") else { return text.isEmpty ? nil : text }
        return isPort(text[colon...]) ? String(text[..<colon]) : nil
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.isEmpty
            || text.first == ":" && text.dropFirst().allSatisfy { ("0"..."9").contains($0) }
    }

    private static func isAddress(_ host: String) -> Bool {
        if host.hasPrefix("[") {
            return host.dropFirst().dropLast().allSatisfy {
                $0.isHexDigit || $0 == ":" || $0 == "."
            }
        }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}

/// Limits each peer to a number of requests per second on average, and to a burst: a token bucket
/// for each.
final class RateLimit: Sendable {
    /// Tokens added to a bucket per second.
    private let rate: Double
    /// A bucket's capacity.
    private let burst: Double
    private let buckets = Mutex<[String: Bucket]>([:])

    private struct Bucket {
        var level: Double
        var filledAt: ContinuousClock.Instant
    }

    /// From this number of peers on, full buckets are removed.
    private static let mostPeers = 10_000

    /// A limit of a rate and a burst.
    init(rate: Double, burst: Double) {
        self.rate = rate
        self.burst = burst
    }

    /// Takes one from a peer's bucket; nil on success, else how many seconds to wait.
    func take(_ peer: String, at now: ContinuousClock.Instant = .now) -> Int? {
        buckets.withLock { buckets in
            if buckets.count >= Self.mostPeers, buckets[peer] == nil {
                buckets = buckets.filter { level($0.value, at: now) < burst }
            }
            var bucket = buckets[peer] ?? Bucket(level: burst, filledAt: now)
            bucket.level = level(bucket, at: now)
            bucket.filledAt = now
            defer { buckets[peer] = bucket }
            guard bucket.level >= 1 else {
                return max(1, Int(((1 - bucket.level) / rate).rounded(.up)))
            }
            bucket.level -= 1
            return nil
        }
    }

    /// Whether a peer's bucket is empty, without taking from it.
    func isEmpty(_ peer: String, at now: ContinuousClock.Instant = .now) -> Bool {
        buckets.withLock { buckets in (buckets[peer].map { level($0, at: now) } ?? burst) < 1 }
    }

    private func level(_ bucket: Bucket, at now: ContinuousClock.Instant) -> Double {
        min(burst, bucket.level + (now - bucket.filledAt) / .seconds(1) * rate)
    }
}
