internal import Foundation
import SolsticeDomain

/// An HTTP proxy, given as `NAME:PASSWORD@HOST:PORT`; name and password are never printed.
struct ProxyAddress: Sendable {
    /// The host, an IPv6 address without its brackets.
    let host: String
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
        let hasPort = authority.contains(":") && !authority.hasSuffix("]")
        guard isHTTP,
            let place = WebAddress("http://" + authority + (hasPort ? "" : ":\(Self.usualPort)"))
        else {
            throw FeedTrouble(
                .gone, "\(variable) does not name an HTTP proxy",
                remedy: "let it be http://HOST:PORT, or unset it")
        }
        self.variable = variable
        host = place.host.trimmingCharacters(in: ["[", "]"])
        port = place.port
        login = at.map { at in
            let words = rest[..<at].split(
                separator: ":", maxSplits: 1, omittingEmptySubsequences: false
            ).map { Secret($0.removingPercentEncoding ?? String($0)) }
            return (words[0], words.count > 1 ? words[1] : Secret(""))
        }
    }

    /// The proxy in a form that may be shown.
    var shown: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// The same trouble without name and password in its text.
    func hidden(in trouble: FeedTrouble) -> FeedTrouble {
        guard let login else { return trouble }
        return login.name.hidden(in: login.password.hidden(in: trouble))
    }
}
