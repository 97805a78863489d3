import GRDB
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Solstice
import Testing

@testable import SolsticeDashboard

/// Errors of the server itself: they are logged under the identifier that their answer carries.
@Suite struct FaultTests {
    private let venue: Venue
    private let log = LogLines()
    private let server: WebServer
    private static let id = "0123456789abcdef"
    private static let name = HTTPField.Name("X-Request-Id")

    init() async throws {
        venue = try await Venue()
        server = try WebServer(
            databasePath: venue.path, clock: .fixed(at: Venue.now), executors: nil, zone: .utc,
            configuration: WebConfiguration(port: 0), logger: log.logger,
            makeRequestID: { Self.id })
    }

    /// Something that no code here expects.
    private struct Surprise: Error, CustomStringConvertible {
        let description = "first\nsecond\u{1B}[31m"
    }

    /// What is answered where a handler fails without a word.
    private func surprise(_ headers: HTTPFields = [:]) async throws -> TestResponse {
        let router = Router(context: WebContext.self)
        router.add(middleware: ErrorMiddleware(site: server.site))
        router.get("/surprise") { _, _ -> Response in throw Surprise() }
        return try await Application(router: router).test(.router) { client in
            try await client.executeRequest(
                uri: "/surprise", method: .get, headers: headers, body: nil)
        }
    }

    /// Statements that the server would never run.
    private func run(_ sql: String) throws {
        try DatabaseQueue(path: venue.path).write { try $0.execute(sql: sql) }
    }

    private func identifier(_ response: TestResponse) -> String? {
        Self.name.flatMap { response.headers[$0] }
    }

    @Test func `an unexpected error is logged in one line with the response's identifier`()
        async throws
    {
        let response = try await surprise()
        #expect(response.status == .internalServerError)
        #expect(identifier(response) == Self.id)
        #expect(response.text.contains("\"requestId\": \"\(Self.id)\""))
        #expect(response.text.contains("\"exitStatus\": 70"))
        #expect(!response.text.contains("Surprise"))
        let line = try #require(log.all.first)
        #expect(log.all.count == 1)
        #expect(line.hasPrefix("error a request failed error=Surprise: "))
        #expect(line.hasSuffix("method=GET path=/surprise requestId=\(Self.id)"))
        #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }

    @Test func `the page of an unexpected error shows the identifier`() async throws {
        let response = try await surprise([.accept: "text/html"])
        #expect(response.headers[.contentType]?.hasPrefix("text/html") == true)
        #expect(response.text.contains("Request ID: \(Self.id)"))
    }

    @Test func `an unreadable database is logged with the reason`() async throws {
        try run("ALTER TABLE job RENAME TO elsewhere")
        let response = try await venue.ask(.get, "/api/v1/jobs", of: server)
        #expect(response.status == .internalServerError)
        let line = try #require(log.all.first)
        #expect(line.contains("no such table: job") && line.contains("requestId=\(Self.id)"))
    }

    @Test func `a page that cannot read what it needs says so`()
        async throws
    {
        try run("ALTER TABLE forecastModel RENAME TO elsewhere")
        let response = try await venue.ask(
            .get, "/regions/home", headers: [.accept: "text/html"], of: server)
        #expect(response.status == .internalServerError)
        #expect(!log.all.isEmpty)
    }

    @Test func `a request's mistake is not a server error, but has an identifier too`()
        async throws
    {
        let response = try await venue.ask(.get, "/api/v1/jobs/99", of: server)
        #expect(response.status == .notFound)
        #expect(identifier(response) == Self.id)
        #expect(response.text.contains("\"requestId\": \"\(Self.id)\""))
        #expect(log.all == [])
    }

    @Test func `each successful request has a new identifier`() async throws {
        let server = try venue.server()
        let first = try await venue.ask(.get, "/api/v1/jobs", of: server)
        let second = try await venue.ask(.get, "/api/v1/jobs", of: server)
        let identifiers = [first, second].compactMap(identifier)
        #expect(identifiers.count == 2 && identifiers[0] != identifiers[1])
        #expect(identifiers.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{16}/) != nil })
    }

    @Test func `the document describes the identifier and the error`() async throws {
        let text = try await venue.ask(.get, "/openapi.json", of: server).text
        #expect(text.contains("#/components/headers/RequestID"))
        #expect(text.contains("\"500\""))
    }

    @Test func `changes that cannot be read are logged once and reported afterwards`() throws {
        let scheduler = try Scheduler(databasePath: venue.path, clock: .fixed(at: Venue.now))
        let hub = ChangeHub(scheduler, logger: log.logger)
        var reading = ChangeHub.Reading()
        hub.look(&reading)
        let known = try #require(reading.newestEvent)
        try run("ALTER TABLE event RENAME TO elsewhere")
        hub.look(&reading)
        hub.look(&reading)
        #expect(log.all.count == 1)
        #expect(log.all.first?.hasPrefix("error changes cannot be followed") == true)
        try run("ALTER TABLE elsewhere RENAME TO event")
        let other = try Scheduler(databasePath: venue.path, clock: .fixed(at: Venue.now))
        try other.hold(2)
        hub.look(&reading)
        #expect(log.all.last == "notice changes are followed again")
        #expect(try #require(reading.newestEvent) > known)
    }

    @Test func `a hub whose first look fails reports nothing old later`() throws {
        try run("ALTER TABLE event RENAME TO elsewhere")
        let scheduler = try Scheduler(databasePath: venue.path, clock: .fixed(at: Venue.now))
        let hub = ChangeHub(scheduler, logger: log.logger)
        var reading = ChangeHub.Reading()
        hub.look(&reading)
        #expect(reading.newestEvent == nil)
        try run("ALTER TABLE elsewhere RENAME TO event")
        hub.look(&reading)
        #expect(reading.newestEvent == (try scheduler.newestEvent()))
    }
}
