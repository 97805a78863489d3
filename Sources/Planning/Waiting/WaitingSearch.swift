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
        for option in search.options {
            let rate = search.planner.sites[option.site].rate
            let kilowatts = option.power.watts / 1000
            let addition = option.terms.addition.grams
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
