internal import Foundation
import SolsticeDomain

/// Which proxy is used for a host, from the environment as curl reads it: `https_proxy`,
/// `http_proxy`, and `no_proxy` for the exceptions.
///
/// This machine is always asked directly: a token that may be in the clear on it must not leave it.
struct ProxyRules: Sendable {
    private let proxies: [WebAddress.Scheme: Result<ProxyAddress, FeedTrouble>]
    /// Hosts, and domains of hosts, that are asked directly.
    private let exceptions: [WebHost]
    private let exceptsAll: Bool

    init(_ environment: [String: String]) {
        func named(_ names: [String]) -> Result<ProxyAddress, FeedTrouble>? {
            for name in names {
                guard let text = environment[name] else { continue }
                // An empty value means no proxy.
                if text.isEmpty { return nil }
                return Result { () throws(FeedTrouble) in try ProxyAddress(text, from: name) }
            }
            return nil
        }
        var proxies: [WebAddress.Scheme: Result<ProxyAddress, FeedTrouble>] = [:]
        proxies[.https] = named(["https_proxy", "HTTPS_PROXY"])
        // Not in capitals: if a web server runs programs, its clients can set that variable.
        proxies[.http] = named(["http_proxy"])
        self.proxies = proxies
        let words = (environment["no_proxy"] ?? environment["NO_PROXY"] ?? "")
            .split { $0 == "," || $0.isWhitespace }
        exceptsAll = words.contains("*")
        exceptions = words.compactMap { word in WebHost(alone: word.drop { $0 == "." }) }
    }

    /// The proxy for all addresses of a scheme that are not exceptions; nil if there is none, or
    /// none that can be used.
    func proxy(ofScheme scheme: WebAddress.Scheme) -> ProxyAddress? { try? proxies[scheme]?.get() }

    /// The proxy for an address; nil if it is asked directly.
    func proxy(for address: WebAddress) throws(FeedTrouble) -> ProxyAddress? {
        guard !address.host.isLoopback, !exceptsAll,
            !exceptions.contains(where: { Self.matches($0, address.host) })
        else { return nil }
        return try proxies[address.scheme]?.get()
    }

    /// Whether an exception matches a host: the host itself, or a domain that it is in.
    private static func matches(_ exception: WebHost, _ host: WebHost) -> Bool {
        host == exception || host.description.hasSuffix(".\(exception)")
    }
}

/// An HTTP proxy, given as `NAME:PASSWORD@HOST:PORT`; name and password are never printed.
struct ProxyAddress: Sendable {
    /// The host.
    let host: WebHost
    let port: Int
    /// The credentials that it requires; nil for none.
    let login: (name: Secret, password: Secret)?

    /// The environment variable that names it.
    let variable: String

    /// The port if none is stated, as in curl.
    private static let usualPort = 1080

    /// The proxy that an environment variable names.
    /// - Throws: trouble that names the variable and not its value, which may hold a password.
    init(_ text: String, from variable: String) throws(FeedTrouble) {
        let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        let rest = parts.last ?? ""
        let isHTTP = parts.count < 2 || parts[0].lowercased() == "http"
        // A password may contain a slash, too.
        let at = rest.lastIndex(of: "@")
        let authority = (at.map { rest[rest.index(after: $0)...] } ?? rest).prefix { $0 != "/" }
        guard isHTTP, let place = WebAuthority(authority), place.port != 0 else {
            throw FeedTrouble(
                .gone, "\(variable) does not name an HTTP proxy",
                remedy: "let it be http://HOST:PORT, or unset it")
        }
        self.variable = variable
        host = place.host
        port = place.port ?? Self.usualPort
        login = at.map { at in
            let words = rest[..<at].split(
                separator: ":", maxSplits: 1, omittingEmptySubsequences: false
            ).map { Secret($0.removingPercentEncoding ?? String($0)) }
            return (words[0], words.count > 1 ? words[1] : Secret(""))
        }
    }

    /// The proxy in a form that may be shown.
    var shown: String { "\(host):\(port)" }

    /// The same trouble without name and password in its text.
    func hidden(in trouble: FeedTrouble) -> FeedTrouble {
        guard let login else { return trouble }
        return login.name.hidden(in: login.password.hidden(in: trouble))
    }
}
