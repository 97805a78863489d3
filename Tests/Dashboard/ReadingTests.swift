import Foundation
import HTTPTypes
import HummingbirdTesting
import Solstice
import Testing

@testable import SolsticeDashboard

@Suite struct ReadingTests {
    @Test(arguments: [
        "/api/v1/summary", "/api/v1/jobs", "/api/v1/jobs?state=all",
        "/api/v1/jobs?state=held&state=planned&limit=1", "/api/v1/jobs?order=descending&after=3",
        "/api/v1/jobs/1", "/api/v1/jobs/2", "/api/v1/jobs/planned", "/api/v1/jobs/4",
        "/api/v1/jobs/2/explanation", "/api/v1/jobs/1/explanation", "/api/v1/regions",
        "/api/v1/regions/home", "/api/v1/regions/home/forecast?hours=48",
        "/api/v1/regions/home/profile/carbon", "/api/v1/regions/home/profile/rate",
        "/api/v1/regions?limit=1", "/api/v1/regions/home/skill", "/api/v1/catalog",
        "/api/v1/catalog?limit=2", "/api/v1/accelerators", "/api/v1/accelerators/v100",
        "/api/v1/report", "/api/v1/report?job=1&format=json",
        "/api/v1/report?format=text", "/api/v1/report?format=markdown",
        "/api/v1/report?format=latex", "/api/v1/report?format=html", "/metrics", "/healthz",
    ])
    func `existing resources are answered as documented`(uri: String) async throws {
        let venue = try await Venue()
        let response = try await venue.ask(.get, uri)
        #expect(response.status == .ok, "\(response.text.prefix(300))")
    }

    @Test(arguments: [
        "/api/v1/jobs/99", "/api/v1/jobs/nobody", "/api/v1/jobs/99/explanation",
        "/api/v1/jobs/99/log", "/api/v1/jobs/2/log", "/api/v1/jobs/1/log?attempt=9",
        "/api/v1/regions/nowhere", "/api/v1/regions/nowhere/forecast",
        "/api/v1/regions/nowhere/skill", "/api/v1/accelerators/v1000",
        "/api/v1/regions/home/profile/pue", "/api/v1/regions/home/profile/wind",
        "/api/v1/report?job=nobody", "/nothing", "/api/v2/jobs",
    ])
    func `a missing resource is not found, with a remedy`(uri: String) async throws {
        let venue = try await Venue()
        let response = try await venue.ask(.get, uri)
        #expect(response.status == .notFound, "\(response.text.prefix(300))")
        #expect(response.text.contains("\"problem\""))
    }

    @Test(arguments: [
        "/api/v1/jobs?limit=0", "/api/v1/jobs?limit=501", "/api/v1/jobs?limit=ten",
        "/api/v1/jobs?limit=1&limit=2", "/api/v1/jobs?state=asleep", "/api/v1/jobs?stat=open",
        "/api/v1/jobs?after=-1", "/api/v1/jobs?after=99999999999", "/api/v1/jobs?order=%FF",
        "/api/v1/regions/home/forecast?hours=0", "/api/v1/regions/home/forecast?signal=loud",
        "/api/v1/regions?limit=0", "/api/v1/catalog?limit=501", "/api/v1/accelerators?after=",
        "/api/v1/report?from=whenever", "/api/v1/report?from=2022-01-02&to=2022-01-01",
        "/api/v1/report?format=pdf",
    ])
    func `a meaningless request is refused with the reason`(uri: String) async throws {
        let venue = try await Venue()
        let response = try await venue.ask(.get, uri)
        #expect(response.status == .badRequest, "\(response.text.prefix(300))")
    }

    @Test func `pages of a list follow one another and hold every job once`() async throws {
        let venue = try await Venue()
        let first = try await venue.ask(.get, "/api/v1/jobs?state=all&limit=3")
        #expect(first.text.contains("\"next\": 3"))
        let second = try await venue.ask(.get, "/api/v1/jobs?state=all&limit=3&after=3")
        #expect(second.text.contains("\"next\": null"))
        #expect(second.text.contains("\"id\": 4"))
        #expect(!second.text.contains("\"id\": 3,"))
        let newest = try await venue.ask(
            .get, "/api/v1/jobs?state=all&limit=3&order=descending")
        #expect(newest.text.contains("\"next\": 2"))
    }

    @Test func `pages of a list by name follow one another and hold every name once`()
        async throws
    {
        let venue = try await Venue()
        var names: [RegionID] = []
        var next: String? = ""
        while let after = next {
            let query = "limit=7" + (after.isEmpty ? "" : "&after=\(after)")
            let text = try await venue.ask(.get, "/api/v1/catalog?\(query)").text
            let page = try #require(Page(text))
            #expect(page.regions.count <= 7)
            names += page.regions
            next = page.next
        }
        #expect(names == RegionCatalog.regions.map(\.id).sorted())
    }

    private struct Page {
        let regions: [RegionID]
        let next: String?

        init?(_ text: String) {
            let object = try? JSONSerialization.jsonObject(with: Data(text.utf8))
            guard let members = object as? [String: Any],
                let regions = members["regions"] as? [[String: Any]]
            else { return nil }
            self.regions = regions.compactMap { ($0["id"] as? String).map(RegionID.init(_:)) }
            next = members["next"] as? String
        }
    }

    @Test func `a method that is not allowed is refused with those that are`() async throws {
        let venue = try await Venue()
        let response = try await venue.ask(.delete, "/api/v1/jobs/1")
        #expect(response.status == .methodNotAllowed)
        #expect(response.headers[.allow] == "GET, HEAD")
        let query = try #require(HTTPRequest.Method("QUERY"))
        #expect(
            try await venue.ask(query, "/api/v1/jobs").headers[.allow] == "GET, HEAD, POST")
        let strange = try #require(HTTPRequest.Method("BREW"))
        #expect(try await venue.ask(strange, "/api/v1/jobs").status == .notImplemented)
        let head = try await venue.ask(.head, "/api/v1/jobs/1")
        #expect(head.status == .ok && head.text.isEmpty)
    }

    @Test func `an address never leads to a file`() async throws {
        let venue = try await Venue()
        for uri in [
            "/../../../etc/passwd", "/api/v1/jobs/..%2f..%2fetc%2fpasswd",
            "/api/v1/jobs/1/log/../../../../etc/passwd", "/assets/..%2f..%2fetc%2fpasswd",
            "//etc/passwd",
        ] {
            let response = try await venue.ask(.get, uri)
            #expect(response.status == .notFound, "\(uri)")
            #expect(!response.text.contains("root:"))
        }
    }

    @Test func `a hostile name reaches no terminal and no page`() async throws {
        let venue = try await Venue()
        for uri in ["/api/v1/jobs/4", "/api/v1/jobs", "/metrics", "/api/v1/report?format=html"] {
            let text = try await venue.ask(.get, uri).text
            #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"), "\(uri)")
        }
    }
}
