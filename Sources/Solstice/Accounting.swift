import SolsticeDomain
import SolsticeStore

/// What running a job really took: metered or modelled energy on observed rates.
struct Accounting {
    let room: PlanningRoom

    /// The realised footprint of a job that is over; nil where it never ran or still runs.
    ///
    /// Rates are those observed, where they have been imported by now, and the expectation
    /// elsewhere. The baseline is the same run, as long as it really took, at the baseline's start
    /// and place, without pauses and caps, and on the same rates: a run that ended early saves nothing
    /// by that.
    func realised(
        _ job: Job, plan: PlannedJob, attempts: [Attempt]
    ) throws -> RealisedFootprint? {
        guard let reckoned = try reckoned(job, plan: plan, attempts: attempts) else { return nil }
        return RealisedFootprint(
            footprint: reckoned.used.with(transfer: transfer(of: job, plan: plan)),
            energySource: reckoned.usage.source,
            observedShare: reckoned.actual.observedShare(of: reckoned.usage.runs.map(\.window)),
            baselineEmissions: reckoned.baseline.emissions)
    }

    /// What a job's run came to beside its baseline, with the rates that both were reckoned on.
    struct Reckoned {
        let usage: JobUsage
        /// When the baseline would have run.
        let baselineRun: TimeWindow
        /// The rates of the run, and those of the baseline.
        let actual: ObservedRates
        let home: ObservedRates
        /// What the run took without moving data, and what the baseline would have taken.
        let used: Footprint
        let baseline: Footprint
    }

    /// What a job that is over came to; nil where it never ran or still runs, or where its region is
    /// not there any more.
    func reckoned(_ job: Job, plan: PlannedJob, attempts: [Attempt]) throws -> Reckoned? {
        guard job.state.isFinal,
            let usage = JobUsage(
                job.specification, on: plan.placement.accelerator, attempts: attempts,
                accelerators: room.accelerators)
        else { return nil }
        let signal = plan.placement.signal
        let baselineRun = TimeWindow(start: plan.baseline.start, length: usage.baselineLength)
        let runs = usage.runs
        guard
            let actual = try rates(plan.placement.region, signal, over: runs.map(\.window)),
            let home = try rates(plan.baseline.region, signal, over: [baselineRun]),
            let used = actual.footprint(runs),
            let baseline = home.footprint([(baselineRun, usage.baselinePower)])
        else { return nil }
        return Reckoned(
            usage: usage, baselineRun: baselineRun, actual: actual, home: home, used: used,
            baseline: baseline)
    }

    /// What moving the job's data emitted, which was done before it ran: as it was planned.
    private func transfer(of job: Job, plan: PlannedJob) -> Emissions {
        plan.placement.region == job.specification.home ? .zero : plan.placement.footprint.transfer
    }

    /// Observed rates of a region over windows, laid over the expectation.
    func rates(
        _ regionID: String, _ signal: CarbonSignal, over windows: [TimeWindow]
    ) throws -> ObservedRates? {
        guard let region = room.regions.first(where: { $0.id == regionID }),
            let first = windows.first, let last = windows.last
        else { return nil }
        let span = TimeWindow(start: first.start, end: max(last.end, first.start + .hour))
        guard let expected = try room.outlook(of: region, signal: signal, over: span) else {
            return nil
        }
        return ObservedRates(
            expected: expected,
            pue: try room.session.pueHistory(region: regionID, within: span, endingBy: room.now),
            carbonIntensity: try room.session.carbonHistory(
                zone: region.zone, signal: signal, within: span, endingBy: room.now))
    }
}

extension Footprint {
    /// The same run with the emissions of moving data on top.
    fileprivate func with(transfer: Emissions) -> Footprint {
        Footprint(
            itEnergy: itEnergy, facilityEnergy: facilityEnergy, emissions: emissions + transfer,
            transfer: transfer, band: band, cost: cost)
    }
}
