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
        guard job.state.isFinal,
            let usage = JobUsage(
                job.specification, on: plan.placement.accelerator, attempts: attempts,
                accelerators: room.accelerators)
        else { return nil }
        let signal = plan.placement.signal
        let baselineRun = TimeWindow(start: plan.baseline.start, length: usage.baselineLength)
        let runs = usage.runs
        var used = Footprint(itEnergy: .zero, facilityEnergy: .zero, emissions: .zero)
        var observedHours = 0.0
        // A retry may run elsewhere than the attempt before it.
        for (region, runs) in Dictionary(grouping: runs, by: \.region).sorted(by: {
            $0.key < $1.key
        }) {
            let windows = runs.map(\.window)
            guard let rates = try rates(region, signal, over: windows),
                let part = rates.footprint(runs.map { ($0.window, $0.power) })
            else { return nil }
            used = used.adding(part)
            observedHours +=
                rates.observedShare(of: windows) * windows.reduce(0) { $0 + $1.length.hours }
        }
        guard let home = try rates(plan.baseline.region, signal, over: [baselineRun]),
            let baseline = home.footprint([(baselineRun, usage.baselinePower)])
        else { return nil }
        let hours = runs.reduce(0) { $0 + $1.window.length.hours }
        return RealisedFootprint(
            footprint: used.with(transfer: transfer(of: job, plan: plan)),
            energySource: usage.source,
            observedShare: hours > 0 ? min(1, observedHours / hours) : 0,
            baselineEmissions: baseline.emissions)
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
    /// Both together, without what is not summed here: bands and cost.
    fileprivate func adding(_ other: Footprint) -> Footprint {
        Footprint(
            itEnergy: itEnergy + other.itEnergy,
            facilityEnergy: facilityEnergy + other.facilityEnergy,
            emissions: emissions + other.emissions)
    }

    /// The same run with the emissions of moving data on top.
    fileprivate func with(transfer: Emissions) -> Footprint {
        Footprint(
            itEnergy: itEnergy, facilityEnergy: facilityEnergy, emissions: emissions + transfer,
            transfer: transfer, band: band, cost: cost)
    }
}
