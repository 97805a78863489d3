import HTTPTypes
import HummingbirdTesting
import Testing

@testable import SolsticeDashboard

@Suite struct RateLimitTests {
    private let limit = RateLimit(rate: 2, burst: 3)
    private let start = ContinuousClock.now

    @Test func `a burst passes, then so many a second`() {
        for _ in 0..<3 { #expect(limit.take("a", at: start) == nil) }
        #expect(limit.take("a", at: start) == 1)
        #expect(limit.take("a", at: start + .milliseconds(400)) == 1)
        #expect(limit.take("a", at: start + .milliseconds(900)) == nil)
        #expect(limit.take("a", at: start + .milliseconds(901)) == 1)
    }

    @Test func `a client that waits long gets one burst again, and no more`() {
        for _ in 0..<3 { _ = limit.take("a", at: start) }
        let later = start + .seconds(3600)
        for _ in 0..<3 { #expect(limit.take("a", at: later) == nil) }
        #expect(limit.take("a", at: later) != nil)
    }

    @Test func `one client's requests do not limit another's`() {
        for _ in 0..<4 { _ = limit.take("a", at: start) }
        #expect(limit.take("b", at: start) == nil)
        #expect(limit.isEmpty("a", at: start) && !limit.isEmpty("b", at: start))
    }

    @Test func `too many requests are refused with a time to retry`() async throws {
        let venue = try await Venue()
        let server = try venue.server {
            $0.rate = 0.001
            $0.burst = 0
        }
        let response = try await venue.ask(.get, "/healthz", of: server)
        #expect(response.status == .tooManyRequests)
        #expect(response.headers[.retryAfter] != nil)
    }

    @Test func `a client that guesses tokens is refused before they are checked`() async throws {
        let venue = try await Venue()
        let server = try venue.server { $0.mostWrongTokens = 0 }
        let response = try await venue.ask(
            .post, "/api/v1/jobs/2/hold", as: venue.token, of: server)
        #expect(response.status == .tooManyRequests)
    }
}
