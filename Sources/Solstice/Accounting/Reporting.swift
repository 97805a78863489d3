public import SolsticeDomain
import SolsticeForecasting
import SolsticeStore

/// Makes energy reports from stored jobs.
struct Reporting {
    let context: PlanningContext
    private var session: StoreSession { context.session }

    /// The energy report on finished jobs: on the requested ones, or on all.
    ///
    /// A job counts entirely in the period that it ended in.
    /// - Throws: a ``Diagnostic`` if a requested job or project does not exist, if a job is unfinished
    ///   or in another project, or if the period ends before it begins.
    func report(_ request: ReportRequest) throws -> EnergyReport {
        if let from = request.from, let to = request.to, to <= from {
            throw Diagnostic(
                .usage, "the period ends at \(to), before it begins at \(from)",
                remedy: "put \(setting: .from) before \(setting: .to)")
        }
        let inspection = Inspection(context: context)
        var jobs: [ReportedJob] = []
        var silent: [EnergyReport.Silent] = []
        for job in try reportable(request) {
            let record = try inspection.record(
                of: job, plan: try session.plannedJobs([job.id])[job.id])
            guard request.holds(record.attempts.last?.endedAt) else { continue }
            if let most = request.mostJobs, jobs.count >= most {
                throw Diagnostic(
                    .unavailable, "more than \(most) jobs would be in the report",
                    remedy: "ask for less with from and to, or use: \(run: .report)")
            }
            if let reported = try reported(
                record, withSurroundings: jobs.count < ReportedJob.mostDrawn)
            {
                jobs.append(reported)
            } else {
                silent.append(
                    .init(id: job.id, name: job.specification.name, state: job.state))
            }
        }
        return EnergyReport(
            madeAt: context.now, from: request.from, to: request.to, project: request.project,
            jobs: jobs, silent: silent, batches: try batches(of: jobs),
            maker: .init(version: Scheduler.version, schema: try session.schemaVersion()))
    }

    private func reportable(_ request: ReportRequest) throws -> [Job] {
        let project = try request.project.map { try session.existingProject($0) }
        guard !request.jobs.isEmpty else {
            return try session.jobs(in: JobState.allCases.filter(\.isFinal), of: project)
        }
        return try Set(request.jobs).sorted().map { id in
            let job = try session.existingJob(id)
            if let project, job.specification.project != project {
                throw Diagnostic(
                    .usage, "job \(id) does not belong to project \(project)",
                    remedy: "put it there: \(run: .mark, .text(id), .set(.project, project))")
            }
            guard job.state.isFinal else {
                throw Diagnostic(
                    .unavailable,
                    "job \(id) is \(job.state.rawValue): nothing can be stated before its end",
                    remedy: "wait for it: \(run: .wait, "\(id)")")
            }
            return job
        }
    }

    /// A job's use beside its baseline; nil if nothing can be stated.
    ///
    /// The rates around its run are collected only if they are to be drawn.
    func reported(_ record: JobRecord, withSurroundings: Bool) throws -> ReportedJob? {
        let job = record.job
        guard let plan = record.plan, let realised = record.realised,
            let first = record.attempts.first,
            let computed = try Accounting(context: context).computed(
                job, plan: plan, attempts: record.attempts)
        else { return nil }
        let end = record.attempts.compactMap(\.endedAt).max() ?? first.startedAt
        let run = run(
            record, plan, realised, computed, TimeWindow(start: first.startedAt, end: end))
        let baseline = baseline(job, plan, realised, computed)
        let carbonFree = try carbonFree(computed)
        return ReportedJob(
            id: job.id, name: job.specification.name, arrayIndex: job.specification.arrayIndex,
            project: job.specification.project, isFinalRun: job.specification.isFinalRun,
            state: job.state, signal: plan.placement.signal, run: run,
            caps: Set(record.attempts.compactMap(\.appliedCap)).sorted(),
            energySource: realised.energySource, metering: metering(record.attempts),
            observedShare: realised.observedShare, estimatedShare: realised.estimatedShare,
            expectation: computed.parts.last?.rates.expected.basis(
                over: TimeWindow(start: first.startedAt, end: max(end, first.startedAt + .hour))),
            band: band(run, plan.placement.footprint),
            expected: plan.placement.footprint,
            baseline: baseline, revision: revision(record),
            uses: try uses(computed, run: run, baseline: baseline)
                + carbonFreeUses(computed, carbonFree),
            sideEffects: sideEffects(computed, run: run),
            carbonFree: carbonFree, net: net(computed, run: run),
            surroundings: withSurroundings ? try surroundings(plan, computed, run) : Series())
    }

    /// The imports that jobs are based on, by number.
    func batches(of jobs: [ReportedJob]) throws -> [ImportBatch] {
        let numbers = Set(
            jobs.flatMap { job in
                job.uses.compactMap { use -> BatchID? in
                    if case .batch(let number, _) = use.origin { number } else { nil }
                } + [job.revision?.batch].compactMap { $0 }
            })
        return try numbers.sorted().compactMap { try session.batch($0) }
    }

