/// The energy statement for a paper: what jobs used and emitted, what they would have emitted
/// without Solstice, and what that is based on.
public struct EnergyReport: Equatable, Sendable {
    /// A finished job that used nothing that could be stated.
    public struct Silent: Equatable, Sendable {
        /// Its number in this database, from 1.
        public let id: JobID
        /// Its name.
        public let name: String
        /// How it ended.
        public let state: JobState

        /// Creates an entry for a job that used nothing.
        public init(id: JobID, name: String, state: JobState) {
            self.id = id
            self.name = name
            self.state = state
        }
    }

    /// What made the report.
    public struct Maker: Equatable, Sendable {
        /// Solstice's version.
        public let version: String
        /// The newest migration applied to the database.
        public let schema: String

        /// Creates a maker from its versions.
        public init(version: String, schema: String) {
            self.version = version
            self.schema = schema
        }
    }

    /// When it was made.
    public let madeAt: Instant
    /// The jobs in it ended at this time or later; nil for no bound.
    public let from: Instant?
    /// The jobs in it ended before this time; nil for no bound.
    public let to: Instant?
    /// The project that the jobs belong to; nil for a report on jobs of any.
    public let project: ProjectID?
    /// The jobs, by number.
    public let jobs: [ReportedJob]
    /// Jobs that were asked for, or have finished, and never ran.
    public let silent: [Silent]
    /// The imports that the jobs' rates are based on, by number.
    public let batches: [ImportBatch]
    /// What made it.
    public let maker: Maker

    /// Creates a report from its parts.
    public init(
        madeAt: Instant, from: Instant?, to: Instant?, project: ProjectID? = nil,
        jobs: [ReportedJob], silent: [Silent], batches: [ImportBatch], maker: Maker
    ) {
        self.madeAt = madeAt
        self.from = from
        self.to = to
        self.project = project
        self.jobs = jobs
        self.silent = silent
        self.batches = batches
        self.maker = maker
    }

    /// The jobs' totals, one for each signal, since signals measure different things.
    public var totals: [ReportTotal] { Self.totals(of: jobs) }

    /// The totals of the final runs, whose results are published.
    public var finalTotals: [ReportTotal] { Self.totals(of: jobs.filter(\.isFinalRun)) }

    /// The totals of the preliminary runs.
    public var preliminaryTotals: [ReportTotal] {
        Self.totals(of: jobs.filter { !$0.isFinalRun })
    }

    private static func totals(of jobs: [ReportedJob]) -> [ReportTotal] {
        CarbonSignal.allCases.compactMap { signal in
            let jobs = jobs.filter { $0.signal == signal }
            return jobs.isEmpty ? nil : ReportTotal(of: jobs, signal: signal)
        }
    }
}

/// Totals of a report's jobs on one signal.
public struct ReportTotal: EnergyFigures, Equatable, Sendable {
    /// The carbon-intensity signal.
    public let signal: CarbonSignal
    /// How many jobs it sums.
    public let jobCount: Int
    /// Hours of work times processors, by accelerator, ordered by name.
    public let processorHours: [(accelerator: AcceleratorID, hours: Double)]
    /// Hours of work, summed over the jobs.
    public let workedHours: Double
    /// What the equipment drew.
    public let itEnergy: ITEnergy
    /// What the facilities drew for it.
    public let facilityEnergy: FacilityEnergy
    /// The resulting emissions, including data transfer.
    public let emissions: Emissions
    /// The part of ``emissions`` caused by data transfer.
    public let transfer: Emissions
    /// What the same work would have emitted if run at once, at home and uncapped.
    public let baseline: Emissions
    /// How the energy was determined.
    public let energySource: RealisedFootprint.EnergySource
    /// Share of the hours of work whose carbon intensity was observed.
    public let observedShare: Double
    /// Share of the hours of work whose carbon intensity the provider estimated.
    public let estimatedShare: Double

    /// Side effects beyond operational emissions.
    public let sideEffects: SideEffectTotal
    /// How carbon-free the facility energy was; nil if it is known of no job.
    public let carbonFree: CarbonFreeTotal?
    /// Net emissions, beside ``emissions`` and never added to them.
    public let net: NetTotal

    /// Creates the totals of one or more jobs.
    init(of jobs: [ReportedJob], signal: CarbonSignal) {
        self.signal = signal
        jobCount = jobs.count
        let byKind = Dictionary(grouping: jobs, by: \.run.accelerator)
        processorHours = byKind.keys.sorted().map { kind in
            (kind, (byKind[kind] ?? []).reduce(0) { $0 + $1.run.processorHours })
        }
        let hours = jobs.reduce(0) { $0 + $1.run.worked.hours }
        workedHours = hours
        itEnergy = jobs.reduce(.zero) { $0 + $1.run.itEnergy }
        facilityEnergy = jobs.reduce(.zero) { $0 + $1.run.facilityEnergy }
        emissions = jobs.reduce(.zero) { $0 + $1.run.emissions }
        transfer = jobs.reduce(.zero) { $0 + $1.run.transfer }
        baseline = jobs.reduce(.zero) { $0 + $1.baseline.emissions }
        let sources = Set(jobs.map(\.energySource))
        energySource = sources.count > 1 ? .mixed : sources.first ?? .modelled
        sideEffects = SideEffectTotal(of: jobs.map(\.sideEffects))
        carbonFree = CarbonFreeTotal(of: jobs.map { ($0.run.facilityEnergy, $0.carbonFree) })
        net = NetTotal(of: jobs.map(\.net))
        let observed = jobs.reduce(0) { $0 + $1.observedShare * $1.run.worked.hours }
        observedShare = hours > 0 ? min(1, observed / hours) : 0
        let estimated = jobs.reduce(0) { $0 + $1.estimatedShare * $1.run.worked.hours }
        estimatedShare = hours > 0 ? min(1, estimated / hours) : 0
    }

    /// Compares every part.
    public static func == (left: ReportTotal, right: ReportTotal) -> Bool {
        left.signal == right.signal && left.jobCount == right.jobCount
            && left.processorHours.elementsEqual(right.processorHours, by: ==)
            && left.workedHours == right.workedHours && left.itEnergy == right.itEnergy
            && left.facilityEnergy == right.facilityEnergy && left.emissions == right.emissions
            && left.transfer == right.transfer && left.baseline == right.baseline
            && left.energySource == right.energySource
            && left.observedShare == right.observedShare
            && left.estimatedShare == right.estimatedShare
            && left.sideEffects == right.sideEffects && left.carbonFree == right.carbonFree
            && left.net == right.net
    }

    /// Share of the hours of work that is missing from the record.
    public var filledShare: Double { max(0, 1 - observedShare - estimatedShare) }

    /// IT energy over all processor-hours; nil if there are none.
    public var averagePower: Power? {
        let all = processorHours.reduce(0) { $0 + $1.hours }
        return all > 0 ? Power(watts: itEnergy.kilowattHours * 1000 / all) : nil
    }

    /// Baseline minus emissions.
    public var saving: Emissions { baseline - emissions }

    /// The saving over the baseline; 0 if the baseline emits nothing.
    public var savedFraction: Double { baseline > .zero ? saving / baseline : 0 }
}
