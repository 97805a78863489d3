internal import AsyncHTTPClient
import SolsticeDomain

/// The routes to hosts: directly, and through the proxy of each scheme.
struct HTTPRoutes: Sendable {
    private let direct: HTTPClient
    private let throughProxies: [WebAddress.Scheme: HTTPClient]
    private let rules: ProxyRules

    /// Lends the routes to `body` and closes their connections afterwards.
    static func lend<Value: Sendable>(
        _ configuration: HTTPClient.Configuration, _ rules: ProxyRules,
        to body: (HTTPRoutes) async throws -> Value
    ) async throws -> Value {
        func through(_ scheme: WebAddress.Scheme) -> HTTPClient.Configuration {
            var proxied = configuration
            proxied.proxy = rules.proxy(ofScheme: scheme).map { proxy in
                .server(
                    host: proxy.host.bare, port: proxy.port,
                    authorization: proxy.login.map {
                        .basic(username: $0.name.text, password: $0.password.text)
                    })
            }
            return proxied
        }
        return try await HTTPClient.withHTTPClient(configuration: configuration) { direct in
            try await HTTPClient.withHTTPClient(configuration: through(.https)) { secure in
                try await HTTPClient.withHTTPClient(configuration: through(.http)) { plain in
                    try await body(
                        HTTPRoutes(
                            direct: direct, throughProxies: [.https: secure, .http: plain],
                            rules: rules))
                }
            }
        }
    }

    /// The route to an address, and the proxy on it.
    func route(
        to address: WebAddress
    ) throws(FeedTrouble) -> (HTTPClient, through: ProxyAddress?) {
        guard let proxy = try rules.proxy(for: address),
            let client = throughProxies[address.scheme]
        else { return (direct, nil) }
        return (client, proxy)
    }
}
