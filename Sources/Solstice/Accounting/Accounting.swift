import SolsticeDomain
import SolsticeForecasting
import SolsticeStore

/// What a job's run actually consumed: metered or modelled energy at observed rates.
struct Accounting {
    let context: PlanningContext
    /// Whether a new statement is made, so that hours that were only estimated before are filled
    /// from the record.
    var isRestating = false

    /// The realised footprint of a finished job; nil if it never ran or is still running.
    ///
    /// Rates come from the record; missing hours are filled once, from neighbouring hours or,
    /// beyond the record's end, from the forecast. The baseline is the same run at the same rates,
    /// with its actual length, at the baseline's start and place, without pauses or caps: a run
    /// that ended early saves nothing by ending early.
    func realised(
        _ job: Job, plan: PlannedJob, attempts: [Attempt]
    ) throws -> RealisedFootprint? {
        try computed(job, plan: plan, attempts: attempts).map {
            realised($0, job, plan: plan)
        }
    }

    /// The realised footprint for the computed figures.
    func realised(_ computed: RunAccount, _ job: Job, plan: PlannedJob) -> RealisedFootprint {
        RealisedFootprint(
            footprint: computed.used.with(transfer: transfer(of: job, plan: plan)),
            energySource: computed.usage.source,
            observedShare: computed.shares.observed,
            estimatedShare: computed.shares.estimated,
            baselineEmissions: computed.baseline.emissions)
    }

    /// The computed figures of a job's run and its baseline, with the rates behind both.
    struct RunAccount {
        let usage: JobUsage
        /// When the baseline would have run.
        let baselineRun: TimeWindow
        /// The run by region: a retry may run elsewhere than the attempt before it.
        let parts: [Part]
        /// The rates of the baseline.
        let home: ObservedRates
        /// What the run used without moving data, and what the baseline would have used.
        let used: Footprint
        let baseline: Footprint

        /// The part of the run in one region, with the rates there.
        struct Part {
            let rates: ObservedRates
            let runs: [(window: TimeWindow, power: Power)]
        }

        /// Shares of the run time whose carbon intensity was observed, and estimated.
        var shares: (observed: Double, estimated: Double) {
            var (observed, estimated, all) = (0.0, 0.0, 0.0)
            for part in parts {
                let windows = part.runs.map(\.window)
                let recorded = part.rates.recordedHours(of: windows)
                observed += recorded.observed
                estimated += recorded.estimated
                all += windows.reduce(0) { $0 + $1.length.hours }
            }
            return all > 0 ? (min(1, observed / all), min(1, estimated / all)) : (0, 0)
        }

        /// The values used for hours missing from the record, run and baseline together.
        var fills: [FillKey: [Fill]] {
            var fills = home.fills(in: [baselineRun])
            for part in parts {
                fills.merge(part.rates.fills(in: part.runs.map(\.window))) { $0 + $1 }
            }
            return fills.mapValues { values in
                values.sorted { $0.window.start < $1.window.start }.reduce(into: []) { kept, fill in
                    let start = max(kept.last?.window.end ?? fill.window.start, fill.window.start)
                    guard start < fill.window.end else { return }
                    kept.append(
                        Fill(
                            window: TimeWindow(start: start, end: fill.window.end),
                            value: fill.value, isFromRecord: fill.isFromRecord))
                }
            }
        }
    }

    /// The computed figures of a finished job; nil if it never ran, is still running, or its region
    /// no longer exists.
    func computed(_ job: Job, plan: PlannedJob, attempts: [Attempt]) throws -> RunAccount? {
        guard job.state.isFinal,
            let usage = JobUsage(
                job.specification, as: plan.placement.variant, attempts: attempts,
                accelerators: context.accelerators)
        else { return nil }
        let signal = plan.placement.signal
        let kept = try context.session.fills(of: job.id)
        let baselineRun = TimeWindow(start: plan.baseline.start, length: usage.baselineLength)
        var parts: [RunAccount.Part] = []
        var used = Footprint(itEnergy: .zero, facilityEnergy: .zero, emissions: .zero)
        let regions = Dictionary(grouping: usage.runs, by: \.region)
        for (region, runs) in regions.sorted(by: { $0.key < $1.key }) {
            guard let rates = try rates(region, signal, over: runs.map(\.window), kept) else {
                return nil
            }
            let part = RunAccount.Part(rates: rates, runs: runs.map { ($0.window, $0.power) })
            guard let footprint = rates.footprint(part.runs) else { return nil }
            used = used.adding(footprint)
            parts.append(part)
        }
        guard let home = try rates(plan.baseline.region, signal, over: [baselineRun], kept),
            let baseline = home.footprint([(baselineRun, usage.baselinePower)])
        else { return nil }
        return RunAccount(
            usage: usage, baselineRun: baselineRun, parts: parts, home: home, used: used,
            baseline: baseline)
    }

