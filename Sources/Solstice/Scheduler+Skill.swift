public import SolsticeDomain
import SolsticeForecasting
import SolsticeStore

extension Scheduler {
    /// How long a computed result stays valid.
    private static let validity = TimeSpan.hour * 6

    /// The accuracy of the forecasts for a region's zone up to now, shortest leads first; empty if
    /// no issue has been compared. RunAccount again when that is due.
    public func forecastSkill(
        _ id: String, signal: CarbonSignal? = nil
    ) throws(Diagnostic) -> (zone: String, signal: CarbonSignal, skills: [ForecastSkill]) {
        let now = self.now
        let (zone, signal) = try store.read { session in
            let region = try existing(id, session)
            return (region.zone, try signal ?? shownSignal(zone: region.zone, session))
        }
        let skills = try store.read { try computedSkill(zone: zone, signal: signal, $0, now) }
        return (zone, signal, skills)
    }

    /// Computes the accuracy of a provider's forecasts unless that was done recently. Only storing
    /// it takes the write lock, for a moment.
    func refreshSkill(zone: String, signal: CarbonSignal) throws(Diagnostic) {
        let now = self.now
        let kept = try store.read {
            try $0.forecastSkill(zone: zone, signal: signal, by: now).first?.reckonedAt
        }
        if let kept, now - kept < Self.validity { return }
        let skills = try store.read { try computedSkill(zone: zone, signal: signal, $0, now) }
        guard !skills.isEmpty else { return }
        try store.write { try $0.keep(skills, zone: zone, signal: signal) }
    }

    /// The accuracy of a provider's forecasts up to a moment.
    func computedSkill(
        zone: String, signal: CarbonSignal, _ session: StoreSession, _ now: Instant
    ) throws -> [ForecastSkill] {
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
        let clock = try clocks.clock(try session.timeZone(ofZone: zone) ?? "UTC")
        // The model is fitted to data up to now, which flatters it a little.
        let model = try ForecastKeeping(session: session).state(
            of: .carbonIntensity(zone: zone, signal: signal), clock: clock, at: now)?.model
        return ProviderSkill.computed(of: issues, observed: history, model: model, now: now)
    }
}
