import SolsticeDomain
import SolsticeForecasting
import SolsticeStore

/// Seasonal tables and outlooks of zones and regions.
struct Profiles {
    let context: PlanningContext
    private var session: StoreSession { context.session }
    private var now: Instant { context.now }

    /// The seasonal table of a zone's carbon intensity, its signal and its local hours.
    ///
    /// `place` is a zone or a region.
    /// - Throws: a ``Diagnostic`` if no history was imported.
    func carbonProfile(
        _ place: String, signal: CarbonSignal? = nil
    ) throws -> (
        profile: SeasonalProfile<CarbonIntensity>, signal: CarbonSignal, clock: LocalClock
    ) {
        let zone = try session.region(RegionID(place))?.zone ?? ZoneID(place)
        let wanted = try signal ?? shownSignal(zone: zone)
        guard let profile = try session.carbonProfile(zone: zone, signal: wanted) else {
            throw missingHistory(zone: zone, wanted)
        }
        let timeZone = try session.timeZone(ofZone: zone) ?? "UTC"
        return (profile, wanted, try context.clocks.clock(timeZone))
    }

    /// The seasonal table of a region's PUE and its local hours.
    /// - Throws: a ``Diagnostic`` if no history was imported.
    func pueProfile(
        _ region: RegionID
    ) throws -> (profile: SeasonalProfile<PUE>, clock: LocalClock) {
        guard let profile = try session.pueProfile(region: region) else {
            throw Diagnostic(
                .noSuchInput, "no PUE history of region \(region) is there",
                remedy: "import it: \(run: .importPUE, "FILE", .set(.region, region))")
        }
        let timeZone = try session.region(region)?.timeZone ?? "UTC"
        return (profile, try context.clocks.clock(timeZone))
    }

    /// The seasonal table of a region's rate, PUE × carbon intensity, over its carbon history, and
    /// the source of the PUE: its own history, laid over its typical months and hours, or one
    /// figure.
    /// - Throws: a ``Diagnostic`` if no carbon history was imported.
    func rateProfile(
        _ id: RegionID, signal: CarbonSignal? = nil
    ) throws -> (
        profile: SeasonalProfile<EmissionRate>, signal: CarbonSignal, pueSource: RateBasis.Source,
        clock: LocalClock
    ) {
        let region = try session.existingRegion(id)
        let wanted = try signal ?? shownSignal(zone: region.zone)
        let carbon = try session.carbonHistory(
            zone: region.zone, signal: wanted, endingBy: now)
        let clock = try context.clocks.clock(region.timeZone)
        guard let span = carbon.span else {
            throw missingHistory(zone: region.zone, wanted)
        }
        let (pue, source) = try pue(of: region, over: span, clock)
        let rate = Series(pue: pue, carbonIntensity: carbon)
        guard let profile = SeasonalProfile(of: rate, clock: clock) else {
            throw Diagnostic(
                .noSuchInput, "PUE and carbon intensity of \(id) have no hour in common",
                remedy: "import more of one: \(run: .importPUE, "FILE", .set(.region, id))")
        }
        return (profile, wanted, source, clock)
    }

    private func pue(
        of region: Region, over span: TimeWindow, _ clock: LocalClock
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

    /// The forecast hours of a region, and where jobs lie in them.
    func outlook(
        _ id: RegionID, signal: CarbonSignal? = nil, length: TimeSpan
    ) throws -> (outlook: RegionOutlook, planned: [JobRecord]) {
        let region = try session.existingRegion(id)
        let window = TimeWindow(start: now, length: length)
        guard let signal = signal ?? context.preferredSignal(of: region),
            let outlook = try context.outlook(of: region, signal: signal, over: window)
        else {
            throw Diagnostic(
                .unavailable, "no carbon intensity is known of zone \(region.zone)",
                remedy: "import it: \(run: .importCarbon, "FILE", .set(.zone, region.zone))")
        }
        let jobs = try session.jobs(placedIn: id, during: window)
        let plans = try session.plannedJobs(jobs.map(\.id))
        return (outlook, jobs.map { JobRecord(job: $0, plan: plans[$0.id]) })
    }

    /// The signal to show for a zone if none was requested: one that it has history in.
    func shownSignal(zone: ZoneID) throws -> CarbonSignal {
        let known = try session.importedSignals(zone: zone, by: now)
        return CarbonSignal.allCases.first { known.contains($0) } ?? .lifecycle
    }

    private func missingHistory(zone: ZoneID, _ signal: CarbonSignal) -> Diagnostic {
        Diagnostic(
            .noSuchInput, "no \(signal.rawValue) carbon history of zone \(zone) is there",
            remedy: "import it: \(run: .importCarbon, "FILE", .set(.zone, zone))")
    }
}
