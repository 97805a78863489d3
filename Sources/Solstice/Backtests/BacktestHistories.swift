import OrderedCollections
import SolsticeBacktesting
import SolsticeDomain
import SolsticeStore

/// The zones of a backtest with their histories as known at one moment, read in one transaction.
struct BacktestHistories {
    let signal: CarbonSignal
    let period: TimeWindow
    /// The zones in order; if jobs may run in any zone, those that start at once run in the first.
    let places: [BacktestPlace]

    init(
        _ request: BacktestRequest, session: StoreSession, clocks: ClockTable, now: Instant
    ) throws {
        let zones = try Self.zones(request, session)
        let known = try zones.map { zone in
            (zone: zone, signals: try session.historySignals(of: zone, by: now))
        }
        let signal = try request.signal ?? Self.signal(of: known)
        let chosen = known.filter { $0.signals.contains(signal) }.map(\.zone)
        if let bare = zones.first(where: { !request.places.isEmpty && !chosen.contains($0) }) {
            throw Self.missing(signal, zone: bare)
        }
        guard let first = zones.first, !chosen.isEmpty else {
            throw Self.missing(signal, zone: zones.first)
        }
        let histories = try chosen.map { zone in
            try session.carbonHistory(zone: zone, signal: signal, endingBy: now)
        }
        let spans = zip(chosen, histories).compactMap { zone, history in
            history.span.map { (zone: zone, span: $0) }
        }
        guard spans.count == chosen.count else { throw Self.missing(signal, zone: first) }
        let period = try BacktestPeriod(histories: spans, kinds: request.kinds)
            .window(from: request.from, to: request.to)
        self.signal = signal
        self.period = period
        places = try zip(chosen, histories).map { zone, history in
            BacktestPlace(
                name: zone.rawValue, history: history,
                clock: try clocks.clock(try session.timeZone(ofZone: zone) ?? "UTC"),
                pue: try Self.pue(of: zone, by: period.start, session))
        }
    }

    /// The named zones, each once, or all zones, the home's first.
    private static func zones(
        _ request: BacktestRequest, _ session: StoreSession
    ) throws -> [ZoneID] {
        let all = try session.zones()
        let regions = try session.regions()
        if request.places.isEmpty {
            let home = regions.first { $0.isHome }?.zone
            return request.isAcross ? all.filter { $0 == home } + all.filter { $0 != home } : all
        }
        var named: OrderedSet<ZoneID> = []
        for place in request.places {
            let zone = regions.first { $0.id == RegionID(place) }?.zone ?? ZoneID(place)
            guard all.contains(zone) else {
                let nearest = nearestName(to: place, among: all.names + regions.map(\.id.rawValue))
                throw Diagnostic(
                    .noSuchInput, "there is no history of a zone \(place)",
                    remedy: nearest.map { "did you mean \($0)?" }
                        ?? "import it: \(run: .importCarbon, "FILE", .set(.zone, place))")
            }
            named.append(zone)
        }
        return Array(named)
    }

    /// The signal that most of the zones have, lifecycle before direct before marginal.
    private static func signal(
        of known: [(zone: ZoneID, signals: Set<CarbonSignal>)]
    ) throws -> CarbonSignal {
        let reach = CarbonSignal.allCases.map { signal in
            known.count { $0.signals.contains(signal) }
        }
        guard let most = reach.max(), most > 0, let index = reach.firstIndex(of: most) else {
            throw missing(nil, zone: known.first?.zone)
        }
        return CarbonSignal.allCases[index]
    }

    private static func missing(_ signal: CarbonSignal?, zone: ZoneID?) -> Diagnostic {
        let kind = signal.map { "\($0.rawValue) " } ?? ""
        let place = zone.map { [Message.Argument.set(.zone, $0)] } ?? []
        return Diagnostic(
            .noSuchInput,
            "no \(kind)carbon history \(zone.map { "of zone \($0) " } ?? "")is there",
            remedy: "import a year or more of it: "
                + Message.run(.importCarbon, ["FILE"] + place))
    }

    /// The mean PUE measured by a moment in the zone's region, home before others; else its annual
    /// figure; else 1, which weights zones by their electricity alone.
    private static func pue(
        of zone: ZoneID, by moment: Instant, _ session: StoreSession
    ) throws -> PUE {
        guard let region = try session.regions().first(where: { $0.zone == zone }) else {
            return PUE(1)
        }
        let pieces = try session.pueHistory(region: region.id, endingBy: moment).pieces
        let hours = pieces.reduce(0) { $0 + $1.window.length.hours }
        guard hours > 0 else { return region.annualPUE?.value ?? PUE(1) }
        return PUE(pieces.reduce(0) { $0 + $1.value.ratio * $1.window.length.hours } / hours)
    }
}
