public import SolsticeDomain
import SolsticeForecasting
import SolsticeStore

extension Scheduler {
    /// The seasonal table of a region's rate, PUE × carbon intensity, over its carbon history, and
    /// the source of the PUE: its own history, laid over its typical months and hours, or one
    /// figure.
    /// - Throws: a ``Diagnostic`` if no carbon history was imported.
    public func rateProfile(
        _ id: String, signal: CarbonSignal? = nil
    ) throws(Diagnostic) -> (
        profile: SeasonalProfile<EmissionRate>, signal: CarbonSignal, pueSource: RateBasis.Source,
        clock: LocalClock
    ) {
        try store.read { session in
            let region = try existing(id, session)
            let wanted = try signal ?? shownSignal(zone: region.zone, session)
            let carbon = try session.carbonHistory(
                zone: region.zone, signal: wanted, endingBy: now)
            let clock = try clocks.clock(region.timeZone)
            guard let span = carbon.span else {
                throw missingHistory(zone: region.zone, wanted)
            }
            let (pue, source) = try pue(of: region, over: span, clock, session)
            let rate = Series(pue: pue, carbonIntensity: carbon)
            guard let profile = SeasonalProfile(of: rate, clock: clock) else {
                throw Diagnostic(
                    .noSuchInput, "PUE and carbon intensity of \(id) have no hour in common",
                    remedy: "import more of one: solstice import pue FILE --region \(id)")
            }
            return (profile, wanted, source, clock)
        }
    }

    private func pue(
        of region: Region, over span: TimeWindow, _ clock: LocalClock, _ session: StoreSession
    ) throws -> (Series<PUE>, RateBasis.Source) {
        let history = try session.pueHistory(region: region.id, endingBy: now)
        if let usual = SeasonalProfile(of: history, clock: clock) {
            return (
                history.clipped(to: span).over(usual.filled.series(over: span, clock: clock)),
                .seasonalTable
            )
        }
        let figure = region.annualPUE ?? SiteKnowledge.surveyPUE
        return (
            Series(constant: figure.value, over: span),
            region.annualPUE == nil ? .surveyMean : .annualFigure
        )
    }
}
