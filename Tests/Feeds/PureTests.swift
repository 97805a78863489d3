import Foundation
import SolsticeDomain
import SolsticeTestSupport
import Testing

@testable import SolsticeFeeds

/// What needs no server to be known.
@Suite struct PureTests {
    private let now = moment("2024-03-11T10:10:00Z")
    private let pages = HistoryWindow(
        page: .day * 10, revisit: .day * 2, step: TimeSpan(seconds: 1800))

    @Test func `history is requested from its oldest hour`() throws {
        let next = try #require(pages.next(cursor: nil, since: now - .day * 100, now: now))
        #expect(next.window.start == moment("2023-12-02T10:00:00Z"))
        #expect(next.window.length == .day * 10)
        #expect(!next.isLast)
    }

    @Test func `the newest page overlaps known hours and ends with the last full hour`() throws {
        let next = try #require(pages.next(cursor: now - .hour, since: now - .day * 100, now: now))
        #expect(next.window.end == moment("2024-03-11T10:00:00Z"))
        #expect(next.window.start == moment("2024-03-09T09:00:00Z"))
        #expect(next.isLast)
    }

    @Test func `no future hours are requested`() {
        #expect(pages.next(cursor: nil, since: now + .hour, now: now) == nil)
        #expect(pages.next(cursor: nil, since: now, now: now) == nil)
    }

    @Test func `a page moves the cursor as far as its values reach`() {
        let window = TimeWindow(start: now, length: .day)
        func cursor(_ newest: Instant?, isLast: Bool, before: Instant? = nil) -> Instant? {
            HistoryWindow.cursor(after: newest, in: window, isLast: isLast, before: before)
        }
        #expect(cursor(now + .hour * 5, isLast: false) == now + .hour * 5)
        #expect(cursor(nil, isLast: false) == now + .day)
        #expect(cursor(now - .hour, isLast: false) == now + .day)
        #expect(cursor(nil, isLast: true) == nil)
        #expect(cursor(now + .hour, isLast: true, before: now + .hour * 2) == now + .hour * 2)
        #expect(cursor(now + .day * 9, isLast: true) == now + .day)
    }

