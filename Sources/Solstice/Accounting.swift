import SolsticeDomain
import SolsticeStore

/// What running a job really took: metered or modelled energy on observed rates.
struct Accounting {
    let room: PlanningRoom

    /// The realised footprint of a job that ended; nil where it never ran or still runs.
    ///
    /// Rates are those observed, where they have been imported by now, and the expectation
    /// elsewhere. The baseline is the same run, as long as it really took, at the baseline's start
    /// and place and on the same rates: a run that ended early saves nothing by that.
    func realised(
        _ job: Job, plan: PlannedJob, attempts: [Attempt]
    ) throws -> RealisedFootprint? {
        let runs = attempts.compactMap { attempt in
            attempt.endedAt.map { end in
                TimeWindow(start: attempt.startedAt, end: max(end, attempt.startedAt))
            }
        }
        guard job.state.isFinal, !runs.isEmpty,
            let variant = job.specification.variants.first(where: {
                $0.accelerator == plan.placement.accelerator
            })
        else { return nil }
        // No executor sets caps yet, so every attempt ran at full power.
        let power = variant.powerPerAccelerator * Double(job.specification.acceleratorCount)
        let signal = plan.placement.signal
        let asked = job.specification.askedFor
        let length = TimeSpan(seconds: runs.reduce(0) { $0 + $1.length.seconds })
        let slowdown = asked.duration.hours / variant.duration.hours
        let baselineRun = TimeWindow(start: plan.baseline.start, length: length * slowdown)
        guard
            let actual = try rates(plan.placement.region, signal, over: runs),
            let home = try rates(plan.baseline.region, signal, over: [baselineRun]),
            let used = actual.footprint(runs, power: power),
            let baseline = home.footprint(
                [baselineRun],
                power: asked.powerPerAccelerator * Double(job.specification.acceleratorCount))
        else { return nil }
        return RealisedFootprint(
            footprint: used.with(transfer: transfer(of: job, plan: plan)), energySource: .modelled,
            observedShare: actual.observedShare(of: runs), baselineEmissions: baseline.emissions)
    }

    /// What moving the job's data emitted, which was done before it ran: as it was planned.
    private func transfer(of job: Job, plan: PlannedJob) -> Emissions {
        plan.placement.region == job.specification.home ? .zero : plan.placement.footprint.transfer
    }

    private func rates(
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
