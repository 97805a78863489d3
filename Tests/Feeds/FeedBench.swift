import SolsticeTesting
import SolsticeTestSupport
import Foundation
import SolsticeDomain
import SolsticeExecution
import SolsticeFeeds
import SolsticeStore

@testable import Solstice

/// A database of its own, a stand-in for all providers, and a clock that both see; gone after a test.
final class FeedBench: Sendable {
    static let start = moment("2024-03-11T00:00:00Z")

    private let folder: ScratchFolder
    let clock: ManualClock
    let providers: Providers
    let server: StandIn
    var path: String { folder.database }

    /// A stand-in whose answers `twist` may change.
    init(
        at moment: Instant = start + .hour * 10, gap: TimeWindow? = nil,
        twist: @escaping @Sendable (StandIn.Request, StandIn.Reply) -> StandIn.Reply = { $1 }
    ) throws {
        folder = try ScratchFolder()
        let clock = ManualClock(at: moment)
        self.clock = clock
        let providers = Providers(gap: gap) { clock.now }
        self.providers = providers
        server = try StandIn { twist($0, providers.reply($0)) }
    }

    /// A scheduler at the present moment.
    func scheduler() throws(Diagnostic) -> Scheduler {
        try Scheduler(databasePath: path, clock: clock.schedulerClock)
    }

    /// A file beside the database.
    func file(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
        try folder.write(text, to: name, mode: mode)
        return folder.file(name)
    }

    /// A feed of the stand-in, three weeks back.
    func feed(_ kind: Kind, since: Instant? = nil, recentOnly: Bool = false) -> Feed {
        Feed(
            id: kind.id, provider: kind.provider, zone: kind.zone,
            signal: FeedPages.usualSignal(of: kind.provider), baseURL: server.address,
            token: kind.token, since: since ?? Self.start - .day * 21,
            isRecentOnly: recentOnly)
    }

    /// What providers are followed in tests.
    enum Kind: String, CaseIterable, Sendable {
        case national, regional, electricityMaps, wattTime

        var id: String { rawValue }
        var provider: FeedProvider {
            switch self {
            case .national, .regional: .greatBritain
            case .electricityMaps: .electricityMaps
            case .wattTime: .wattTime
            }
        }
        var zone: ZoneID {
            switch self {
            case .national: "GB"
            case .regional: "GB-10"
            case .electricityMaps: "DE"
            case .wattTime: "CAISO_NORTH"
            }
        }
        var token: FeedTokenSource? {
            switch self {
            case .national, .regional: nil
            case .electricityMaps: .environment("EMAPS_TOKEN")
            case .wattTime: .environment("WATTTIME_LOGIN")
            }
        }
        var signal: CarbonSignal {
            switch self {
            case .national, .regional: .direct
            case .electricityMaps: .lifecycle
            case .wattTime: .marginal
            }
        }
        var step: TimeSpan {
            switch self {
            case .national, .regional: TimeSpan(seconds: 1800)
            case .electricityMaps: .hour
            case .wattTime: TimeSpan(seconds: 300)
            }
        }
    }

    static let environment = ["EMAPS_TOKEN": Providers.token, "WATTTIME_LOGIN": Providers.login]

    /// Asks one page of a stream, at the present moment.
    @discardableResult
    func step(
        _ id: String, _ stream: FeedStream, limits: FeedClient.Limits = .patient,
        environment: [String: String] = environment
    ) async throws -> FeedProgress {
        let scheduler = try scheduler()
        let record = try scheduler.feedRecord(id)
        guard let state = record.states.first(where: { $0.stream == stream }) else {
            throw Diagnostic(.software, "no such stream")
        }
        return try await FeedClient.lend(limits: limits) { client in
            try await FeedSync(
                scheduler: scheduler, client: client, environment: environment, jitter: { 0 }
            ).step(record.feed, state)
        }
    }

    /// Brings feeds up to date, without waiting.
    @discardableResult
    func sync(_ ids: String..., environment: [String: String] = environment) async throws
        -> [Diagnostic]
    {
        try await FeedSyncRun(
            scheduler: scheduler(), environment: environment, limits: .patient, pause: { _ in }
        ).sync(ids)
    }

    /// The history that is kept of a feed's zone.
    func history(_ kind: Kind) throws -> [String] {
        try scheduler().database.store.read {
            try $0.carbonHistory(zone: kind.zone, signal: kind.signal)
        }.pieces.map { "\($0.window.start) \($0.window.length) \($0.value.gramsPerKWh)" }
    }

    /// The history that ought to be kept of it.
    func truth(_ kind: Kind, from start: Instant, to end: Instant, knownAt now: Instant) -> [String]
    {
        stride(
            from: start.secondsSinceEpoch, to: end.secondsSinceEpoch, by: kind.step.seconds
        ).map { second in
            let hour = Instant(secondsSinceEpoch: second)
            let grams: Double =
                switch kind {
                case .national, .electricityMaps: Double(TrueGrid.grams(hour, knownAt: now))
                case .regional: Double(TrueGrid.forecast(hour, issuedAt: min(hour, now)))
                case .wattTime: Double(TrueGrid.grams(hour, knownAt: now)) * 0.45359237
                }
            return "\(hour) \(kind.step) \(grams)"
        }
    }

    /// The newest forecast of a feed's zone.
    func forecast(_ kind: Kind) throws -> Series<CarbonIntensity> {
        let now = clock.now
        return try scheduler().database.store.read {
            try $0.latestForecast(zone: kind.zone, signal: kind.signal, by: now)
        }
    }
}

extension FeedClient.Limits {
    /// For a machine on which a thousand tests run at once.
    static let patient = {
        var limits = FeedClient.Limits()
        limits.connecting = .seconds(300)
        limits.answering = .seconds(300)
        return limits
    }()

    /// For providers that no test outlives the silence of.
    static let endless = {
        var limits = FeedClient.Limits.patient
        limits.answering = .seconds(3600)
        return limits
    }()
}

extension Executors {
    /// A machine on which every job takes an hour of the clock and ends well.
    static func ofHours(by clock: SchedulerClock) -> Executors {
        Executors(
            everywhere: SimulatedExecutor(clock: clock) { _ in
                SimulatedJob(duration: .hour, outcome: .exited(code: 0))
            })
    }
}
