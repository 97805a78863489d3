import SolsticeDomain

/// Which proxy is used for a host, from the environment as curl reads it: `https_proxy`,
/// `http_proxy`, and `no_proxy` for the exceptions.
///
/// This machine is always asked directly: a token that may be in the clear on it must not leave it.
struct ProxyRules: Sendable {
    private let proxies: [String: Result<ProxyAddress, FeedTrouble>]
    private let exceptions: [String]

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
        var proxies: [String: Result<ProxyAddress, FeedTrouble>] = [:]
        proxies["https"] = named(["https_proxy", "HTTPS_PROXY"])
        // Not in capitals: if a web server runs programs, its clients can set that variable.
        proxies["http"] = named(["http_proxy"])
        self.proxies = proxies
        exceptions = (environment["no_proxy"] ?? environment["NO_PROXY"] ?? "")
            .split { $0 == "," || $0.isWhitespace }.map { $0.lowercased() }
    }

    /// The proxy for all addresses of a scheme that are not exceptions; nil if there is none, or
    /// none that can be used.
    func proxy(ofScheme scheme: String) -> ProxyAddress? { try? proxies[scheme]?.get() }

    /// The proxy for an address; nil if it is asked directly.
    func proxy(for address: WebAddress) throws(FeedTrouble) -> ProxyAddress? {
        guard !address.isHere, !exceptions.contains(where: { Self.matches($0, address.host) })
        else { return nil }
        return try proxies[address.scheme]?.get()
    }

    /// Whether an exception matches a host: the host itself, or a domain that it is in.
    private static func matches(_ exception: String, _ host: String) -> Bool {
        if exception == "*" { return true }
        let domain = bare(exception.drop { $0 == "." })
        let host = bare(host[...])
        return host == domain || host.hasSuffix("." + domain)
    }

    /// The host without the brackets of an IPv6 address.
    private static func bare(_ host: Substring) -> String {
        String(host.drop { $0 == "[" }.prefix { $0 != "]" })
    }
}
