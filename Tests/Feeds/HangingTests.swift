import SolsticeTesting
import SolsticeDomain
import SolsticeExecution
import SolsticeFeeds
import SolsticeStore
import Synchronization
import Testing

@testable import Solstice

/// Providers that take a request and never answer: they keep nobody waiting but themselves.
@Suite(.timeLimit(.minutes(20)), .serialized) struct HangingTests {
    private let bench: FeedBench
    private let silent: [StandIn]

    /// More providers that hang than are asked at once, each at an address of its own.
    init() throws {
        bench = try FeedBench()
        silent = try (0..<FeedRota.breadth + 2).map { _ in try StandIn { _ in .silence } }
        for (number, server) in silent.enumerated() {
            try bench.scheduler().addFeed(
                Feed(
                    id: "silent-\(number)", provider: .greatBritain,
                    zone: "GB-\(number + 1)", signal: .direct, baseURL: server.address,
                    since: FeedBench.start))
        }
    }

    /// Follows feeds at a time that runs until `isOver` says so; four minutes at most, which
    /// only the busiest machine takes.
    private func follow(
        _ limits: FeedClient.Limits = .endless, rate: Double = 3600, until isOver: () throws -> Bool
    ) async throws {
        let follower = try FeedFollower(
            databasePath: bench.path, clock: .running(from: bench.clock.now, rate: rate),
            environment: FeedBench.environment, limits: limits, jitter: { 0 }
        ) { _ in }
        let work = Task { await follower.follow() }
        let start = ContinuousClock.now
        while try !isOver(), ContinuousClock.now - start < .seconds(240) {
            try await Task.sleep(for: .milliseconds(5))
        }
        work.cancel()
        await work.value
    }

    @Test func `a feed of another host keeps updating while some hang`()
        async throws
    {
        // Three that hang leave one place of four.
        for number in 3..<silent.count {
            try bench.scheduler().removeFeed("silent-\(number)")
        }
        try bench.scheduler().addFeed(bench.feed(.electricityMaps, recentOnly: true))
        try await follow { bench.server.requests.count >= 8 }
        #expect(bench.server.requests.count >= 8)
        #expect(silent.prefix(3).map(\.requests.count) == [1, 1, 1])
    }

    @Test func `feeds that hung come last and delay the others at most once`()
        async throws
    {
        try bench.scheduler().addFeed(bench.feed(.electricityMaps, recentOnly: true))
        var limits = FeedClient.Limits()
        limits.answering = .seconds(3)
        try await follow(limits) { bench.server.requests.count >= 8 }
        #expect(bench.server.requests.count >= 8)
        #expect(silent.allSatisfy { $0.requests.count < 8 })
    }

    @Test func `stopping while a provider hangs is not recorded as its failure`() async throws {
        try await follow { silent.count { !$0.requests.isEmpty } == FeedRota.breadth }
        #expect(silent.count { !$0.requests.isEmpty } == FeedRota.breadth)
        #expect(try bench.scheduler().feedRecords().allSatisfy { $0.trouble == nil })
    }

    @Test func `feeds of one host are queried in turn`() async throws {
        let busy = Mutex(0)
        let most = Mutex(0)
        let providers = bench.providers
        let server = try StandIn { request in
            let now = busy.withLock {
                $0 += 1
                return $0
            }
            defer { busy.withLock { $0 -= 1 } }
            most.withLock { $0 = max($0, now) }
            return providers.reply(request)
        }
        for number in 0..<silent.count { try bench.scheduler().removeFeed("silent-\(number)") }
        for kind in FeedBench.Kind.allCases {
            let feed = bench.feed(kind)
            try bench.scheduler().addFeed(
                Feed(
                    id: feed.id, provider: feed.provider, zone: feed.zone, signal: feed.signal,
                    baseURL: server.address, token: feed.token, since: feed.since))
        }
        try await follow { server.requests.count >= 12 }
        #expect(server.requests.count >= 12)
        #expect(most.withLock { $0 } == 1)
    }

    @Test func `a job starts on time while all feeds hang`() async throws {
        let clock = SchedulerClock.running(from: bench.clock.now, rate: 3600)
        let scheduler = try Scheduler(databasePath: bench.path, clock: clock)
        try scheduler.addSilentHome()
        let job = try scheduler.submit(.ofAnHour(from: bench.clock.now + .hour * 2)).record
        let started = Mutex<Instant?>(nil)
        let service = try Service(
            scheduler: scheduler,
            executors: .ofHours(by: clock),
            environment: FeedBench.environment, feedLimits: .endless
        ) { notice in
            if case .started = notice { started.withLock { $0 = clock.now } }
        }
        try await service.run(untilEmpty: true)
        let planned = try #require(job.plan?.placement.start)
        let start = try #require(started.withLock { $0 })
        #expect(start >= planned)
        // It started, and no provider had been given up by then: none is within an hour.
        #expect(try scheduler.feedRecords().allSatisfy { $0.trouble == nil })
        #expect(silent.count { !$0.requests.isEmpty } == FeedRota.breadth)
        #expect(try scheduler.record(job.job.id).job.state == .succeeded)
    }
}

extension Scheduler {
    /// A region with a flat history of its own, which no feed is about.
    fileprivate func addSilentHome() throws {
        var region = RegionChange()
        region.zone = "FLAT"
        region.timeZone = "UTC"
        region.pue = PUE(1.2)
        region.capacity = ["v100": 1]
        region.carbonIntensity = CarbonIntensity(gramsPerKWh: 300)
        region.signal = .direct
        _ = try addRegion("home", region)
    }
}

extension SubmissionRequest {
    /// A job that is to start at a moment.
    fileprivate static func ofAnHour(from earliest: Instant) -> SubmissionRequest {
        var request = SubmissionRequest(
            command: ["train"], workingDirectory: "/", duration: .any(.hour))
        request.gpuType = "v100"
        request.wattsPerGPU = .any(Power(watts: 250))
        request.earliest = earliest
        request.deadline = earliest + .day * 30
        request.cap = .uncapped
        return request
    }
}
