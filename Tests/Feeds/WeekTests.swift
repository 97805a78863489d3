import SolsticeTesting
import Foundation
import SolsticeDomain
import SolsticeExecution
import SolsticeFeeds
import SolsticeStore
import Synchronization
import Testing

@testable import Solstice

/// The service beside providers that fail every tenth time.
@Suite(.timeLimit(.minutes(20)), .serialized) struct WeekTests {
    /// Chance that comes again.
    private final class Dice: Sendable {
        private let state: Mutex<UInt64>

        init(seed: UInt64) { state = Mutex(seed) }

        func roll(_ sides: UInt64) -> UInt64 {
            state.withLock { state in
                state &+= 0x9E37_79B9_7F4A_7C15
                var mixed = state
                mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
                mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
                return (mixed ^ (mixed >> 31)) % sides
            }
        }
    }

    private static func fault(_ number: UInt64, _ reply: StandIn.Reply) -> StandIn.Reply {
        guard case .answer(_, _, let body) = reply else { return reply }
        return switch number {
        case 0: .answer(500, "{}")
        case 1: .answer(503, ["Retry-After": "60"], "{}")
        case 2: .answer(429, ["Retry-After": "90"], "{}")
        case 3: .cut(body, after: body.utf8.count / 2)
        case 4: .hangUp
        case 5: .answer(String(body.dropLast(body.count / 3)))
        case 6: .answer(body.replacing(/:[0-9]+,/, maxReplacements: 1) { _ in ":true," })
        default: .answer("<html>maintenance</html>")
        }
    }

    /// What the tables hold after a week, and after some quiet days more.
    private struct Outcome {
        var histories: [String: [String]] = [:]
        var profiles: [String: SeasonalProfile<CarbonIntensity>] = [:]
        /// Forecasts by when they were issued.
        var issues: [String: [Instant: Series<CarbonIntensity>]] = [:]
        var notices: [String] = []
        /// How many answers were spoilt.
        var faultCount = 0
    }

    private static let week = TimeWindow(
        start: FeedBench.start + .hour * 10, length: .day * 7)
    /// When all feeds are asked a last time, without faults.
    private static let rest = week.end + .day * 6

    /// A week of the real service, of which a day passes in some four seconds. It begins with what was
    /// known by then.
    private func week(faults: Bool) async throws -> Outcome {
        let bench = try FeedBench(at: Self.week.start)
        let dice = Dice(seed: 7)
        let time = Mutex(SchedulerClock.fixed(at: Self.week.start))
        let faultCount = Mutex(0)
        let providers = Providers { time.withLock { $0.now } }
        let server = try StandIn { request in
            let reply = providers.reply(request)
            let isQuiet = time.withLock { $0.now } == Self.rest
            guard faults, !isQuiet, dice.roll(10) == 0 else { return reply }
            faultCount.withLock { $0 += 1 }
            return Self.fault(dice.roll(8), reply)
        }
        for kind in FeedBench.Kind.allCases {
            let feed = bench.feed(kind, since: FeedBench.start - .day * 3)
            try bench.scheduler().addFeed(
                Feed(
                    id: feed.id, provider: feed.provider, zone: feed.zone, signal: feed.signal,
                    baseURL: server.address, token: feed.token, since: feed.since))
        }
        for kind in FeedBench.Kind.allCases { try await bench.sync(kind.id) }
        let clock = SchedulerClock.running(from: Self.week.start, rate: 20_000)
        time.withLock { $0 = clock }
        let scheduler = try Scheduler(databasePath: bench.path, clock: clock)
        let log = Mutex<[String]>([])
        let service = try Service(
            scheduler: scheduler,
            executors: .ofHours(by: clock),
            environment: FeedBench.environment
        ) { notice in
            switch notice {
            case .feedTrouble(let feed, let diagnostic):
                log.withLock { $0.append("\(feed): \(diagnostic.problem)") }
            case .feedRecovered(let feed): log.withLock { $0.append("\(feed) recovered") }
            default: log.withLock { $0.append("\(notice)") }
            }
        }
        let work = Task { try await service.run(untilEmpty: false) }
        // Until the week is over, and what was kept of it has settled.
        while try clock.now < Self.week.end + .day
            || !scheduler.feedRecords().allSatisfy({ ($0.newestHour ?? clock.now) >= Self.week.end }
            )
        {
            try await Task.sleep(for: .milliseconds(50))
        }
        work.cancel()
        try await work.value
        #expect(clock.now < Self.rest)
        // The hours that were still estimates are settled by then, at the same moment in each week.
        time.withLock { $0 = .fixed(at: Self.rest) }
        bench.clock.advance(by: Self.rest - bench.clock.now)
        for kind in FeedBench.Kind.allCases { #expect(try await bench.sync(kind.id) == []) }
        return try outcome(bench, log.withLock { $0 }, faultCount.withLock { $0 })
    }

    private func outcome(
        _ bench: FeedBench, _ notices: [String], _ faultCount: Int
    ) throws -> Outcome {
        var outcome = Outcome(notices: notices, faultCount: faultCount)
        for kind in FeedBench.Kind.allCases {
            outcome.histories[kind.id] = try bench.history(kind)
            try bench.scheduler().database.store.read { session in
                outcome.profiles[kind.id] = try session.carbonProfile(
                    zone: kind.zone, signal: kind.signal)
                var moment = Self.rest
                while let issue = try session.newestForecastIssue(
                    zone: kind.zone, signal: kind.signal, by: moment)
                {
                    outcome.issues[kind.id, default: [:]][issue] = try session.forecast(
                        zone: kind.zone, signal: kind.signal, issuedAt: issue)
                    moment = issue - TimeSpan(seconds: 1)
                }
            }
        }
        return outcome
    }

    @Test func `after a week with one fault in ten, the tables match a faultless week`()
        async throws
    {
        let bench = try FeedBench()
        let good = try await week(faults: false)
        let bad = try await week(faults: true)
        #expect(good.notices == [])
        // How often a feed is asked in this fast time is a matter of the machine.
        #expect(bad.faultCount > 10)
        #expect(bad.notices.count > 10)
        for kind in FeedBench.Kind.allCases {
            let truth = bench.truth(
                kind, from: FeedBench.start - .day * 3, to: Self.rest, knownAt: Self.rest)
            #expect(good.histories[kind.id] == truth)
            #expect(bad.histories[kind.id] == truth)
            let profile = try #require(good.profiles[kind.id])
            #expect(profile == bad.profiles[kind.id])
            let issues = try #require(good.issues[kind.id])
            let others = try #require(bad.issues[kind.id])
            let newest = try #require(issues.keys.max())
            #expect(newest == others.keys.max() && newest > Self.week.end + .day * 5)
            // Great Britain's are as old as their answers, which come at other moments each time;
            // of the others, those that were there for only a second of this fast time are missed,
            // and a slow machine misses most.
            let both = Set(issues.keys).intersection(others.keys)
            #expect(!both.isEmpty, "\(kind)")
            for issue in both { #expect(issues[issue] == others[issue], "\(kind) \(issue)") }
            let all = issues.merging(others, uniquingKeysWith: { one, _ in one })
            let invented = all.filter { !isTrue($1, issuedAt: $0, kind) }.keys
            #expect(invented.isEmpty, "\(kind)")
        }
    }

    /// Whether a forecast is the provider's, as it was at its issue or, where none is stated, when it
    /// was asked for, which a slow machine may have done hours before it kept the answer.
    private func isTrue(
        _ series: Series<CarbonIntensity>, issuedAt issue: Instant, _ kind: FeedBench.Kind
    ) -> Bool {
        let lag = kind == .electricityMaps || kind == .wattTime ? 1 : 6
        return series.pieces.allSatisfy { piece in
            (0...lag).map { issue - .hour * Double($0) }.contains { moment in
                let start = piece.window.start
                let grams = Double(
                    TrueGrid.forecast(
                        start,
                        issuedAt: kind.provider == .greatBritain ? min(start, moment) : moment))
                let scale = kind == .wattTime ? 0.45359237 : 1
                return abs(piece.value.gramsPerKWh - grams * scale) < 1e-9
            }
        }
    }
}
