public import SolsticeDomain

extension JobPlanner {
    /// What going on waiting is worth to a job, and whether it starts now instead; nil for a job
    /// without a deadline, for one that may pause, and where no history was forecast from.
    ///
    /// Starts are looked at now and at each full hour up to the last one that ends in time, wherever
    /// the job may run and something is free.
    public func waiting(_ job: JobSpecification, now: Instant) -> WaitingValue? {
        guard job.deadline != nil, job.pausing == nil else { return nil }
        let search = OptionSearch(planner: self, job: job, now: now)
        guard let costs = StartCosts(search) else { return nil }
        if let value = seasonalWaiting(search, costs) { return value }
        guard let errors = sites[costs.bestSite].outlook.errors else { return nil }
        let age = now - (errors.observedUntil ?? now)
        let countsOnNews = errors.isFed && age <= Self.newestNews
        let revision = errors.revision(lengthHours: costs.bestDuration.hours)
        let rule = StoppingRule(
            lattice: RevisionLattice(
                revision: revision, slot: .hour, slotCount: costs.grams.count,
                isCertain: !countsOnNews))
        let (isBestNow, goingOn, slot) = costs.grams.withUnsafeBufferPointer { grams in
            (rule.startsNow(grams), rule.valueOfGoingOn(grams), rule.expectedSlot(grams))
        }
        let first = costs.grams[0]
        let startsNow = isBestNow && first < .infinity
        let later = min(search.earliest + TimeSpan(hours: slot), costs.latestStart)
        return WaitingValue(
            startingNow: first < .infinity ? Emissions(grams: first) : nil,
            goingOn: goingOn < .infinity ? Emissions(grams: goingOn) : nil,
            startsNow: startsNow, expectedStart: startsNow ? search.earliest : later,
            latestStart: costs.latestStart, countsOnNews: countsOnNews)
    }

    /// History that is older brings no news for the hours to come.
    private static let newestNews = TimeSpan.day
}

extension OptionSearch {
    /// The options among which emissions decide: for a job that looks for the least money those that
    /// cost least, else all.
    fileprivate var cheapestOptions: [PlanningOption] {
        guard job.objective == .cost else { return options }
        let least = options.filter(\.terms.isPossible).compactMap(\.terms.cost).min()
        return options.filter { $0.terms.isPossible && $0.terms.cost == least }
    }
}

/// What a job is expected to emit by the hour it starts in, at the best of its options.
struct StartCosts {
    /// For a start at the earliest moment, then at each full hour; infinite where nothing is free.
    private(set) var grams: [Double]
    private(set) var bestSite = 0
    private(set) var bestDuration = TimeSpan.zero
    let latestStart: Instant

    /// Nil where the job fits nowhere.
    init?(_ search: OptionSearch) {
        guard let deadline = search.job.deadline else { return nil }
        let first = search.earliest.secondsSinceEpoch
        let firstHour = (first / 3600 + 1) * 3600
        let shortest = search.options.map(\.duration).min() ?? .zero
        let last = (deadline - shortest).secondsSinceEpoch
        guard !search.options.isEmpty, first <= last else { return nil }
        latestStart = Instant(secondsSinceEpoch: last)
        grams = [Double](
            repeating: .infinity, count: 1 + (last >= firstHour ? (last - firstHour) / 3600 + 1 : 0)
        )
        var least = Double.infinity
        for option in search.cheapestOptions {
            let rate = search.planner.sites[option.site].rate
            let kilowatts = option.power.watts / 1000
            let paid = search.job.objective == .cost ? .zero : option.terms.moneyAsEmissions
            let addition = (option.terms.transfer + paid).grams
            for window in search.freeCapacity(option, until: deadline).windows {
                let lastStart = (window.end - option.duration).secondsSinceEpoch
                let start = window.start.secondsSinceEpoch
                var index = start <= first ? 0 : max(1, (start - firstHour + 3599) / 3600 + 1)
                while index < grams.count {
                    let second = index == 0 ? first : firstHour + (index - 1) * 3600
                    guard second <= lastStart else { break }
                    let run = TimeWindow(
                        start: Instant(secondsSinceEpoch: second), length: option.duration)
                    if second >= start, let integral = rate.over(run) {
                        let cost = kilowatts * integral + addition
                        grams[index] = min(grams[index], cost)
                        if cost < least {
                            least = cost
                            bestSite = option.site
                            bestDuration = option.duration
                        }
                    }
                    index += 1
                }
            }
        }
        guard least < .infinity else { return nil }
    }
}

extension JobPlanner {
    /// What waiting for a season is worth to a job; nil where none of its regions has an outlook for
    /// that. Of several regions each start is taken where it is the cheapest.
    func seasonalWaiting(_ search: OptionSearch, _ costs: StartCosts) -> WaitingValue? {
        let outlooks =
            [sites[costs.bestSite].outlook] + search.options.map { sites[$0.site].outlook }
        guard let wait = outlooks.lazy.compactMap(\.seasonalWait).first else { return nil }
        let rule = SeasonalRule(wait, length: costs.bestDuration, count: costs.grams.count)
        let first = costs.grams[0]
        let later = costs.grams.indices.dropFirst().min { costs.grams[$0] < costs.grams[$1] }
        let goingOn = later.map { costs.grams[$0] } ?? .infinity
        let startsNow = costs.grams.withUnsafeBufferPointer { rule.startsNow($0) }
        let start = search.earliest + .hour * Double(later ?? 0)
        return WaitingValue(
            startingNow: first < .infinity ? Emissions(grams: first) : nil,
            goingOn: goingOn < .infinity ? Emissions(grams: goingOn) : nil,
            startsNow: startsNow,
            expectedStart: startsNow ? search.earliest : min(start, costs.latestStart),
            latestStart: costs.latestStart, countsOnNews: false, isForSeason: true)
    }
}

extension JobPlanner {
    /// Where a job that was planned before is best now, with the newest forecast: it starts now, if that
    /// is expected to emit no more than going on; else its best later place, until it is looked at
    /// again at `nextLook`. Nil where it fits nowhere.
    public func reconsidered(
        _ job: JobSpecification, now: Instant, nextLook: Instant, baseline: Placement?
    ) -> PlannedJob? {
        guard let value = waiting(job, now: now) else {
            return plan(job, now: now, baseline: baseline).planned
        }
        let search = OptionSearch(planner: self, job: job, now: now)
        if value.startsNow {
            return search.best(startingAt: search.earliest).flatMap {
                search.plannedJob($0, baseline: baseline ?? search.baseline)
            }
        }
        let planned = plan(job, now: now, baseline: baseline).planned
        // Of a season more is known in a day at the earliest.
        let nextLook =
            value.isForSeason ? max(nextLook, min(now + .day, value.latestStart)) : nextLook
        guard let planned, planned.placement.start < nextLook else { return planned }
        var later = job
        later.earliest = max(job.earliest ?? nextLook, nextLook)
        return plan(later, now: now, baseline: baseline).planned ?? planned
    }

    /// What a place that a job was given before is expected to emit by now; nil where the job may no
    /// longer be there.
    public func reappraised(_ job: JobSpecification, _ placement: Placement) -> Emissions? {
        guard let option = option(of: job, placement) else { return nil }
        return self.placement(of: job, option, over: placement.segments)?.footprint.emissions
    }
}

extension PlanningOutcome {
    /// The plan; nil where there is none.
    fileprivate var planned: PlannedJob? {
        guard case .placed(let planned) = self else { return nil }
        return planned
    }
}
