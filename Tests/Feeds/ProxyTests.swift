import Foundation
import SolsticeDomain
import SolsticeStore
import Testing

@testable import Solstice
@testable import SolsticeFeeds

/// Providers that are asked through a proxy which the environment names.
@Suite(.timeLimit(.minutes(20))) struct ProxyTests {
    private static let table =
        "utc,direct_g_per_kwh\n2024-03-10T00:00Z,100\n2024-03-10T01:00Z,110\n"
    private static let secrets = ["friend", "open sesame", "open%20sesame", "s3cret-token"]

    private let bench: FeedBench

    init() throws { bench = try FeedBench() }

    private func add(_ address: String, hasToken: Bool = false) throws {
        let token = try bench.file("token", "s3cret-token")
        try bench.scheduler().addFeed(
            Feed(
                id: "own", provider: .url, zone: "DE", baseURL: address,
                token: hasToken ? .file(token) : nil, since: FeedBench.start))
    }

    private func proxy(_ server: StandIn) -> String {
        server.address.replacing("http://", with: "http://friend:open%20sesame@") + "/"
    }

    @Test(arguments: ["https_proxy", "HTTPS_PROXY"])
    func `an HTTPS request tunnels through a proxy, which never sees the token`(
        variable: String
    ) async throws {
        let server = try StandIn { _ in .answer(407, "") }
        try add("https://provider.example/carbon.csv", hasToken: true)
        let trouble = try #require(
            try await bench.sync("own", environment: [variable: proxy(server)]).first)
        let request = try #require(server.requests.first)
        #expect(request.method == "CONNECT" && request.target == "provider.example:443")
        let login = Data("friend:open sesame".utf8).base64EncodedString()
        #expect(request.headers["proxy-authorization"] == "Basic \(login)")
        #expect(request.headers["authorization"] == nil)
        let shown = server.address.replacing("http://", with: "")
        #expect(trouble.problem == "feed own: the proxy \(shown) asks who is asking")
        #expect(trouble.kind == .unavailable)
        let told = "\(trouble) \(try bench.scheduler().feedRecord("own"))"
        for secret in Self.secrets { #expect(!told.contains(secret)) }
    }

    @Test func `a proxy that refuses is named without its password`() async throws {
        let server = try StandIn { _ in .answer(403, "") }
        try add("https://provider.example/carbon.csv")
        let found = try await FeedSyncRun(
            scheduler: bench.scheduler(), environment: ["https_proxy": proxy(server)],
            pause: { _ in }
        ).sync(["own"])
        let shown = server.address.replacing("http://", with: "")
        #expect(
            found.map(\.problem)
                == ["feed own: provider.example cannot be reached through \(shown)"])
        for secret in Self.secrets { #expect(!"\(found)".contains(secret)) }
    }

    @Test func `a plain HTTP request goes through a proxy too`() async throws {
        let server = try StandIn { request in
            request.method == "CONNECT"
                ? .tunnel : .answer(200, ["Content-Type": "text/csv"], Self.table)
        }
        try add("http://provider.example/carbon.csv")
        #expect(try await bench.sync("own", environment: ["http_proxy": server.address]) == [])
        #expect(
            server.requests.map { "\($0.method) \($0.target)" }
                == ["CONNECT provider.example:80", "GET /carbon.csv"])
        #expect(try bench.scheduler().database.store.read { try $0.newestBatch() } == 1)
    }

    @Test func `requests to this machine bypass the proxy`() async throws {
        let server = try StandIn { _ in .hangUp }
        try bench.scheduler().addFeed(bench.feed(.electricityMaps))
        let environment = FeedBench.environment.merging(
            ["http_proxy": server.address, "https_proxy": server.address]
        ) { $1 }
        #expect(try await bench.sync("electricityMaps", environment: environment) == [])
        #expect(server.requests.isEmpty)
    }

    @Test(arguments: [
        "socks4://friend:sesame@there:1", "https://friend:sesame@there", "http://",
        "http://friend:sesame@there:99999", "friend:sesame@", "http://the re:1",
    ])
    func `a value that is no HTTP proxy is reported by its variable`(value: String) async throws {
        try add("https://provider.example/carbon.csv")
        let trouble = try #require(
            try await bench.sync("own", environment: ["HTTPS_PROXY": value]).first)
        #expect(trouble.problem == "feed own: HTTPS_PROXY does not name an HTTP proxy")
        #expect(!"\(trouble)".contains("sesame"))
    }

    /// An address, an environment, and the proxy that follows.
    struct Reading: Sendable {
        let address: String
        let environment: [String: String]
        let proxy: String?

        init(_ address: String, _ environment: [String: String], _ proxy: String?) {
            self.address = address
            self.environment = environment
            self.proxy = proxy
        }
    }

    private static let readings: [Reading] = [
        Reading("https://a.example.org/", ["https_proxy": "p"], "p:1080"),
        Reading("https://a.example.org/", ["https_proxy": "p:8", "HTTPS_PROXY": "q:8"], "p:8"),
        Reading("https://a.example.org/", ["https_proxy": "", "HTTPS_PROXY": "q:8"], nil),
        Reading("https://a.example.org/", ["http_proxy": "p:8"], nil),
        Reading("http://a.example.org/", ["http_proxy": "p:8"], "p:8"),
        Reading("http://a.example.org/", ["HTTP_PROXY": "p:8"], nil),
        Reading("https://a.example.org/", ["https_proxy": "p:8", "no_proxy": "example.org"], nil),
        Reading(
            "https://a.example.org/", ["https_proxy": "p:8", "NO_PROXY": "x, .Example.org"], nil),
        Reading("https://a.example.org/", ["https_proxy": "p:8", "no_proxy": "*"], nil),
        Reading("https://a.example.org/", ["https_proxy": "p:8", "no_proxy": "ample.org"], "p:8"),
        Reading(
            "https://a.example.org/", ["https_proxy": "p:8", "no_proxy": "b.a.example.org"], "p:8"),
        Reading("https://[2001:db8::1]/", ["https_proxy": "p:8", "no_proxy": "2001:db8::1"], nil),
        Reading("https://localhost/", ["https_proxy": "p:8"], nil),
        Reading("https://a.example.org/", ["https_proxy": "http://me:12/3@p:8/x"], "p:8"),
        Reading("https://a.example.org/", ["https_proxy": "[2001:db8::1]:8"], "[2001:db8::1]:8"),
    ]

    @Test(arguments: readings)
    func `proxies and exceptions are read as curl reads them`(reading: Reading) throws {
        let rules = ProxyRules(reading.environment)
        let proxy = try rules.proxy(for: #require(WebAddress(reading.address)))
        #expect(proxy?.shown == reading.proxy)
    }

    @Test func `a password may contain a slash, and a socket's IPv6 host has no brackets`()
        throws
    {
        let proxy = try ProxyAddress("http://me:12/3@[::2]:8", from: "http_proxy")
        #expect(proxy.login?.name.text == "me" && proxy.login?.password.text == "12/3")
        #expect(proxy.host.bare == "::2" && proxy.port == 8 && proxy.variable == "http_proxy")
    }
}