    private func run(
        _ record: JobRecord, _ plan: PlannedJob, _ realised: RealisedFootprint,
        _ computed: Accounting.RunAccount, _ window: TimeWindow
    ) -> EnergyAccount {
        return EnergyAccount(
            region: plan.placement.region, accelerator: plan.placement.accelerator,
            processors: plan.placement.count, start: window.start,
            end: window.end, worked: record.attempts.worked(until: window.end),
            itEnergy: realised.footprint.itEnergy,
            facilityEnergy: realised.footprint.facilityEnergy,
            emissions: realised.footprint.emissions, transfer: realised.footprint.transfer,
            hours: computed.parts.flatMap { $0.rates.hours($0.runs) }
                .sorted { $0.window.start < $1.window.start })
    }

    private func baseline(
        _ job: Job, _ plan: PlannedJob, _ realised: RealisedFootprint,
        _ computed: Accounting.RunAccount
    ) -> EnergyAccount {
        let window = computed.baselineRun
        return EnergyAccount(
            region: plan.baseline.region, accelerator: plan.baseline.accelerator,
            processors: plan.baseline.count, start: window.start, end: window.end,
            worked: window.length, itEnergy: computed.baseline.itEnergy,
            facilityEnergy: computed.baseline.facilityEnergy,
            emissions: realised.baselineEmissions,
            hours: computed.home.hours([(window, computed.usage.baselinePower)]))
    }

    private func metering(_ attempts: [Attempt]) -> ReportedJob.Metering {
        var seen = 0.0
        var length = 0.0
        for attempt in attempts {
            let whole = Double(((attempt.endedAt ?? attempt.startedAt) - attempt.startedAt).seconds)
            length += whole
            seen += min(whole, attempt.readings.map(\.coveredSeconds).max() ?? 0)
        }
        let all = attempts.flatMap(\.readings)
        let readings = MeterReading.Meter.allCases.compactMap { meter -> MeterReading? in
            let own = all.filter { $0.meter == meter }
            guard !own.isEmpty else { return nil }
            return MeterReading(
                meter: meter, energy: own.reduce(.zero) { $0 + $1.energy },
                coveredSeconds: own.reduce(0) { $0 + $1.coveredSeconds })
        }
        return .init(readings: readings, coverage: length > 0 ? seen / length : 0)
    }

    /// Observed hours are certain; the others have the plan's relative spread.
    private func band(_ run: EnergyAccount, _ expected: Footprint) -> EmissionsBand? {
        let unseen = run.hours.filter { $0.carbonQuality == .filled }
        guard !unseen.isEmpty, let band = expected.band, expected.emissions > .zero else {
            return nil
        }
        let doubtful = unseen.reduce(Emissions.zero) { $0 + $1.emissions }
        func bound(_ edge: Emissions) -> Emissions {
            run.emissions + doubtful * (edge / expected.emissions - 1)
        }
        return EmissionsBand(p10: bound(band.p10), p90: bound(band.p90))
    }

    private func revision(_ record: JobRecord) -> ReportedJob.Revision? {
        record.statements.last.map {
            .init(
                number: $0.revision, statedAt: $0.statedAt, batch: $0.batch, reason: $0.reason,
                isCurrent: record.realised?.isSame(as: $0.realised) ?? false)
        }
    }

    /// The rates around the run, from the baseline's start, for a chart.
    private func surroundings(
        _ plan: PlannedJob, _ computed: Accounting.RunAccount, _ run: EnergyAccount
    ) throws -> Series<EmissionRate> {
        let window = TimeWindow(
            start: min(run.start, computed.baselineRun.start),
            end: max(run.end, computed.baselineRun.end))
        let rates = try Accounting(context: context).rates(
            plan.placement.region, plan.placement.signal, over: [window])
        return rates?.course.clipped(to: window) ?? Series()
    }
}

/// Which jobs an energy report covers.
public struct ReportRequest: Sendable {
    /// Jobs by number; empty for all finished jobs.
    public var jobs: [JobID]
    /// Only those that ended at this moment or later.
    public var from: Instant?
    /// Only those that ended before this moment.
    public var to: Instant?
    /// Only those of this project; nil for all.
    public var project: ProjectID?
    /// A report on more jobs than this is refused; nil for no limit.
    public var mostJobs: Int?

    /// A request for these jobs.
    public init(
        jobs: [JobID] = [], project: ProjectID? = nil, from: Instant? = nil, to: Instant? = nil
    ) {
        self.jobs = jobs
        self.project = project
        self.from = from
        self.to = to
    }

    /// Whether a job that ended at a moment is included.
    func holds(_ end: Instant?) -> Bool {
        guard from != nil || to != nil else { return true }
        guard let end else { return false }
        return from.map { end >= $0 } ?? true && to.map { end < $0 } ?? true
    }
}
