import SolsticeDomain
import SolsticeForecasting
import SolsticeStore

/// How accurate a provider's forecasts were, beside Solstice's own.
struct ForecastAccuracy {
    let context: PlanningContext
    private var session: StoreSession { context.session }
    private var now: Instant { context.now }

    /// How long a computed result stays valid.
    private static let validity = TimeSpan.hour * 6

    /// The accuracy of the forecasts for a region's zone up to now, shortest leads first; empty if
    /// no issue has been compared.
    func skills(
        ofRegion id: RegionID, signal: CarbonSignal?
    ) throws -> (zone: ZoneID, signal: CarbonSignal, skills: [ForecastSkill]) {
        let zone = try session.existingRegion(id).zone
        let signal = try signal ?? Profiles(context: context).shownSignal(zone: zone)
        return (zone, signal, try computed(zone: zone, signal: signal))
    }

    /// Computes the accuracy of a provider's forecasts and stores it, unless that was done
    /// recently. Only storing it takes the write lock, for a moment.
    static func refresh(
        zone: ZoneID, signal: CarbonSignal, in database: Database
    ) throws(Diagnostic) {
        let skills = try database.read { context -> [ForecastSkill] in
            let kept = try context.session.forecastSkill(
                zone: zone, signal: signal, by: context.now
            ).first?.reckonedAt
            if let kept, context.now - kept < validity { return [] }
            return try ForecastAccuracy(context: context).computed(zone: zone, signal: signal)
        }
        guard !skills.isEmpty else { return }
        try database.write { try $0.session.keep(skills, zone: zone, signal: signal) }
    }

    /// The accuracy of a provider's forecasts up to now.
    func computed(zone: ZoneID, signal: CarbonSignal) throws -> [ForecastSkill] {
        let window = ForecastIssueKeeping.compared(at: now)
        let issues = try session.comparedForecastIssues(
            zone: zone, signal: signal, at: now
        ).map { issuedAt in
            ProviderSkill.Issue(
                issuedAt: issuedAt,
                series: try session.forecast(zone: zone, signal: signal, issuedAt: issuedAt))
        }
        guard !issues.isEmpty else { return [] }
        let history = try session.carbonHistory(
            zone: zone, signal: signal,
            within: TimeWindow(start: window.start - SeriesState.memory, end: now), endingBy: now)
        let clock = try context.clocks.clock(try session.timeZone(ofZone: zone) ?? "UTC")
        // The model is fitted to data up to now, which flatters it a little.
        let model = try ForecastKeeping(session: session).state(
            of: .carbonIntensity(zone: zone, signal: signal), clock: clock, at: now)?.model
        return ProviderSkill.computed(of: issues, observed: history, model: model, now: now)
    }
}
