import SolsticeTesting
import SolsticeDomain
import SolsticeStore
import Testing

@testable import Solstice

/// What is forgotten of past forecasts, and what is not.
@Suite(.timeLimit(.minutes(20))) struct ThinningTests {
    private let bench: FeedBench
    private let now: Instant

    init() throws {
        bench = try FeedBench()
        now = bench.clock.now
    }

    private static let days = 50

    /// Issues of 50 days, every three hours, and the history that they are held against, in a database that is
    /// thinned every day, or never.
    private func lay(_ bench: FeedBench, thinnedDaily: Bool) throws -> [Int] {
        let first = now - .day * Double(Self.days)
        let hours = (0..<Self.days * 24).map { first + .hour * Double($0) }
        let issues = (0..<Self.days * 8).map { first + .hour * Double($0 * 3) }
        return try bench.scheduler().database.store.write { session in
            let history = try session.beginBatch(.sample(.carbon, feed: "gb"))
            _ = try session.importCarbon(
                Series(
                    start: first, step: .hour,
                    values: hours.map {
                        CarbonIntensity(gramsPerKWh: Double(TrueGrid.grams($0)))
                    }), zone: "GB", signal: .direct, batch: history)
            let batch = try session.beginBatch(.sample(.carbonForecast, feed: "gb"))
            var removed: [Int] = []
            for (index, issue) in issues.enumerated() {
                _ = try session.importForecast(
                    expected(by: issue), zone: "GB", signal: .direct, issuedAt: issue,
                    batch: batch)
                if thinnedDaily, index % 8 == 7 {
                    removed.append(
                        try session.thinForecasts(zone: "GB", signal: .direct, at: issue))
                }
            }
            return removed
        }
    }

    private func expected(by issue: Instant) -> Series<CarbonIntensity> {
        Series(
            start: issue, step: .hour * 2,
            values: (0..<4).map {
                CarbonIntensity(
                    gramsPerKWh: Double(
                        TrueGrid.forecast(issue + .hour * Double($0 * 2), issuedAt: issue)))
            })
    }

    /// When the kept forecasts were issued, newest first.
    private func issues(_ bench: FeedBench, zone: ZoneID = "GB") throws -> [Instant] {
        try bench.scheduler().database.store.read { session in
            var issues: [Instant] = []
            var moment = bench.clock.now
            while let issue = try session.newestForecastIssue(
                zone: zone, signal: .direct, by: moment)
            {
                issues.append(issue)
                moment = issue - TimeSpan(seconds: 1)
            }
            return issues
        }
    }

    private func skill(_ bench: FeedBench) throws -> [ForecastSkill] {
        let scheduler = try bench.scheduler()
        try ForecastAccuracy.refresh(zone: "GB", signal: .direct, in: scheduler.database)
        return try scheduler.database.store.read {
            try $0.forecastSkill(zone: "GB", signal: .direct, by: now)
        }
    }

    @Test func `the computed skill is the same whether thinned daily or never`() throws {
        _ = try lay(bench, thinnedDaily: false)
        let thinned = try FeedBench()
        let removed = try lay(thinned, thinnedDaily: true)
        let (before, after) = (try issues(bench), try issues(thinned))
        #expect(before.count == Self.days * 8)
        // Three days in full, and four a day of 42 more.
        let least = 24 + 42 * 4
        #expect(after.count >= least && after.count <= least + 8, "\(after.count)")
        #expect(removed.allSatisfy { $0 <= 48 })
        #expect(after.prefix(24) == before.prefix(24))
        #expect(try skill(bench).map(\.leadHours) == [0, 6])
        #expect(try skill(thinned) == skill(bench))
        let read: (FeedBench) throws -> [Series<CarbonIntensity>] = { bench in
            try bench.scheduler().database.store.read {
                [
                    try $0.carbonHistory(zone: "GB", signal: .direct),
                    try $0.latestForecast(zone: "GB", signal: .direct, by: now),
                ]
            }
        }
        #expect(try read(thinned) == read(bench))
    }

    @Test func `a backlog is thinned in small steps until nothing is left to do`() throws {
        _ = try lay(bench, thinnedDaily: false)
        let scheduler = try bench.scheduler()
        let before = try skill(bench)
        var removed: [Int] = []
        repeat {
            removed.append(
                try scheduler.database.store.write {
                    try $0.thinForecasts(zone: "GB", signal: .direct, at: now)
                })
        } while removed.last != 0
        #expect(removed.dropLast(2).allSatisfy { $0 == 48 } && removed.count > 4)
        #expect(try issues(bench).count < 24 + 43 * 4)
        let again = try bench.scheduler()
        #expect(
            try again.database.read {
                try ForecastAccuracy(context: $0.at(now)).computed(zone: "GB", signal: .direct)
            } == before)
    }

    @Test func `a feed thins what it imported, but nothing that a user imported`() async throws {
        try bench.scheduler().addFeed(bench.feed(.national))
        for _ in 0..<3 {
            try await bench.sync("national")
            bench.clock.advance(by: TimeSpan(seconds: 900))
            let scheduler = try bench.scheduler()
            _ = try scheduler.importCarbon(
                SourceFile(
                    name: "https://example.org/mine.csv",
                    bytes: Array(
                        "zone,utc,direct_g_per_kwh\nGB,\(now),100\nGB,\(now + .hour),90\n".utf8)),
                options: ImportOptions(issuedAt: scheduler.now, isForecast: true))
            bench.clock.advance(by: TimeSpan(seconds: 900))
        }
        let before = try issues(bench)
        #expect(before.count == 6)
        bench.clock.advance(by: .day * 4)
        try await bench.sync("national")
        // The first of the morning, all that were imported by hand, and the newest.
        let minutes = [75, 45, 15, 0].map { now + TimeSpan(seconds: $0 * 60) }
        #expect(try issues(bench) == [bench.clock.now] + minutes)
    }

    @Test func `the newest forecast stays, however old it is`() throws {
        _ = try lay(bench, thinnedDaily: false)
        let newest = try #require(try issues(bench).first)
        let late = now + .day * 400
        try bench.scheduler().database.store.write { session in
            while try session.thinForecasts(zone: "GB", signal: .direct, at: late) > 0 {}
        }
        #expect(try issues(bench) == [newest])
    }
}

extension BatchDescription {
    fileprivate static func sample(_ kind: Kind, feed: String?) -> BatchDescription {
        BatchDescription(
            kind: kind, fileName: "page", sha256: String(repeating: "a", count: 64),
            importedAt: FeedBench.start, format: "gb", unit: "g/kWh", rowCount: 4,
            rejectedCount: 0, feed: feed)
    }
}
