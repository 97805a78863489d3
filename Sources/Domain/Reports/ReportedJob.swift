/// A job in an energy report: what it used, its baseline, and what both are based on.
public struct ReportedJob: Equatable, Sendable {
    /// What meters recorded of its attempts.
    public struct Metering: Equatable, Sendable {
        /// What each meter measured over all attempts.
        public let readings: [MeterReading]
        /// Share of the attempts' time covered by a meter, from 0 to 1.
        public let coverage: Double

        /// Creates the metering of a job.
        public init(readings: [MeterReading], coverage: Double) {
            self.readings = readings
            self.coverage = coverage
        }
    }

    /// Which statement the figures come from.
    public struct Revision: Equatable, Sendable {
        /// Its number among the job's statements, from 1.
        public let number: Int
        /// When it was made.
        public let statedAt: Instant
        /// The import that required it; nil for the statement at the job's end.
        public let batch: BatchID?
        /// Why it was made.
        public let reason: EmissionsStatement.Reason
        /// Whether it matches the report. If not, hours have been observed since, and the next
        /// statement will match.
        public let isCurrent: Bool

        /// Creates a revision from its parts.
        public init(
            number: Int, statedAt: Instant, batch: BatchID?,
            reason: EmissionsStatement.Reason = .end, isCurrent: Bool
        ) {
            self.reason = reason
            self.number = number
            self.statedAt = statedAt
            self.batch = batch
            self.isCurrent = isCurrent
        }
    }

    /// The most jobs of a report that get a chart; more would dominate it.
    public static let mostDrawn = 40

    /// Its number in this database, from 1.
    public let id: JobID
    /// Its name; need not be unique.
    public let name: String
    /// Its index in its array; nil for a single job.
    public let arrayIndex: Int?
    /// The project that it is reported under; nil for none.
    public let project: ProjectID?
    /// Whether it was a final run, whose result is published.
    public let isFinalRun: Bool
    /// How it ended.
    public let state: JobState
    /// The carbon-intensity signal.
    public let signal: CarbonSignal
    /// What it used.
    public let run: EnergyAccount
    /// The power caps that were in force, lowest first; empty for none.
    public let caps: [Power]
    /// How its energy was determined.
    public let energySource: RealisedFootprint.EnergySource
    /// What meters recorded.
    public let metering: Metering
    /// Share of the run time whose carbon intensity was observed.
    public let observedShare: Double
    /// Share of the run time whose carbon intensity the provider estimated.
    public let estimatedShare: Double
    /// Where the rates of hours without an observation come from.
    public let expectation: RateBasis?
    /// The 80 % interval of the emissions; nil if every hour is in the record, or if the spread is
    /// unknown.
    public let band: EmissionsBand?
    /// What its plan expected; nil for a job without one.
    public let expected: Footprint?
    /// The same work at once, at home and uncapped, at the same rates.
    public let baseline: EnergyAccount
    /// Which statement the figures come from; nil for a job of a release that made none.
    public let revision: Revision?
    /// What the rates are based on.
    public let uses: [DataUse]
    /// Side effects beyond operational emissions.
    public let sideEffects: SideEffects
    /// How carbon-free its facility energy was; nil if neither record nor yearly figure says it.
    public let carbonFree: CarbonFreeFigure?
    /// Its net emissions; nil unless a net carbon intensity is stated wherever it ran.
    public let net: NetEmissions?
    /// What a kWh of IT energy emitted where the job ran, before, during and after its run; empty
    /// for jobs beyond ``mostDrawn``.
    public let surroundings: Series<EmissionRate>

    /// Creates a reported job from its parts.
    public init(
        id: JobID, name: String, arrayIndex: Int? = nil, project: ProjectID? = nil,
        isFinalRun: Bool = false, state: JobState, signal: CarbonSignal,
        run: EnergyAccount, caps: [Power] = [], energySource: RealisedFootprint.EnergySource,
        metering: Metering, observedShare: Double, estimatedShare: Double = 0,
        expectation: RateBasis?, band: EmissionsBand?,
        expected: Footprint?, baseline: EnergyAccount, revision: Revision?, uses: [DataUse],
        sideEffects: SideEffects = SideEffects(), carbonFree: CarbonFreeFigure? = nil,
        net: NetEmissions? = nil, surroundings: Series<EmissionRate> = Series()
    ) {
        self.id = id
        self.name = name
        self.arrayIndex = arrayIndex
        self.project = project
        self.isFinalRun = isFinalRun
        self.state = state
        self.signal = signal
        self.run = run
        self.caps = caps
        self.energySource = energySource
        self.metering = metering
        self.observedShare = observedShare
        self.estimatedShare = estimatedShare
        self.expectation = expectation
        self.band = band
        self.expected = expected
        self.baseline = baseline
        self.revision = revision
        self.uses = uses
        self.sideEffects = sideEffects
        self.carbonFree = carbonFree
        self.net = net
        self.surroundings = surroundings
    }

    /// Share of the run time that is missing from the record.
    public var filledShare: Double { max(0, 1 - observedShare - estimatedShare) }

    /// Baseline minus actual emissions.
    public var saving: Emissions { baseline.emissions - run.emissions }
}

/// What a figure in a report is based on: values of an import, or a flat figure with its source.
public struct DataUse: Hashable, Sendable {
    /// What the data were used for.
    public enum Role: String, CaseIterable, Codable, Sendable {
        /// The hours of the run.
        case run
        /// The hours in which its baseline would have run.
        case baseline
        /// The expectation for hours without an observation.
        case expectation
    }

    /// What the data measure.
    public enum Quantity: String, CaseIterable, Codable, Sendable {
        /// Carbon intensity.
        case carbonIntensity
        /// PUE.
        case pue
        /// The carbon-free share of electricity.
        case carbonFreeShare
    }

    /// Where the data come from.
    public enum Origin: Hashable, Sendable {
        /// This many values of an import.
        case batch(BatchID, values: Int)
        /// One figure for all hours: g/kWh, a PUE or a share, and who published it.
        case figure(Double, source: String)
    }

    /// What they were used for.
    public let role: Role
    /// What they measure.
    public let quantity: Quantity
    /// The zone of a carbon intensity, the region of a PUE.
    public let place: String
    /// Where they come from.
    public let origin: Origin

    /// Creates a use from its parts.
    public init(role: Role, quantity: Quantity, place: String, origin: Origin) {
        self.role = role
        self.quantity = quantity
        self.place = place
        self.origin = origin
    }
}
