import Foundation
import Solstice
import Synchronization
import Testing

@Suite struct BacktestTests {
    private static let kinds = [
        JobKind(length: .hour * 2, slack: .hour * 24),
        JobKind(length: .hour * 3, slack: .hour * 20, resumeOverhead: .hour * 0.5),
    ]
    private static let policies: [BacktestPolicy] = [
        .runNow, .forecastOnce, .valueOfWaiting, .oracle,
    ]

    /// Four weeks of a zone: a daily rhythm with something that no table knows.
    private static func history(_ zone: ZoneID, level: Double, days: Int = 28) -> SourceFile {
        Grid.hours(zone: zone, from: Workbench.now - .day * Double(days), count: days * 24) {
            level + rhythm($0)
        }
    }

    private static func rhythm(_ hour: Int) -> Double {
        let distance = abs(hour % 24 - 13)
        let noise = hour * 37 % 61
        return Double(distance * 10 + noise)
    }

    private func request(_ change: (inout BacktestRequest) -> Void = { _ in }) -> BacktestRequest {
        var request = BacktestRequest(kinds: Self.kinds)
        request.policies = Self.policies
        request.distance = .hour * 29
        change(&request)
        return request
    }

    private func scheduler(zones: [ZoneID] = ["EAST", "WEST"]) throws -> (Scheduler, Workbench) {
        let bench = try Workbench()
        let scheduler = try bench.scheduler()
        for (index, zone) in zones.enumerated() {
            try scheduler.lay(Self.history(zone, level: 200 + 90 * Double(index)))
        }
        return (scheduler, bench)
    }

    /// The same by hand, from the module that replays.
    private func report(_ summary: BacktestSummary, zone: ZoneID, level: Double) -> BacktestReport {
        let values: [CarbonIntensity?] = (0..<672).map { hour in
            CarbonIntensity(gramsPerKWh: level + Self.rhythm(hour))
        }
        let series = Series(start: at(-672), step: .hour, values: values)
        return Backtest(
            places: [BacktestPlace(name: zone.rawValue, history: series, clock: .utc)],
            jobs: BacktestJob.mix(of: Self.kinds, over: summary.period, every: .hour * 29),
            policies: Self.policies
        ).run()
    }

