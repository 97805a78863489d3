import Glibc
public import SolsticeDomain

/// Compares a provider's past forecasts with actual values, and with what history alone would have
/// forecast.
public struct ProviderSkill {
    /// A forecast as it was issued.
    public struct Issue: Sendable {
        /// When it was issued.
        public let issuedAt: Instant
        /// What was expected.
        public let series: Series<CarbonIntensity>

        /// A forecast issued at a moment.
        public init(issuedAt: Instant, series: Series<CarbonIntensity>) {
            self.issuedAt = issuedAt
            self.series = series
        }
    }

    /// One hour of an issue and its actual value.
    private struct Pair {
        let stretch: Int
        let end: Int
        let day: Int
        let logRatio: Double
    }

    private struct Sums {
        var issues = 0
        var days: Set<Int> = []
        var count = 0
        var logRatio = 0.0
        var came = 0.0
        var error = 0.0
        var corrected = (error: 0.0, came: 0.0)
        var own = (error: 0.0, came: 0.0)
    }

    private let observed: HourlyValues
    private let now: Instant
    /// What history alone knew at the current issue.
    private var own: SeriesState?
    /// The first hour of the history it has not observed yet.
    private var ownHour: Int
    private var sums = [Sums](repeating: Sums(), count: ForecastSkill.leadBounds.count)
    /// What was known of the bias at the current issue.
    private var known = [(days: Set<Int>, count: Int, logRatio: Double)](
        repeating: ([], 0, 0), count: ForecastSkill.leadBounds.count)
    private var pending: [Pair] = []

    /// The skill by range of leads, from issues in chronological order; ranges without a comparison
    /// are left out. Corrections use only what earlier issues had shown by then; the forecast from
    /// history alone is that of `model`, with the hours past by then.
    public static func computed(
        of issues: [Issue], observed: Series<CarbonIntensity>, model: SeriesModel?, now: Instant
    ) -> [ForecastSkill] {
        var skill = ProviderSkill(observed: HourlyValues(observed), model: model, now: now)
        for issue in issues { skill.compare(issue) }
        return skill.result
    }

    private init(observed: HourlyValues, model: SeriesModel?, now: Instant) {
        self.observed = observed
        self.now = now
        own = model.map { SeriesState(model: $0) }
        ownHour = observed.firstHour
    }

    /// The forecast from history alone over a window, as of a moment.
    private mutating func ownForecast(knownAt moment: Instant, over window: TimeWindow)
        -> HourlyValues?
    {
        while (ownHour + 1) * 3600 <= moment.secondsSinceEpoch, ownHour < observed.endHour {
            if let value = observed.value(of: ownHour) {
                own?.observe(value, hourFrom: Instant(secondsSinceEpoch: ownHour * 3600))
            }
            ownHour += 1
        }
        guard let own, own.observedUntil != nil else { return nil }
        return HourlyValues(SeriesForecast<CarbonIntensity>(from: own, over: window).mean)
    }

    private mutating func compare(_ issue: Issue) {
        learn(by: issue.issuedAt)
        guard let span = issue.series.span else { return }
        let expected = HourlyValues(issue.series)
        let history = ownForecast(knownAt: issue.issuedAt, over: span)
        let day = issue.issuedAt.secondsSinceEpoch / 86_400
        var touched: Set<Int> = []
        for index in expected.values.indices {
            let hour = expected.firstHour + index
            let value = expected.values[index]
            guard (hour + 1) * 3600 <= now.secondsSinceEpoch, let came = observed.value(of: hour),
                came > 0, value > 0
            else { continue }
            let lead = Double(hour * 3600 - issue.issuedAt.secondsSinceEpoch) / 3600
            let stretch = ForecastSkill.stretch(ofLead: max(0, lead))
            touched.insert(stretch)
            let pair = Pair(
                stretch: stretch, end: (hour + 1) * 3600, day: day, logRatio: log(came / value))
            add(pair, came: came, expected: value, own: history?.value(of: hour))
        }
        for stretch in touched {
            sums[stretch].issues += 1
            sums[stretch].days.insert(day)
        }
    }

    private mutating func add(_ pair: Pair, came: Double, expected: Double, own: Double?) {
        let stretch = pair.stretch
        pending.append(pair)
        sums[stretch].count += 1
        sums[stretch].logRatio += pair.logRatio
        sums[stretch].came += came
        sums[stretch].error += abs(came - expected)
        let past = known[stretch]
        if past.days.count >= ForecastSkill.leastDays {
            let bias = past.logRatio / Double(past.count)
            let factor = ProviderCorrection.factor(logBias: bias, dayCount: past.days.count)
            sums[stretch].corrected.error += abs(came - expected * factor)
            sums[stretch].corrected.came += came
        }
        if let own, own > 0 {
            sums[stretch].own.error += abs(came - own)
            sums[stretch].own.came += came
        }
    }

    /// Learns from hours that were past by a moment.
    private mutating func learn(by moment: Instant) {
        pending.removeAll { pair in
            guard pair.end <= moment.secondsSinceEpoch else { return false }
            known[pair.stretch].days.insert(pair.day)
            known[pair.stretch].count += 1
            known[pair.stretch].logRatio += pair.logRatio
            return true
        }
    }

    private var result: [ForecastSkill] {
        zip(ForecastSkill.leadBounds, sums).compactMap { bound, sums in
            guard sums.count > 0 else { return nil }
            func share(_ part: (error: Double, came: Double)) -> Double? {
                part.came > 0 ? part.error / part.came : nil
            }
            return ForecastSkill(
                leadHours: bound, reckonedAt: now, issueCount: sums.issues,
                dayCount: sums.days.count, logBias: sums.logRatio / Double(sums.count),
                providerError: sums.error / sums.came, correctedError: share(sums.corrected),
                ownError: share(sums.own))
        }
    }
}

extension HourlyValues {
    /// The value of an hour counted from the epoch; nil if there is none.
    fileprivate func value(of hour: Int) -> Double? {
        let index = hour - firstHour
        guard values.indices.contains(index), !values[index].isNaN else { return nil }
        return values[index]
    }
}
