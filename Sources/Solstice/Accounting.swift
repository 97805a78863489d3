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
            observedShare: reckoned.observedShare,
            baselineEmissions: reckoned.baseline.emissions)
    }

    /// What a job's run came to beside its baseline, with the rates that both were reckoned on.
    struct Reckoned {
        let usage: JobUsage
        /// When the baseline would have run.
        let baselineRun: TimeWindow
        /// Where it ran, by region: a retry may run elsewhere than the attempt before it.
        let parts: [Part]
        /// The rates of the baseline.
        let home: ObservedRates
        /// What the run took without moving data, and what the baseline would have taken.
        let used: Footprint
        let baseline: Footprint

        /// What ran in one region, and the rates there.
        struct Part {
            let rates: ObservedRates
            let runs: [(window: TimeWindow, power: Power)]
        }

        /// Share of the run time whose carbon intensity was observed.
        var observedShare: Double {
            var (seen, all) = (0.0, 0.0)
            for part in parts {
                let windows = part.runs.map(\.window)
                let hours = windows.reduce(0) { $0 + $1.length.hours }
                seen += part.rates.observedShare(of: windows) * hours
                all += hours
            }
            return all > 0 ? min(1, seen / all) : 0
        }
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
        var parts: [Reckoned.Part] = []
        var used = Footprint(itEnergy: .zero, facilityEnergy: .zero, emissions: .zero)
        let regions = Dictionary(grouping: usage.runs, by: \.region)
        for (region, runs) in regions.sorted(by: { $0.key < $1.key }) {
            guard let rates = try rates(region, signal, over: runs.map(\.window)) else {
                return nil
            }
            let part = Reckoned.Part(rates: rates, runs: runs.map { ($0.window, $0.power) })
            guard let footprint = rates.footprint(part.runs) else { return nil }
            used = used.adding(footprint)
            parts.append(part)
        }
        guard let home = try rates(plan.baseline.region, signal, over: [baselineRun]),
            let baseline = home.footprint([(baselineRun, usage.baselinePower)])
        else { return nil }
        return Reckoned(
            usage: usage, baselineRun: baselineRun, parts: parts, home: home, used: used,
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
