/// A job in an energy report: what it took, what it would have taken, and what both rest on.
public struct ReportedJob: Equatable, Sendable {
    /// What meters saw of its attempts.
    public struct Metering: Equatable, Sendable {
        /// What each meter measured over all attempts.
        public let readings: [MeterReading]
        /// Share of the attempts' time that a meter saw, from 0 to 1.
        public let coverage: Double

        /// What meters saw.
        public init(readings: [MeterReading], coverage: Double) {
            self.readings = readings
            self.coverage = coverage
        }
    }

    /// Which statement the figures are.
    public struct Revision: Equatable, Sendable {
        /// Its number among the job's statements, from 1.
        public let number: Int
        /// When it was made.
        public let statedAt: Instant
        /// The import that called for it; nil for the statement at the job's end.
        public let batch: Int?
        /// Why it was made.
        public let reason: EmissionsStatement.Reason
        /// Whether it says what the report says. Else hours have been observed since, and the next
        /// statement will.
        public let isCurrent: Bool

        /// A statement's particulars.
        public init(
            number: Int, statedAt: Instant, batch: Int?,
            reason: EmissionsStatement.Reason = .end, isCurrent: Bool
        ) {
            self.reason = reason
            self.number = number
            self.statedAt = statedAt
            self.batch = batch
            self.isCurrent = isCurrent
        }
    }

    /// Only of so many jobs of a report a picture is drawn; more would be most of it.
    public static let mostDrawn = 40

    /// Its number in this database, from 1.
    public let id: Int
    /// Its name; need not be unique.
    public let name: String
    /// Its index among the members of its array; nil for a job of its own.
    public let arrayIndex: Int?
    /// How it ended.
    public let state: JobState
    /// What counts as carbon intensity.
    public let signal: CarbonSignal
    /// What it took.
    public let run: EnergyReckoning
    /// The power caps that were in force, lowest first; empty for none.
    public let caps: [Power]
    /// How its energy is known.
    public let energySource: RealisedFootprint.EnergySource
    /// What meters saw.
    public let metering: Metering
    /// Share of the run time whose carbon intensity was observed.
    public let observedShare: Double
    /// Share of the run time whose carbon intensity the provider estimated.
    public let estimatedShare: Double
    /// Where the rates of hours without an observation come from.
    public let expectation: RateBasis?
    /// The 80 % interval of the emissions; nil where every hour is in the record, and where nothing is
    /// known of the spread.
    public let band: EmissionsBand?
    /// What its plan expected; nil for a job without one.
    public let expected: Footprint?
    /// The same work at once, at home and uncapped, on the same rates.
    public let baseline: EnergyReckoning
    /// Which statement the figures are; nil for a job of a release that made none.
    public let revision: Revision?
    /// What the rates rest on.
    public let uses: [DataUse]
    /// What it took beside operational emissions.
    public let sideEffects: SideEffects
    /// What a kWh of IT energy emitted where the job ran, around its run; empty for jobs beyond
    /// ``mostDrawn``.
    public let surroundings: Series<EmissionRate>

    /// A job of these parts.
    public init(
        id: Int, name: String, arrayIndex: Int? = nil, state: JobState, signal: CarbonSignal,
        run: EnergyReckoning, caps: [Power] = [], energySource: RealisedFootprint.EnergySource,
        metering: Metering, observedShare: Double, estimatedShare: Double = 0,
        expectation: RateBasis?, band: EmissionsBand?,
        expected: Footprint?, baseline: EnergyReckoning, revision: Revision?, uses: [DataUse],
        sideEffects: SideEffects = SideEffects(), surroundings: Series<EmissionRate> = Series()
    ) {
        self.id = id
        self.name = name
        self.arrayIndex = arrayIndex
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
        self.surroundings = surroundings
    }

    /// Share of the run time of which nothing is in the record.
    public var filledShare: Double { max(0, 1 - observedShare - estimatedShare) }

    /// Baseline minus what was emitted.
    public var saving: Emissions { baseline.emissions - run.emissions }
}