    /// The emissions of moving the job's data, which happened before it ran: as planned.
    private func transfer(of job: Job, plan: PlannedJob) -> Emissions {
        plan.placement.region == job.specification.home ? .zero : plan.placement.footprint.transfer
    }

    /// The hours of a run and its baseline observed or revised since the job's last statement.
    func changedHours(
        _ job: Job, plan: PlannedJob, attempts: [Attempt], by change: HistoryChange
    ) throws -> [TimeWindow] {
        guard
            let usage = JobUsage(
                job.specification, as: plan.placement.variant, attempts: attempts,
                accelerators: context.accelerators)
        else { return [] }
        let baselineRun = TimeWindow(start: plan.baseline.start, length: usage.baselineLength)
        let all = usage.runs.map { ($0.region, $0.window) } + [(plan.baseline.region, baselineRun)]
        return try all.flatMap { id, window -> [TimeWindow] in
            guard let region = context.regions.first(where: { $0.id == id }) else { return [] }
            let carbon = try context.session.changedCarbon(
                zone: region.zone, signal: plan.placement.signal, within: window, by: change)
            return try carbon
                + context.session.changedPUE(region: id, within: window, by: change)
        }.joined()
    }

    /// A region's rates over windows: from the record, from kept fills, and from the forecast.
    func rates(
        _ regionID: RegionID, _ signal: CarbonSignal, over windows: [TimeWindow],
        _ kept: [FillKey: [Fill]] = [:]
    ) throws -> ObservedRates? {
        guard let region = context.regions.first(where: { $0.id == regionID }),
            let first = windows.first, let last = windows.last
        else { return nil }
        let span = TimeWindow(start: first.start, end: max(last.end, first.start + .hour))
        guard let expected = try context.outlook(of: region, signal: signal, over: span) else {
            return nil
        }
        return ObservedRates(
            expected: expected,
            pue: try context.session.pueHistory(
                region: regionID, within: span, endingBy: context.now),
            carbonIntensity: try context.session.carbonHistory(
                zone: region.zone, signal: signal, within: span, endingBy: context.now),
            estimated: try context.session.estimatedCarbon(
                zone: region.zone, signal: signal, within: span, endingBy: context.now),
            fillingPUE: try filling(kept[FillKey(region: regionID, signal: nil)], over: span) {
                try context.session.pueHistory(region: regionID, within: $0, endingBy: context.now)
            },
            fillingIntensity: try filling(
                kept[FillKey(region: regionID, signal: signal)], over: span
            ) {
                try context.session.carbonHistory(
                    zone: region.zone, signal: signal, within: $0, endingBy: context.now)
            })
    }

    /// The values used for hours of a span that are missing from the record.
    private func filling<Quantity: ScalarQuantity>(
        _ kept: [Fill]?, over span: TimeWindow, record: (TimeWindow) throws -> Series<Quantity>
    ) throws -> ObservedRates.Filling<Quantity> {
        let around = TimeSpan.day * Double(GapFilling.dayCount + 1)
        let record = try record(TimeWindow(start: span.start - around, end: span.end + around))
        var filling = ObservedRates.Filling<Quantity>()
        filling.neighbours = GapFilling.fills(of: record, within: span)
        let kept = kept ?? []
        filling.settled = series(kept.filter { $0.isFromRecord || !isRestating })
        if isRestating { filling.provisional = series(kept.filter { !$0.isFromRecord }) }
        return filling
    }

    private func series<Quantity: ScalarQuantity>(_ fills: [Fill]) -> Series<Quantity> {
        let pieces = fills.map {
            Series<Quantity>.Piece(window: $0.window, value: Quantity(rawValue: $0.value))
        }
        return (try? Series(pieces: pieces)) ?? Series()
    }
}

extension Footprint {
    /// The sum of both, without what is not summed here: bands and cost.
    fileprivate func adding(_ other: Footprint) -> Footprint {
        Footprint(
            itEnergy: itEnergy + other.itEnergy,
            facilityEnergy: facilityEnergy + other.facilityEnergy,
            emissions: emissions + other.emissions)
    }

    /// The same run plus the emissions of moving data.
    fileprivate func with(transfer: Emissions) -> Footprint {
        Footprint(
            itEnergy: itEnergy, facilityEnergy: facilityEnergy, emissions: emissions + transfer,
            transfer: transfer, band: band, cost: cost)
    }
}
