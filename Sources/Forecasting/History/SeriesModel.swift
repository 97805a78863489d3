import Glibc
public import SolsticeDomain

/// What was learnt from a zone's history of one quantity up to a moment: what is usual, how long
/// anomalies last, how wrong forecasts are, and how they are revised.
///
/// Everything is fitted on the zone's own past; if that is short, on what is usual for grids.
/// Values are logarithms, so that errors are relative.
public struct SeriesModel: Sendable {
    /// All that was learnt.
    struct Fit: Equatable, Sendable {
        let firstHour: Int
        let endHour: Int
        let hourCount: Int
        let seasonShare: Double
        let floor: Double
        let climatology: Climatology
        let carryOver: CarryOver
        let spread: HourlySpread
        let errors: WindowErrors
        let decisions: DecisionRecord
        let course: SeasonCourse
        let chosen: ChosenStretch
        let paused: ChosenStretch
    }

    let fit: Fit
    let clock: LocalClock

    /// The end of the history it was fitted to.
    public var fittedAt: Instant { Instant(secondsSinceEpoch: fit.endHour * 3600) }
    /// From the first to the last hour of that history.
    public var span: TimeWindow {
        TimeWindow(start: Instant(secondsSinceEpoch: fit.firstHour * 3600), end: fittedAt)
    }
    /// How many hours of the history had a value.
    public var hourCount: Int { fit.hourCount }
    /// How much of the observed season is expected to recur, 0 to 1.
    public var seasonShare: Double { fit.seasonShare }

    var floor: Double { fit.floor }
    var climatology: Climatology { fit.climatology }
    var carryOver: CarryOver { fit.carryOver }
    var spread: HourlySpread { fit.spread }
    var errors: WindowErrors { fit.errors }

    /// The most hours that are fitted, counted back from the end of the history: five years.
    static let longestHistory = 5 * 365 * 24

    /// Fits a model to a history, in the local hours of a zone; nil for one without values.
    public init?<Quantity>(
        fittedTo history: Series<Quantity>, clock: LocalClock,
        season trust: SeasonTrust = .byRepetition
    ) {
        let hours = HourlyValues(history, last: Self.longestHistory)
        self.init(fittedTo: hours, clock: clock, season: trust)
    }

    init?(fittedTo hours: HourlyValues, clock: LocalClock, season trust: SeasonTrust) {
        let known = hours.values.filter { !$0.isNaN }
        guard !known.isEmpty else { return nil }
        let mean = known.reduce(0, +) / Double(known.count)
        let floor = max(0.02 * mean, 1e-6)
        let logarithms = hours.logarithms(floor: floor)
        let places = CalendarPlace.places(
            from: hours.firstHour, count: logarithms.count, clock: clock)
        let usual = ClimatologyFit(logarithms: logarithms, places: places, trust: trust)
        let anomalies = zip(logarithms, usual.unseen).map { $0 - $1 }
        let states = Self.states(anomalies, firstHour: hours.firstHour, places: places)
        let carryOver = CarryOver(anomalies: anomalies, places: places, states: states)
        let spread = HourlySpread(
            anomalies: anomalies, places: places, states: states, carryOver: carryOver)
        let table = HorizonTable(
            firstHour: hours.firstHour, usual: usual.unseen, localHours: places.map(\.hour),
            carryOver: carryOver, spread: spread,
            longestLead: (WindowErrors.lengths.max() ?? 0) + (WindowErrors.leads.max() ?? 0))
        let replay = WindowReplay(actual: hours.values, states: states, table: table)
        let errors = WindowErrors(replay, hourCount: hours.values.count)
        self.clock = clock
        fit = Fit(
            firstHour: hours.firstHour, endHour: hours.endHour, hourCount: known.count,
            seasonShare: usual.seasonShare, floor: floor, climatology: usual.climatology,
            carryOver: carryOver, spread: spread, errors: errors, decisions: replay.decisions,
            course: SeasonCourse(hours: hours, clock: clock, floor: floor),
            chosen: ChosenStretch(
                replay.chosen, hourCount: hours.values.count, band: errors.band),
            paused: ChosenStretch(
                replay.paused, hourCount: hours.values.count, band: errors.band))
    }

    /// Decodes the model from numbers; nil if there are too few of them.
    init?(_ reader: inout NumberReader, clock: LocalClock) {
        guard let head = reader.next(6), let season = reader.next(Climatology.anchorCount),
            let shape = reader.next(Climatology.anchorCount * 24), let week = reader.next(7 * 24),
            let carryOver = CarryOver(&reader), let spread = HourlySpread(&reader),
            let errors = WindowErrors(&reader), let decisions = DecisionRecord(&reader),
            let course = SeasonCourse(&reader), let chosen = ChosenStretch(&reader),
            let paused = ChosenStretch(&reader)
        else { return nil }
        self.clock = clock
        fit = Fit(
            firstHour: Int(head[0]), endHour: Int(head[1]), hourCount: Int(head[2]),
            seasonShare: head[3], floor: head[4],
            climatology: Climatology(mean: head[5], season: season, shape: shape, week: week),
            carryOver: carryOver, spread: spread, errors: errors, decisions: decisions,
            course: course, chosen: chosen, paused: paused)
    }

    /// The state after each hour.
    private static func states(
        _ anomalies: [Double], firstHour: Int, places: [CalendarPlace]
    ) -> [RecentState] {
        var state = RecentState()
        return anomalies.indices.map { index in
            if !anomalies[index].isNaN {
                state.observe(
                    anomalies[index], hour: firstHour + index, localHour: places[index].hour)
            }
            return state
        }
    }

    /// What forecasts into a window share, from states at most `longestLead` before it.
    public func table(over window: TimeWindow, longestLead: TimeSpan) -> HorizonTable {
        let first = HourlyValues.hour(of: window.start.secondsSinceEpoch)
        let end = HourlyValues.hour(of: window.end.secondsSinceEpoch - 1) + 1
        return HorizonTable(
            model: self, hours: first..<max(first, end),
            longestLead: max(1, (longestLead.seconds + 3599) / 3600))
    }

    /// How forecasts of the means of windows of a length are revised until the window begins.
    public func revision(length: TimeSpan) -> RevisionProcess {
        errors.revision(hours: length.hours)
    }

    /// The band of a window's mean relative to its expected value, for a lead from the last
    /// observed hour.
    public func band(length: TimeSpan, lead: TimeSpan) -> RelativeBand {
        errors.band(length: length.hours, lead: lead.hours)
    }

    /// The band of a plan relative to its expected value: one window or the parts of a job that
    /// pauses; `known` is the end of the last observed hour.
    public func band(over segments: [TimeWindow], knownUntil known: Instant) -> RelativeBand {
        guard let one = ForecastErrors.oneWindow(for: segments, knownUntil: known) else {
            return .certain
        }
        let stretch = segments.count > 1 ? fit.paused : fit.chosen
        return stretch.stretched(
            errors.band(length: one.lengthHours, lead: one.leadHours),
            lengthHours: one.lengthHours, leadHours: one.leadHours)
    }

    /// How decisions to wait turned out on this history, for the kind of job nearest to a length
    /// and slack; nil if no kind is near, or too few decisions are known. `zone` names the history.
    public func pastDecisions(
        zone: ZoneID, length: TimeSpan, slack: TimeSpan
    ) -> PastDecisions? {
        fit.decisions.past(zone: zone, length: length, slack: slack)
    }
}
