import SolsticeDomain
import SolsticePresentation

/// Values whose every text tries to be something else than text.
extension Samples {
    /// What would be an element, an attribute, an address or a script.
    static let markupName =
        "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> style=\"x\" javascript:x "
        + "--> ]]> </title></svg></main> &amp; `"

    static let hostileText = markupName + hostileName

    static let hostileRecord: JobRecord = {
        var asked = specification(
            name: hostileText, command: ["sh", "-c", hostileText],
            accelerator: AcceleratorID("v100" + markupName), regions: [RegionID(hostileText)])
        asked.arrayIndex = 3
        asked.home = RegionID(hostileText)
        let placed = placement(region: RegionID(hostileText))
        let place = Placement(
            region: placed.region, accelerator: AcceleratorID(hostileText), count: placed.count,
            powerCap: placed.powerCap,
            segments: placed.segments, footprint: placed.footprint, signal: placed.signal,
            basis: placed.basis)
        return JobRecord(
            job: Job(
                id: 12, specification: asked, submittedAt: at(30, 22, 49), state: .planned),
            plan: PlannedJob(placement: place, baseline: baseline(), saving: saving))
    }()

    static let hostileRegion = Region(
        id: RegionID(hostileText), zone: ZoneID(hostileText), timeZone: hostileText,
        annualPUE: SourcedFigure(PUE(1.3), source: hostileText),
        annualCarbonIntensity: SourcedFigure(
            CarbonIntensity(gramsPerKWh: 275.82), source: hostileText),
        annualSignal: .direct,
        capacity: [AcceleratorCapacity(accelerator: AcceleratorID(hostileText), count: 64)],
        water: RegionalWater(
            onSite: SourcedFigure(WaterIntensity(litresPerKWh: 1.8), source: hostileText)))

    static let hostileSight: RegionSight = {
        let plain = Samples.outlook(hours: 24)
        let outlook = RegionOutlook(
            region: hostileRegion, signal: plain.signal, pue: plain.pue,
            carbonIntensity: plain.carbonIntensity, bases: plain.bases)
        return RegionSight(
            record: RegionRecord(region: hostileRegion, carbon: [], pue: nil), outlook: outlook,
            planned: [hostileRecord],
            seasons: RegionSeasons(
                carbon: profile { month, _ in month == 1 }, carbonTimeZone: hostileText))
    }()

    static let hostileJob: JobSight = {
        let attempt = Attempt(
            job: 12, number: 1, region: RegionID(hostileText), folder: hostileText,
            startedAt: at(30, 12),
            outcome: .neverStarted(hostileText), capProblem: hostileText)
        let record = JobRecord(
            job: hostileRecord.job, plan: hostileRecord.plan, attempts: [attempt],
            pastDecisions: pastDecisions)
        let alternative = Explanation.Alternative(
            placement: hostileRecord.plan?.placement ?? placement(), saving: .zero)
        let explanation = Explanation(
            best: hostileRecord.plan ?? plan, byRegion: [alternative], byStart: [alternative],
            startNow: alternative,
            slack: [
                .init(
                    extra: .day, placement: alternative.placement,
                    furtherSaving: Emissions(grams: 100))
            ], exclusions: [.init(region: RegionID(hostileText), reason: Message(hostileText))],
            frontier: [alternative, alternative])
        return JobSight(
            record: record,
            events: [
                JobEvent(
                    at: now, from: nil, to: .queued, actor: .init(name: hostileText),
                    reason: hostileText)
            ], explanation: explanation, outlook: hostileSight.outlook)
    }()

    static let hostileLog = LogSight(
        job: 12, name: hostileText,
        piece: LogPiece(
            attempt: 1, offset: 0,
            bytes: Array(
                (hostileText + "\n\u{1B}[2J\u{1B}]0;owned\u{07}\n\u{1B}[31\n\u{1B}[").utf8),
            size: 500))
}