    @Test(arguments: [
        ("120", 120), ("0", 0), ("Mon, 11 Mar 2024 10:12:00 GMT", 120),
        ("Mon, 11 Mar 2024 09:00:00 GMT", 0), ("99999999", 86_400),
    ])
    func `Retry-After is seconds or a date`(text: String, seconds: Int) {
        #expect(
            HTTPDate.wait(retryAfter: text, date: nil, now: moment("2024-03-11T10:10:00Z"))
                == TimeSpan(seconds: seconds))
    }

    @Test func `a date is relative to the response's own date, not the local clock`() {
        let wait = HTTPDate.wait(
            retryAfter: "Mon, 11 Mar 2024 10:12:00 GMT", date: "Mon, 11 Mar 2024 10:11:00 GMT",
            now: moment("1999-01-01T00:00:00Z"))
        #expect(wait == TimeSpan(seconds: 60))
    }

    @Test(arguments: ["soon", "-5", "Mon, 11 Mrz 2024 10:12:00 GMT", ""])
    func `any other Retry-After is ignored`(text: String) {
        #expect(HTTPDate.wait(retryAfter: text, date: nil, now: now) == nil)
    }

    @Test func `waits double up to an hour, minus a random share of up to half`() {
        let trouble = FeedTrouble(.temporary, "x")
        func wait(_ failures: Int, _ jitter: Double) -> Int {
            RetryPolicy.wait(
                after: trouble, failures: failures, interval: .hour, jitter: jitter
            ).seconds
        }
        #expect((1...9).map { wait($0, 0) } == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600])
        #expect((1...3).map { wait($0, 1) } == [15, 30, 60])
        #expect(wait(100, 0) == 3600)
    }

    @Test func `a wait requested by the provider is never shortened`() {
        for kind in FeedTrouble.Kind.allCases {
            for jitter in [0, 0.5, 1] {
                let trouble = FeedTrouble(kind, "x", wait: .hour * 3)
                #expect(
                    RetryPolicy.wait(after: trouble, failures: 1, interval: .hour, jitter: jitter)
                        >= .hour * 3)
            }
        }
    }

    @Test(arguments: [
        ("https://a.org/x", "https://b.org/y", "https://b.org/y"),
        ("https://a.org/x/y?z=1", "/w", "https://a.org/w"),
        ("https://a.org/x/y?z=1", "w", "https://a.org/x/w"),
        ("https://a.org", "w", "https://a.org/w"),
    ])
    func `a redirect leads to the stated location`(from: String, location: String, to: String) {
        #expect(WebAddress(from)?.redirected(to: location)?.description == to)
    }

    @Test(arguments: [
        "https://a.org", "HTTPS://A.Org:8443/X?y=1", "http://[2001:DB8::1]:8/", "http://[::1]/",
        "http://127.0.0.1:80/", "http://127.1/", "http://2130706433/", "https://a.org./x",
        "https://a.org:/x", "https://a.org?u=x@b.org", "https://a.org?u=//b.org",
        "https://a.org/#@b.org",
        #"https://a.org/\@b.org"#, #"https://a.org/\\b.org/"#, "https://a.org//b.org/",
        "https://a.org/%5C@b.org:8/", "https://a.org/x?key={token}", "https://a_b.org/%zz|^",
        "https://xn--bcher-kva.example/", "https://a.org/:@[::1]:8/",
        // These are none, and would be asked by a client that is given them as they are.
        #"https://a.org\@b.org/"#, "https://a.org@b.org/", "https://localhos%74/",
        "https://a.org%2Eb.org/", "https://a.org:+443/",
    ])
    func `the client contacts the host that the token rules checked`(text: String) throws {
        guard let address = WebAddress(text) else { return }
        var question = HTTPQuestion(address: address)
        question.secretInAddress = Secret("@evil.org:1/\\")
        // The client takes addresses apart in this way.
        let asked = try #require(URL(string: question.wholeAddress))
        #expect(asked.scheme == address.scheme.rawValue)
        #expect(asked.host.flatMap { WebHost(alone: $0) } == address.host)
        #expect(asked.port ?? (asked.scheme == "https" ? 443 : 80) == address.port)
        #expect(asked.user == nil && asked.password == nil)
    }

    @Test(arguments: [
        ("https://A.ORG:443/y", true), ("/y", true), ("y", true), (#"/\b.org/"#, true),
        ("https://a.org./y", false), ("https://a.org:444/y", false), ("https://b.org/y", false),
        ("https://a.org.b.org/y", false),
    ])
    func `a token is sent only to the same host`(location: String, goesAlong: Bool) throws {
        let address = try #require(WebAddress("https://a.org/x"))
        var question = HTTPQuestion(address: address)
        question.authorize(Secret("s3cret"))
        let target = try #require(address.redirected(to: location))
        #expect(question.redirected(to: target).secretHeaders.isEmpty != goesAlong)
    }

    @Test(arguments: [
        "//evil.org/x", "javascript://x", "ftp://b.org/", "https://a.org@b.org/",
        #"https://a.org\@b.org/"#, "/x y",
    ])
    func `an unsupported redirect is rejected`(location: String) {
        #expect(WebAddress("https://a.org/x")?.redirected(to: location) == nil)
    }

    @Test(arguments: [
        "GB-0", "GB-18", "GB-01", "GB-x", "DE", "gb",
    ])
    func `an unknown Great Britain zone is refused`(zone: ZoneID) {
        let feed = Feed(id: "x", provider: .greatBritain, zone: zone, since: now)
        #expect(throws: Diagnostic.self) {
            try FeedPages.next(of: feed, FeedState(stream: .forecast, dueAt: now), now: now)
        }
    }
}
