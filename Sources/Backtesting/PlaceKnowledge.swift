import SolsticeDomain
import SolsticeForecasting
import SolsticePlanning

/// What is known of a place at an hour of a replay: its history up to then, and nothing later.
struct PlaceKnowledge {
    let place: BacktestPlace
    /// The hours that forecasts may reach into.
    let hours: Range<Int>
    private var state: SeriesState?
    private var table: HorizonTable?
    private var levelTable: LevelTable?
    private var rules: [Int: StoppingRule] = [:]
    private var seasonalRules: [Int: SeasonalRule] = [:]
    private var pausing: (waiting: PausingRule, believing: PausingRule)?
    /// The rate of each hour by the table of month, hour and kind of day, in gCO2e per IT kWh.
    private(set) var staticRates: [Double] = []

    init(place: BacktestPlace, hours: Range<Int>) {
        self.place = place
        self.hours = hours
    }

    /// Fits the model to the history up to an hour, for decisions up to `longest` hours ahead.
    mutating func learn(until hour: Int, longest: Int, lengths: [Int], seasonal: [Int]) {
        let first = place.history.span?.start ?? Instant(secondsSinceEpoch: hour * 3600)
        let now = Instant(secondsSinceEpoch: hour * 3600)
        let known = place.history.clipped(to: TimeWindow(start: min(first, now), end: now))
        guard let model = SeriesModel(fittedTo: known, clock: place.clock) else { return }
        state = SeriesState(model: model, history: known)
        let reach = TimeWindow(start: now, end: Instant(secondsSinceEpoch: hours.upperBound * 3600))
        table = model.table(over: reach, longestLead: TimeSpan(hours: Double(longest + 24 * 31)))
        for length in lengths {
            let revision = model.revision(length: TimeSpan(hours: Double(length)))
            rules[length] = StoppingRule(lattice: Self.lattice(revision, longest))
        }
        for length in seasonal {
            seasonalRules[length] = SeasonalRule(
                model.seasonalWait, length: TimeSpan(hours: Double(length)), count: longest)
        }
        levelTable = seasonal.isEmpty ? nil : model.levelTable(over: reach)
        let revision = model.revision(length: .hour)
        pausing = (
            // Changes over weeks affect all of a job's slots alike.
            PausingRule(
                lattice: RevisionLattice(
                    revision: revision, slot: .hour, slotCount: longest, fastCount: 5, slowCount: 1,
                    daysBySlot: 2)
            ),
            PausingRule(lattice: Self.lattice(revision, longest, isCertain: true))
        )
        staticRates = staticTable(known, over: reach)
    }

    private static func lattice(
        _ revision: RevisionProcess, _ slots: Int, isCertain: Bool = false
    ) -> RevisionLattice {
        RevisionLattice(
            revision: revision, slot: .hour, slotCount: slots, isCertain: isCertain)
    }

    /// By hour from the first of ``hours`` on; NaN for hours before `reach`.
    private func staticTable(_ known: Series<CarbonIntensity>, over reach: TimeWindow) -> [Double] {
        guard let profile = SeasonalProfile(of: known, clock: place.clock) else { return [] }
        let filled = profile.filled
        return hours.map { hour in
            let now = Instant(secondsSinceEpoch: hour * 3600)
            guard now >= reach.start else { return .nan }
            let slot = SeasonalSlot(place.clock.civilTime(at: now))
            return (filled.cell(slot)?.mean.gramsPerKWh ?? .nan) * place.pue.ratio
        }
    }

    /// Observes an hour that has ended, in gCO2e per IT kWh; NaN for a gap.
    mutating func observe(_ rate: Double, hour: Int) {
        guard !rate.isNaN else { return }
        state?.observe(
            rate / place.pue.ratio, hourFrom: Instant(secondsSinceEpoch: hour * 3600))
    }

    /// Writes the expected rates from an hour on, in gCO2e per IT kWh; false if there is no model.
    func writeExpected(
        from hour: Int, byLevels: Bool, into rates: UnsafeMutableBufferPointer<Double>
    ) -> Bool {
        guard let state, let table else { return false }
        let start = Instant(secondsSinceEpoch: hour * 3600)
        if byLevels {
            guard let levelTable else { return false }
            state.writeLevels(from: start, table: levelTable, into: rates)
        } else {
            state.writeExpected(from: start, table: table, into: rates)
        }
        for index in rates.indices { rates[index] *= place.pue.ratio }
        return true
    }

    /// When to start jobs of a length in hours.
    func stoppingRule(length: Int) -> StoppingRule? { rules[length] }

    /// When to start jobs of a length in hours that wait for a season.
    func seasonalRule(length: Int) -> SeasonalRule? { seasonalRules[length] }

    /// Whether pausable jobs run; nil if there is no model.
    func pausingRule(valuesWaiting: Bool) -> PausingRule? {
        valuesWaiting ? pausing?.waiting : pausing?.believing
    }

    /// The band of the mean of a window that starts `lead` hours from now.
    func band(length: Int, lead: Int) -> RelativeBand? {
        state?.model.band(
            length: TimeSpan(hours: Double(length)), lead: TimeSpan(hours: Double(lead)))
    }

    /// The band of a plan made at a moment.
    func band(over segments: [TimeWindow], at now: Instant) -> RelativeBand? {
        state.map { $0.model.band(over: segments, knownUntil: $0.observedUntil ?? now) }
    }

    /// Whether an hour is at night in local time, from 22:00 to 06:00.
    func isNight(_ hour: Int) -> Bool {
        let local = place.clock.civilTime(at: Instant(secondsSinceEpoch: hour * 3600)).hour
        return local >= 22 || local < 6
    }
}
