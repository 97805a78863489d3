import SolsticeTesting
import Foundation
import SolsticeDomain
import SolsticeFeeds
import SolsticeStore
import Testing

@testable import Solstice

/// Servers that have to show who they are before they are told anything.
@Suite(
    .timeLimit(.minutes(20)), .serialized,
    .enabled(if: EncryptedStandIn.isPossible, "openssl makes the certificates"))
struct TrustTests {
    private static let table =
        "utc,direct_g_per_kwh\n2024-03-10T00:00Z,100\n2024-03-10T01:00Z,110\n"

    private let bench: FeedBench

    init() throws { bench = try FeedBench() }

    private func add(_ address: String) throws {
        let token = try bench.file("token", "s3cret-token")
        try bench.scheduler().addFeed(
            Feed(
                id: "own", provider: .url, zone: "DE", baseURL: address + "/carbon.csv",
                token: .file(token), since: FeedBench.start))
    }

    /// What a sync has to say.
    private func trouble(trusting path: String? = nil) async throws -> Diagnostic? {
        try await bench.sync("own", environment: path.map { ["SSL_CERT_FILE": $0] } ?? [:]).first
    }

    @Test func `an untrusted certificate is refused before anything is sent`()
        async throws
    {
        let server = try await EncryptedStandIn(serving: Self.table)
        try add(server.address)
        let before = try bench.scheduler().feedRecord("own")
        let trouble = try #require(try await trouble())
        #expect(trouble.problem == "feed own: the certificate of localhost is not trusted")
        #expect(trouble.causes == ["nothing was sent to it"])
        #expect(trouble.remedy?.description.contains("SSL_CERT_FILE=PATH") == true)
        #expect(trouble.kind == .unavailable)
        let after = try bench.scheduler().feedRecord("own")
        #expect(after.states[0].cursor == before.states[0].cursor)
        #expect(try bench.scheduler().database.store.read { try $0.newestBatch() } == nil)
        #expect(after.states[0].dueAt >= bench.clock.now + TimeSpan(seconds: 1800))
        // The server takes the next one only when it is done with the first: so it has told all.
        #expect(try await self.trouble(trusting: server.certificate) == nil)
        let heard = server.log
        #expect(heard.contains("alert unknown ca"), "\(heard)")
        #expect(heard.components(separatedBy: "FILE:carbon.csv").count == 2, "\(heard)")
    }

    @Test func `a private authority is trusted through the usual variable`() async throws {
        let server = try await EncryptedStandIn(serving: Self.table)
        try add(server.address)
        #expect(try await trouble(trusting: server.certificate) == nil)
        #expect(try bench.scheduler().database.store.read { try $0.newestBatch() } == 1)
    }

    @Test func `a certificate for another name is refused`() async throws {
        let server = try await EncryptedStandIn(serving: Self.table, name: "elsewhere.example")
        try add(server.address)
        let trouble = try #require(try await trouble(trusting: server.certificate))
        #expect(trouble.problem == "feed own: the certificate of localhost is for another name")
        #expect(!server.log.contains("FILE:"))
    }

    @Test func `a missing certificate file is reported by its variable`() async throws {
        let server = try await EncryptedStandIn(serving: Self.table)
        try add(server.address)
        let trouble = try #require(try await trouble(trusting: "/nowhere/ca.pem"))
        #expect(trouble.problem == "feed own: the certificates to trust cannot be read")
        #expect(trouble.remedy?.description.contains("SSL_CERT_FILE") == true)
    }
}