    @Test func `the scheduler gives the same result as the backtest itself`() throws {
        let (scheduler, bench) = try scheduler()
        let before = try bench.bytes()
        let summary = try scheduler.backtest(request())
        #expect(try bench.bytes() == before)
        #expect(summary.places == ["EAST", "WEST"])
        #expect(summary.signal == .direct)
        for (zone, level) in [("EAST" as ZoneID, 200.0), ("WEST", 290.0)] {
            let report = report(summary, zone: zone, level: level)
            for outcome in report.outcomes {
                let result = try #require(
                    summary.result(
                        place: zone.rawValue, kind: outcome.kind.name,
                        policy: outcome.policy.rawValue))
                #expect(result.jobCount == outcome.jobCount && outcome.jobCount > 5)
                #expect(result.shareOfOracle == outcome.shareOfOracle)
                #expect(result.savedFraction == outcome.savedFraction)
                #expect(result.delayP90 == outcome.delay(quantile: 0.9))
                #expect(result.missCount == outcome.missCount)
                #expect(result.shareBetter == outcome.shareBetter)
            }
            let day = summary.coverage.first { $0.place == zone.rawValue && $0.leadFrom == .zero }
            #expect(day?.inside == report.coverage.withinDay.inside)
        }
    }

    @Test func `no value after now changes anything`() throws {
        let (known, _) = try scheduler()
        let (oracle, _) = try scheduler()
        try oracle.lay(
            Grid.hours(zone: "EAST", from: Workbench.now, count: 400) { Double($0 * 71 % 900 + 1) })
        try oracle.lay(
            Grid.hours(zone: "LATER", from: Workbench.now, count: 400) { Double($0 * 71 % 900 + 1) }
        )
        #expect(try oracle.backtest(request()) == known.backtest(request()))
    }

    @Test func `without a period, a short history is split in half for learning`() throws {
        let summary = try scheduler().0.backtest(request { $0.policies = [.oracle] })
        #expect(summary.period == TimeWindow(start: at(-14 * 24), end: at(-26)))
        #expect(summary.leastHistory == .day * 14)
    }

    @Test func `across zones, a job runs in the better one, with its baseline at home`() throws {
        let (scheduler, _) = try scheduler()
        try scheduler.add("home", zone: "WEST") { $0.isHome = true }
        let across = try scheduler.backtest(
            request {
                $0.isAcross = true
                $0.policies = [.valueOfWaiting]
            })
        #expect(across.places == ["WEST+EAST"])
        let alone = try scheduler.backtest(request { $0.places = ["home"] })
        #expect(alone.places == ["WEST"])
        for kind in Self.kinds {
            let policy = BacktestPolicy.valueOfWaiting.rawValue
            let both = across.result(place: "WEST+EAST", kind: kind.name, policy: policy)
            let one = alone.result(place: "WEST", kind: kind.name, policy: policy)
            #expect(both?.emissionsAtOnce == one?.emissionsAtOnce)
            #expect(try #require(both).emissions < (try #require(one)).emissions)
        }
    }

    @Test func `PUE weights zones against each other`() throws {
        let (scheduler, _) = try scheduler()
        try scheduler.add("east", zone: "EAST") { $0.pue = PUE(1.5) }
        let summary = try scheduler.backtest(request { $0.policies = [.runNow] })
        let plain = report(summary, zone: "EAST", level: 200).outcomes[0]
        let weighed = summary.results[0]
        let expected = 1.5 * plain.emissionsAtOnce.grams / Double(plain.jobCount)
        #expect(abs(weighed.emissions.grams - expected) < 1e-6 * expected)
    }

    @Test func `an interrupted backtest shows the completed zones`() throws {
        let count = ProcessInfo.processInfo.activeProcessorCount + 2
        let zones: [ZoneID] = (0..<count).map { "Z\($0)" }
        let (scheduler, _) = try scheduler(zones: zones)
        let summary = try scheduler.backtest(request { $0.policies = [.oracle] }) { _ in false }
        #expect(summary.isInterrupted)
        #expect(!summary.places.isEmpty && summary.places.count < count)
    }

    @Test func `progress ends at 100 %`() throws {
        let (scheduler, _) = try scheduler()
        let shares = Shares()
        _ = try scheduler.backtest(request { $0.policies = [.oracle] }) { shares.add($0) }
        #expect(shares.all.allSatisfy { (0...1).contains($0) })
        #expect(abs((shares.all.max() ?? 0) - 1) < 1e-9)
    }

    @Test(arguments: [
        ("8h@7d", JobKind(length: .hour * 8, slack: .day * 7)),
        ("90m@0h", JobKind(length: .hour * 1.5, slack: .zero)),
        ("1d@30d/10m", JobKind(length: .day, slack: .day * 30, resumeOverhead: .hour * (1 / 6))),
        ("8h@7d/0m", JobKind(length: .hour * 8, slack: .day * 7, resumeOverhead: .zero)),
        ("8h", nil), ("8h@", nil), ("@7d", nil), ("0h@7d", nil), ("8h@-1", nil), ("-8@1d", nil),
        ("8h@7d/", nil), ("8h@7d/10m/1m", nil), ("8h@7d@1d", nil), ("", nil),
    ])
    func `a kind of job is parsed`(text: String, kind: JobKind?) {
        #expect(JobKind(text: text) == kind)
        if let kind { #expect(JobKind(text: kind.name) == kind) }
    }
}

/// Shares of progress, told from several threads.
private final class Shares: Sendable {
    private let told = Mutex<[Double]>([])

    var all: [Double] { told.withLock { $0 } }

    func add(_ share: Double) -> Bool {
        told.withLock { $0.append(share) }
        return true
    }
}
