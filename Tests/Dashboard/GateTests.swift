import Foundation
import HTTPTypes
import HummingbirdTesting
import Solstice
import Testing

@testable import SolsticeDashboard

@Suite struct GateTests {
    private let venue: Venue

    init() async throws { venue = try await Venue() }

    private static let changes = Operations.all.filter { $0.method == .post }.map(\.path)

    @Test(arguments: changes)
    func `no change is made without a token or with a wrong one`(path: String) async throws {
        let uri = path.replacing("{job}", with: "2")
        let before = try Scheduler(databasePath: venue.path, clock: .fixed(at: Venue.now))
        for token in [nil, "", "sol_" + String(repeating: "0", count: 64), venue.token + "0"] {
            let response = try await venue.ask(.post, uri, body: "x", as: token)
            #expect(response.status == .unauthorized)
            #expect(response.headers[.wwwAuthenticate] != nil)
        }
        #expect(try before.newestEvent() == before.events(after: 0, limit: 1000).last?.id)
        #expect(try before.state(of: 2) == .planned)
    }

    @Test func `a removed token no longer works`() async throws {
        let scheduler = try Scheduler(databasePath: venue.path, clock: .fixed(at: Venue.now))
        try scheduler.removeToken("test")
        let response = try await venue.ask(.post, "/api/v1/jobs/2/hold", as: venue.token)
        #expect(response.status == .unauthorized)
    }

    @Test func `a token is stored only as a hash`() throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: venue.path))
        let log = (try? Data(contentsOf: URL(fileURLWithPath: venue.path + "-wal"))) ?? Data()
        #expect((bytes + log).range(of: Data(venue.token.utf8)) == nil)
        #expect((bytes + log).range(of: Data(venue.token.dropFirst(4).utf8)) == nil)
    }

    @Test func `pages of other sites change nothing, even with the token`() async throws {
        for origin in ["http://evil.example", "null", "http://localhost.evil.example"] {
            let response = try await venue.ask(
                .post, "/api/v1/jobs/2/hold", as: venue.token, headers: [.origin: origin])
            #expect(response.status == .forbidden, "\(origin)")
        }
        let own = try await venue.ask(
            .post, "/api/v1/jobs/2/hold", as: venue.token, headers: [.origin: "http://localhost"])
        #expect(own.status == .ok)
    }

    @Test func `a password that a browser sends automatically only permits reading`() async throws {
        let password = Data("me:\(venue.token)".utf8).base64EncodedString()
        let header: HTTPFields = [.authorization: "Basic \(password)"]
        let closed = try venue.server { $0.isPrivate = true }
        #expect(
            try await venue.ask(.get, "/api/v1/jobs", headers: header, of: closed).status == .ok)
        #expect(
            try await venue.ask(.post, "/api/v1/jobs/2/hold", headers: header, of: closed).status
                == .unauthorized)
    }

    // A browser would open its own dialog for it, and the page would wait behind that.
    @Test(arguments: [nil, "wrong"])
    func `a password is requested for reading, but not for a change`(
        token: String?
    ) async throws {
        let closed = try venue.server { $0.isPrivate = true }
        for server in [closed, try venue.server()] {
            let change = try await venue.ask(.post, "/api/v1/jobs/2/hold", as: token, of: server)
            #expect(change.headers[values: .wwwAuthenticate] == ["Bearer realm=\"solstice\""])
        }
        let reading = try await venue.ask(.get, "/", as: token, of: closed)
        #expect(reading.headers[values: .wwwAuthenticate].contains { $0.hasPrefix("Basic ") })
    }

    @Test func `private reading requires a token`() async throws {
        let closed = try venue.server { $0.isPrivate = true }
        for operation in Operations.all where operation.method == .get {
            let uri = operation.path.replacing("{job}", with: "1")
                .replacing("{region}", with: "home").replacing("{quantity}", with: "carbon")
            let response = try await venue.ask(.get, uri, of: closed)
            #expect(response.status == (uri == "/healthz" ? .ok : .unauthorized), "\(uri)")
        }
        let response = try await venue.ask(
            .get, "/api/v1/jobs", as: venue.token, of: closed)
        #expect(response.status == .ok)
    }

    @Test func `reading is private beyond this machine by default`() {
        #expect(!WebConfiguration(host: "127.0.0.1").isPrivate)
        #expect(!WebConfiguration(host: "::1").isPrivate)
        #expect(WebConfiguration(host: "0.0.0.0").isPrivate)
        #expect(!WebConfiguration(host: "0.0.0.0", isPrivate: false).isPrivate)
    }
}
