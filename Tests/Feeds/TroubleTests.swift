import SolsticeTesting
import Foundation
import SolsticeDomain
import SolsticeFeeds
import Synchronization
import Testing

@testable import Solstice

/// Providers that do not answer as they should: each time the tables are as before, the message says
/// what it was, and the next good answer makes up for it.
@Suite(.timeLimit(.minutes(20))) struct TroubleTests {
    /// What goes wrong with one answer, and what is said of it.
    struct Fault: CustomTestStringConvertible, Sendable {
        let name: String
        let kind: FeedTrouble.Kind
        /// Part of the message.
        let words: String
        let twist: @Sendable (StandIn.Reply) -> StandIn.Reply

        var testDescription: String { name }

        init(
            _ name: String, _ kind: FeedTrouble.Kind, _ words: String,
            _ twist: @escaping @Sendable (StandIn.Reply) -> StandIn.Reply
        ) {
            self.name = name
            self.kind = kind
            self.words = words
            self.twist = twist
        }
    }

    static func body(_ reply: StandIn.Reply) -> String {
        if case .answer(_, _, let body) = reply { body } else { "" }
    }

    static let faults = [
        Fault("401", .unauthorised, "does not accept the token") { _ in
            .answer(401, [:], "{\"message\":\"who are you\"}")
        },
        Fault("429 with seconds", .throttled, "left alone") { _ in
            .answer(429, ["Retry-After": "120"], "{}")
        },
        Fault("429 with a date", .throttled, "left alone") { _ in
            .answer(
                429,
                [
                    "Date": "Mon, 11 Mar 2024 10:00:00 GMT",
                    "Retry-After": "Mon, 11 Mar 2024 10:02:00 GMT",
                ], "{}")
        },
        Fault("500", .temporary, "a problem of its own (HTTP 500)") { _ in
            .answer(500, [:], "<html>oops</html>")
        },
        Fault("503 with Retry-After", .throttled, "left alone") { _ in
            .answer(503, ["Retry-After": "120"], "{}")
        },
        Fault("404", .gone, "does not have what was asked") { _ in .answer(404, [:], "{}") },
        Fault("400", .gone, "refuses the request (HTTP 400)") { _ in
            .answer(400, [:], "{\"error\":\"no such zone\"}")
        },
        Fault("slow drip", .temporary, "did not answer within") { _ in .drip },
        Fault("cut connection", .temporary, "cut the connection") { reply in
            .cut(body(reply), after: 700)
        },
        Fault("hanging up", .temporary, "cut the connection") { _ in .hangUp },
        Fault("truncated JSON", .malformed, "cannot be used") { reply in
            .answer(200, [:], String(body(reply).dropLast(40)))
        },
        Fault("wrong-type JSON", .malformed, "cannot be used") { reply in
            .answer(
                200, [:],
                body(reply).replacing(
                    /"(actual|forecast|carbonIntensity|value)":[0-9]+/
                ) { "\"\($0.1)\":\"much\"" })
        },
        Fault("one impossible value", .malformed, "cannot be used") { reply in
            .answer(
                200, [:],
                body(reply).replacing(
                    /"(actual|forecast|carbonIntensity|value)":[0-9]+/
                ) { "\"\($0.1)\":-3" })
        },
        Fault("a web page", .malformed, "cannot be used") { _ in
            .answer(200, ["Content-Type": "text/html"], "<html>log in first</html>")
        },
        Fault("JSON of another kind", .malformed, "cannot be used") { _ in
            .answer(200, [:], "[1,2,3]")
        },
        Fault("nothing", .malformed, "cannot be used") { _ in .answer(200, [:], "") },
    ]

    @Test(arguments: FeedBench.Kind.allCases, faults)
    func `a bad response changes no table, is reported and is recovered from`(
        kind: FeedBench.Kind, fault: Fault
    ) async throws {
        let isBad = Mutex(false)
        let bench = try FeedBench { request, reply in
            isBad.withLock { $0 } && request.path != "/login" ? fault.twist(reply) : reply
        }
        let feed = bench.feed(kind)
        try bench.scheduler().addFeed(feed)
        _ = try await bench.step(kind.id, .history)
        let before = try bench.history(kind)
        let kept = try bench.scheduler().feedRecord(kind.id).states[0]
        #expect(before.count > 24)

        isBad.withLock { $0 = true }
        var limits = FeedClient.Limits()
        limits.answering = fault.name == "slow drip" ? .milliseconds(200) : .seconds(300)
        for stream in FeedStream.allCases {
            let progress = try await bench.step(kind.id, stream, limits: limits)
            guard case .again(let moment, let trouble) = progress.next else {
                Issue.record("\(fault.name) went unnoticed")
                continue
            }
            #expect(trouble.kind == fault.kind)
            #expect(trouble.problem.description.contains(fault.words), "\(trouble.problem)")
            #expect(moment > bench.clock.now)
            if trouble.wait != nil { #expect(moment >= bench.clock.now + TimeSpan(seconds: 120)) }
        }
        #expect(try bench.history(kind) == before)
        let troubled = try bench.scheduler().feedRecord(kind.id)
        #expect(troubled.states[0].cursor == kept.cursor)
        #expect(troubled.states.map(\.failureCount) == [1, 1])
        #expect(troubled.trouble?.trouble.kind == fault.kind)

        isBad.withLock { $0 = false }
        #expect(try await bench.sync(kind.id) == [])
        let now = bench.clock.now
        #expect(
            try bench.history(kind) == bench.truth(kind, from: feed.since, to: now, knownAt: now))
        #expect(try bench.scheduler().feedRecord(kind.id).trouble == nil)
    }

    @Test(arguments: FeedBench.Kind.allCases)
    func `a provider whose clock is a day ahead is not trusted`(
        kind: FeedBench.Kind
    ) async throws {
        let bench = try FeedBench()
        let clock = bench.clock
        let ahead = Providers { clock.now + .day }
        // It gives what it takes for the past, whatever is asked for.
        let server = try StandIn { request in
            let shifted = request.target.replacing(/2024-03-11T10:00/) { _ in "2024-03-12T10:00" }
            return ahead.reply(StandIn.Request(target: shifted, headers: request.headers))
        }
        let feed = bench.feed(kind)
        try bench.scheduler().addFeed(
            Feed(
                id: feed.id, provider: feed.provider, zone: feed.zone, signal: feed.signal,
                baseURL: server.address, token: feed.token, since: FeedBench.start - .day * 2))
        let progress = try await bench.step(kind.id, .history)
        guard case .again(_, let trouble) = progress.next else {
            Issue.record("a day ahead went unnoticed")
            return
        }
        #expect(trouble.kind == .malformed)
        #expect(trouble.problem.description.contains("ahead of this machine's clock"))
        #expect(try bench.history(kind) == [])
        if kind == .electricityMaps || kind == .wattTime {
            guard case .again(_, let trouble) = try await bench.step(kind.id, .forecast).next
            else {
                Issue.record("a forecast from tomorrow went unnoticed")
                return
            }
            #expect(trouble.problem.description.contains("ahead of this machine's clock"))
        }
    }

    @Test func `a response about another zone is refused`() async throws {
        let bench = try FeedBench { _, reply in
            .answer(200, [:], Self.body(reply).replacing("\"DE\"", with: "\"FR\""))
        }
        try bench.scheduler().addFeed(bench.feed(.electricityMaps))
        guard
            case .again(_, let trouble) = try await bench.step("electricityMaps", .history).next
        else {
            Issue.record("another zone went unnoticed")
            return
        }
        #expect(trouble.problem == "the answer is about zone FR and not DE")
        #expect(try bench.history(.electricityMaps) == [])
    }

    @Test func `a transient error is retried at once while someone waits`() async throws {
        let count = Mutex(0)
        let bench = try FeedBench { _, reply in
            count.withLock {
                $0 += 1; return $0
            } % 3 == 0 ? reply : .answer(502, [:], "")
        }
        try bench.scheduler().addFeed(bench.feed(.national))
        #expect(try await bench.sync("national") == [])
        #expect(try bench.scheduler().feedRecord("national").newestHour == bench.clock.now)
    }
}
