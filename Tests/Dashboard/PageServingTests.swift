import HTTPTypes
import HummingbirdTesting
import Solstice
import Testing

@testable import SolsticeDashboard

@Suite struct PageServingTests {
    private let venue: Venue

    init() async throws { venue = try await Venue() }

    private func see(_ uri: String, at moment: Instant = Venue.now) async throws -> TestResponse {
        try await venue.ask(
            .get, uri, headers: [.accept: "text/html"], of: try venue.server(at: moment))
    }

    @Test(arguments: [
        ("/", "planned"), ("/?state=all", "succeeded"), ("/?state=held", "held"),
        ("/?state=all&after=3", "planned"), ("/regions", "home"), ("/regions/home", "GRID"),
        ("/jobs/1", "succeeded"), ("/jobs/2", "planned"), ("/jobs/planned", "planned"),
        ("/jobs/3", "held"), ("/jobs/4", "script"), ("/report", "Energy statement"),
        ("/jobs/1/report", "Energy statement"),
    ])
    func `every page exists and is its own document`(uri: String, word: String) async throws {
        for moment in [Venue.now, Venue.now + .day * 30] {
            let response = try await see(uri, at: moment)
            #expect(response.status == .ok, "\(response.text.prefix(300))")
            #expect(response.headers[.contentType] == "text/html; charset=utf-8")
            #expect(response.text.hasPrefix("<!DOCTYPE html>") && response.text.contains(word))
            #expect(!response.text.contains("<script>") && !response.text.contains("\u{202E}"))
        }
    }

    @Test(arguments: [
        ("/jobs/99", 404), ("/jobs/99/log", 404), ("/jobs/2/log", 404), ("/regions/nowhere", 404),
        ("/nothing", 404), ("/?state=asleep", 400), ("/?after=x", 400), ("/?after=%FF", 400),
        ("/jobs/2/report", 409),
    ])
    func `an error page says why in words for people`(
        uri: String, status: Int
    ) async throws {
        let response = try await see(uri)
        #expect(response.status.code == status, "\(response.text.prefix(300))")
        #expect(response.text.hasPrefix("<!DOCTYPE html>"))
        #expect(response.text.contains("<h1"))
    }

    @Test func `a program gets the same error in JSON`() async throws {
        let response = try await venue.ask(.get, "/jobs/99")
        #expect(response.status == .notFound)
        #expect(response.headers[.contentType] == "application/json")
    }

    @Test(arguments: [
        ("/assets/solstice.css", "text/css"), ("/assets/solstice.js", "text/javascript"),
        ("/assets/icon.svg", "image/svg+xml"),
    ])
    func `page assets are sent once`(uri: String, type: String) async throws {
        let response = try await venue.ask(.get, uri)
        #expect(response.headers[.contentType]?.hasPrefix(type) == true)
        let tag = try #require(response.headers[.eTag])
        let again = try await venue.ask(.get, uri, headers: [.ifNoneMatch: tag])
        #expect(again.status == .notModified && again.text.isEmpty)
    }

    @Test func `every link on a page works`() async throws {
        for uri in ["/", "/regions", "/regions/home", "/jobs/1", "/jobs/2"] {
            let text = try await see(uri).text
            for link in text.matches(of: /(?:href|src)="(\/[^"#]*)"/) {
                let target = String(link.1).replacing("&amp;", with: "&")
                let response = try await see(target)
                let isLog = target.hasSuffix("/log") || target.hasSuffix("/report")
                #expect(
                    response.status == .ok || isLog && [404, 409].contains(response.status.code),
                    "\(uri) → \(target)")
            }
        }
    }
}
