import SolsticeTesting
import SolsticeTestSupport
import SolsticeDomain
import SolsticeExecution
import SolsticeFeeds
import SolsticeStore
import Synchronization
import Testing

@testable import Solstice

/// What a provider expects decides when a waiting job starts, for as long as it expects that.
@Suite(.timeLimit(.minutes(20)), .serialized) struct MovingTests {
    /// A provider that expects 300 g/kWh, and 100 in a few hours that it may change its mind about.
    private final class Provider: Sendable {
        let clean: Mutex<TimeWindow>

        init(clean: TimeWindow) { self.clean = Mutex(clean) }

        func reply(_ request: StandIn.Request) -> StandIn.Reply {
            let words = request.path.split(separator: "/").map(String.init)
            let from = moment(words[1])
            let isForecast = words[2] == "fw48h"
            let to = isForecast ? from + .day * 2 : moment(words[2])
            let clean = clean.withLock { $0 }
            let rows = stride(
                from: from.secondsSinceEpoch, to: to.secondsSinceEpoch, by: 1800
            ).map { second in
                let start = Instant(secondsSinceEpoch: second)
                let isClean = isForecast && clean.start <= start && start < clean.end
                return "{\"from\":\"\(start)\",\"to\":\"\(start + TimeSpan(seconds: 1800))\","
                    + "\"intensity\":{\"forecast\":\(isClean ? 100 : 300),"
                    + "\"actual\":\(isForecast ? "null" : "300"),\"index\":\"low\"}}"
            }
            return .answer("{\"data\":[\(rows.joined(separator: ","))]}")
        }
    }

    private let bench: FeedBench
    private let provider: Provider
    private let server: StandIn
    private let evening: TimeWindow
    private let morning: TimeWindow

    /// A job of two hours that is planned into the clean hours of the next morning.
    init() async throws {
        bench = try FeedBench()
        let now = bench.clock.now
        evening = TimeWindow(start: now + .hour * 8, length: .hour * 4)
        morning = TimeWindow(start: now + .hour * 20, length: .hour * 4)
        let provider = Provider(clean: morning)
        self.provider = provider
        server = try StandIn { provider.reply($0) }
        let scheduler = try bench.scheduler()
        var region = RegionChange()
        region.zone = "GB"
        region.timeZone = "UTC"
        region.pue = PUE(1.2)
        region.capacity = ["v100": 1]
        _ = try scheduler.addRegion("home", region)
        try scheduler.addFeed(
            Feed(
                id: "gb", provider: .greatBritain, zone: "GB", signal: .direct,
                baseURL: server.address, since: FeedBench.start - .day * 21))
        #expect(try await bench.sync("gb") == [])
        var request = SubmissionRequest(
            command: ["train"], workingDirectory: "/", duration: .any(.hour * 2))
        request.gpuType = "v100"
        request.wattsPerGPU = .any(Power(watts: 250))
        request.deadline = now + .hour * 36
        request.cap = .uncapped
        let start = try #require(try scheduler.submit(request).record.plan).placement.start
        #expect(morning.start <= start && start < morning.end)
    }

    /// Half-hours of feeds and service, one after the other until `isOver`; who was moved.
    private func serve(
        until isOver: @Sendable ([JobID]) -> Bool
    ) async throws -> [JobID] {
        let moved = Mutex<[JobID]>([])
        for _ in 0..<12 where !isOver(moved.withLock { $0 }) {
            bench.clock.advance(by: TimeSpan(seconds: 1800))
            #expect(try await bench.sync("gb") == [])
            let scheduler = try bench.scheduler()
            let service = try Service(
                scheduler: scheduler, executors: .ofHours(by: scheduler.clock), environment: [:]
            ) { notice in
                if case .moved(let record) = notice { moved.withLock { $0.append(record.job.id) } }
            }
            try await service.settle()
        }
        return moved.withLock { $0 }
    }

    private func forecastCount() -> Int {
        server.requests.count { $0.path.hasSuffix("fw48h") }
    }

    @Test func `a changed forecast moves a job to better hours and gives the reason`()
        async throws
    {
        provider.clean.withLock { $0 = evening }
        #expect(try await serve { !$0.isEmpty } == [1])
        let scheduler = try bench.scheduler()
        let record = try scheduler.record(1)
        let start = try #require(record.plan).placement.start
        #expect(evening.start <= start && start < evening.end)
        #expect(record.job.state == .planned)
        let event = try #require(try scheduler.events(1).last)
        #expect(event.reason.hasPrefix("moved from \(morning.start) to \(start)"))
        #expect(event.reason.contains(", by the forecast of GB issued 2024-03-11T1"))
        let plan = try scheduler.database.store.read { session in
            try session.currentPlan().flatMap { try session.plan($0) }
        }
        #expect(plan?.reason == "newer forecast")
    }

    @Test func `a repeated forecast moves nothing`() async throws {
        let before = try bench.scheduler().record(1)
        let plan = try bench.scheduler().database.store.read { try $0.currentPlan() }
        let asked = forecastCount()
        #expect(try await serve { _ in forecastCount() >= asked + 4 } == [])
        #expect(forecastCount() >= asked + 4)
        #expect(try bench.scheduler().record(1) == before)
        #expect(try bench.scheduler().database.store.read { try $0.currentPlan() } == plan)
    }
}
