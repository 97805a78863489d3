import Foundation
import SolsticeDomain
import SolsticeFeeds
import SolsticeStore
import Testing

@testable import Solstice

/// Tokens reach the provider they are for, and nothing else.
@Suite(.timeLimit(.minutes(20))) struct SecretTests {
    private static let secrets = [
        Providers.token, Providers.login, "pass-word-91", "session-0",
        Data(Providers.login.utf8).base64EncodedString(),
    ]

    private func hasSecret(_ text: String) -> Bool { Self.secrets.contains { text.contains($0) } }

    @Test(arguments: [FeedBench.Kind.electricityMaps, .wattTime])
    func `no token appears in the database, a message or a feed's record`(
        kind: FeedBench.Kind
    ) async throws {
        // A provider that repeats what it was told.
        let bench = try FeedBench { request, reply in
            request.path.hasSuffix("forecast")
                ? .answer(400, [:], "{\"you said\":\"\(request.headers)\"}") : reply
        }
        try bench.scheduler().addFeed(bench.feed(kind))
        let troubles = try await bench.sync(kind.id)
        #expect(troubles.count == 1)
        #expect(!troubles.contains { hasSecret($0.description) })
        #expect(troubles[0].description.contains("(hidden)"))
        #expect(!hasSecret("\(try bench.scheduler().feedRecord(kind.id))"))
        let folder = URL(fileURLWithPath: bench.path).deletingLastPathComponent()
        for file in try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: nil)
        {
            let bytes = try Data(contentsOf: file)
            for secret in Self.secrets {
                #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(file.lastPathComponent)")
            }
        }
        #expect(bench.server.requests.contains { hasSecret("\($0.headers)") })
    }

    @Test func `printing a secret does not reveal it`() {
        let secret = Secret("much-too-secret")
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!"\(secret) \(String(reflecting: secret)) \(dumped)".contains("much"))
    }

    @Test func `a token does not follow a redirect to another host`() async throws {
        let other = try StandIn { _ in .answer(200, [:], "{}") }
        let bench = try FeedBench { request, _ in
            .answer(302, ["Location": other.address + request.target], "")
        }
        try bench.scheduler().addFeed(bench.feed(.electricityMaps))
        _ = try await bench.step("electricityMaps", .history)
        #expect(bench.server.requests.map { $0.headers["auth-token"] } == [Providers.token])
        #expect(other.requests.map { $0.headers["auth-token"] } == [nil])
    }

    @Test func `a redirect within the host keeps the token and does not loop forever`()
        async throws
    {
        let bench = try FeedBench { request, reply in
            request.target.contains("past-range?") && !request.path.hasPrefix("/new")
                ? .answer(301, ["Location": "/new" + request.target], "")
                : request.path.hasPrefix("/new")
                    ? .answer(302, ["Location": request.target], "") : reply
        }
        try bench.scheduler().addFeed(bench.feed(.electricityMaps))
        let progress = try await bench.step("electricityMaps", .history)
        guard case .again(_, let trouble) = progress.next else {
            Issue.record("it went on")
            return
        }
        #expect(trouble.problem.description.contains("redirects more than 3 times"))
        #expect(
            bench.server.requests.map { $0.headers["auth-token"] }
                == Array(repeating: Providers.token, count: 4))
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o644])
    func `a token file that others can read is refused with a remedy`(mode: Int) throws {
        let bench = try FeedBench()
        let path = try bench.file("token", Providers.token + "\n", mode: mode)
        let trouble = try #require(throws: FeedTrouble.self) {
            try TokenReader(environment: [:]).token(.file(path))
        }
        #expect(trouble.remedy == "chmod 600 \(path)")
        #expect(trouble.kind == .unauthorised)
        #expect(!hasSecret("\(trouble)"))
    }

    @Test(arguments: [0o600, 0o400])
    func `an owner-only token file is read without its line break`(mode: Int) async throws {
        let bench = try FeedBench()
        let path = try bench.file("token", Providers.token + "\n", mode: mode)
        let feed = bench.feed(.electricityMaps)
        try bench.scheduler().addFeed(
            Feed(
                id: feed.id, provider: feed.provider, zone: feed.zone, signal: feed.signal,
                baseURL: feed.baseURL, token: .file(path), since: feed.since))
        #expect(try await bench.sync(feed.id, environment: [:]) == [])
    }

    @Test func `a missing token is reported by its variable's name`() async throws {
        let bench = try FeedBench()
        try bench.scheduler().addFeed(bench.feed(.electricityMaps))
        let troubles = try await bench.sync("electricityMaps", environment: [:])
        #expect(troubles.map(\.kind) == [.unavailable, .unavailable])
        #expect(troubles[0].problem.description.contains("the environment has no EMAPS_TOKEN"))
        #expect(bench.server.requests.isEmpty)
    }

    @Test func `a token in an address is revealed only to the provider`() async throws {
        let csv = "utc,direct_g_per_kwh\n2024-03-10T00:00Z,100\n2024-03-10T01:00Z,110\n"
        let server = try StandIn { _ in .answer(200, ["Content-Type": "text/csv"], csv) }
        let bench = try FeedBench()
        let path = try bench.file("token", "s3cret/ &x")
        try bench.scheduler().addFeed(
            Feed(
                id: "own", provider: .url, zone: "DE",
                baseURL: server.address + "/carbon.csv?key={token}", token: .file(path),
                since: FeedBench.start))
        #expect(try await bench.sync("own") == [])
        #expect(server.requests.map { $0.query("key") } == ["s3cret/ &x"])
        let batches = try bench.scheduler().database.store.read { try $0.newestBatch() }
        #expect(batches == 1)
        #expect(
            !(try Data(contentsOf: URL(fileURLWithPath: bench.path)).contains(Data("s3cret".utf8))))
    }

    @Test(arguments: [
        ("http://example.org/x", true, false), ("https://example.org/x", true, true),
        ("http://127.0.0.1:9/x", true, true), ("http://example.org/x", false, true),
        ("https://user:pass@example.org/", false, false), ("ftp://example.org/", false, false),
        ("https://localhost.example.org:99999/", false, false),
        ("http://127.evil.example/x", true, false), ("http://[::1]:9/x", true, true),
        ("https://example.org/x?key={token}", true, true),
        ("https://{token}.example.org/", true, false),
    ])
    func `a token is sent only over encrypted or local connections`(
        address: String, carriesToken: Bool, isFine: Bool
    ) {
        if isFine {
            #expect(throws: Never.self) {
                try WebAddress.check(address, carriesToken: carriesToken)
            }
        } else {
            #expect(throws: Diagnostic.self) {
                try WebAddress.check(address, carriesToken: carriesToken)
            }
        }
    }
}

extension Data {
    fileprivate func contains(_ part: Data) -> Bool { range(of: part) != nil }
}
