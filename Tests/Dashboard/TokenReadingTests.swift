import HTTPTypes
import HummingbirdTesting
import Solstice
import Testing

@testable import SolsticeDashboard

/// What can be read with a token only.
@Suite struct TokenReadingTests {
    @Test(arguments: [
        "/api/v1/feeds", "/api/v1/feeds/own", "/api/v1/backtest?mix=2h@24h", "/api/v1/doctor",
    ])
    func `paths and expensive operations require a token`(uri: String) async throws {
        let venue = try await Venue(isOwn: true)
        try addFeed(to: venue)
        #expect(try await venue.ask(.get, uri).status == .unauthorized)
        let response = try await venue.ask(.get, uri, as: venue.token)
        #expect(response.status == .ok, "\(response.text.prefix(300))")
    }

    @Test func `a feed is shown as on the command line`() async throws {
        let venue = try await Venue(isOwn: true)
        try addFeed(to: venue)
        let text = try await venue.ask(.get, "/api/v1/feeds", as: venue.token).text
        #expect(text.contains("\"./fetch-carbon.sh\"") && text.contains("\"next\": null"))
        let missing = try await venue.ask(.get, "/api/v1/feeds/oen", as: venue.token)
        #expect(missing.status == .notFound && missing.text.contains("own"))
    }

    @Test func `a backtest covers the requested kinds and policies`() async throws {
        let venue = try await Venue()
        let response = try await venue.ask(
            .get,
            "/api/v1/backtest?mix=2h@24h,4h@2d/10m&policy=run-now&policy=oracle&zone=GRID"
                + "&everyHours=24&signal=direct",
            as: venue.token)
        #expect(response.status == .ok)
        let compact = response.text.filter { !$0.isWhitespace }
        #expect(compact.contains("\"kinds\":[\"2h@24h\",\"4h@48h/10m\"]"))
        #expect(compact.contains("\"policies\":[\"run-now\",\"oracle\"]"))
        #expect(compact.contains("\"everyHours\":24,"))
    }

    @Test(arguments: [
        "mix=eight", "mix=1h@2h,1h@3h,1h@4h,1h@5h,1h@6h,1h@7h,1h@8h,1h@9h,1h@10h", "everyHours=1",
        "policy=luck", "mix=1h@63d", "from=whenever", "zone=", "signal=loud",
    ])
    func `a meaningless backtest is refused with the reason`(query: String) async throws {
        let venue = try await Venue()
        let response = try await venue.ask(
            .get, "/api/v1/backtest?\(query)", as: venue.token)
        #expect(response.status == .badRequest, "\(response.text.prefix(300))")
    }

    private func addFeed(to venue: Venue) throws {
        let scheduler = try Scheduler(databasePath: venue.path, clock: .fixed(at: Venue.now))
        try scheduler.addFeed(
            Feed(
                id: "own", provider: .command, zone: "GRID", command: ["./fetch-carbon.sh"],
                since: Venue.now - .day))
    }
}
