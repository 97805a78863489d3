public import SolsticeDomain

/// The other things that could have been done with a job.
public struct JobExplainer: Sendable {
    private let planner: JobPlanner

    /// An explainer beside a planner.
    public init(planner: JobPlanner) { self.planner = planner }

    /// Alternatives by region and by start, what more slack would buy, and starting at once.
    ///
    /// `best` is the plan that the alternatives stand beside, `exclusions` the regions that the
    /// planner never saw. The outlooks must reach the deadline plus ``longestExtraSlack``.
    public func explain(
        _ job: JobSpecification, best: PlannedJob, now: Instant,
        exclusions: [Explanation.Exclusion]
    ) -> Explanation {
        let baseline = best.baseline.footprint.emissions
        func alternative(_ placement: Placement) -> Explanation.Alternative {
            .init(placement: placement, saving: baseline - placement.footprint.emissions)
        }
        let regions = planner.sites.map(\.outlook.region.id).filter {
            job.regions.isEmpty || job.regions.contains($0)
        }
        let byRegion = regions.compactMap { region in
            placement(job, now: now) { $0.regions = [region] }
        }
        let byVariant =
            job.variants.count == 1
            ? [] : job.variants.compactMap { placement(of: $0, of: job, now: now) }
        return Explanation(
            best: best,
            byRegion: byRegion.map(alternative).sorted { $0.saving > $1.saving },
            byVariant: byVariant.map(alternative),
            byStart: byStart(job, best: best, now: now).map(alternative),
            startNow: startNow(job, now: now).map(alternative),
            slack: slack(job, best: best, now: now), exclusions: exclusions,
            frontier: frontier(job, now: now).map(alternative),
            waiting: planner.waiting(job, now: now))
    }

    /// The best placement of a job that is run as one of its variants; nil where none ends in time.
    public func placement(
        of variant: WorkloadVariant, of job: JobSpecification, now: Instant
    ) -> Placement? {
        placement(job, now: now) { $0.variants = [variant] }
    }

    /// The best placement on each option, without those that another one beats in emissions and in
    /// cost; the cleanest first.
    private func frontier(_ job: JobSpecification, now: Instant) -> [Placement] {
        var free = job
        // What money buys is shown whatever it is worth to the job.
        free.carbonPrice = nil
        free.objective = .carbon
        free.maximumCost = nil
        let search = OptionSearch(planner: planner, job: free, now: now)
        guard let soonest = search.soonestStart() else { return [] }
        let priced = search.options.compactMap { option in
            search.bestChoice(on: option, soonest: soonest).flatMap(search.placement)
        }.compactMap { placement in placement.footprint.cost.map { (placement, $0) } }
        var kept: [(Placement, Cost)] = []
        for (placement, cost) in priced.sorted(by: {
            ($0.0.footprint.emissions.grams, $0.1.rawValue)
                < ($1.0.footprint.emissions.grams, $1.1.rawValue)
        }) where kept.last.map({ cost < $0.1 }) ?? true {
            kept.append((placement, cost))
        }
        return kept.map(\.0)
    }

    /// The most extra slack that is looked at.
    public static let longestExtraSlack = TimeSpan(hours: 72)

    private static let extraSlacks = [TimeSpan(hours: 6), TimeSpan(hours: 24), longestExtraSlack]
    private static let mostDays = 14

    /// The best placement of a job after a change to what it asks for.
    private func placement(
        _ job: JobSpecification, now: Instant, change: (inout JobSpecification) -> Void
    ) -> Placement? {
        var changed = job
        change(&changed)
        let search = OptionSearch(planner: planner, job: changed, now: now)
        return search.chosen(worthwhile: planner.worthwhileFraction).flatMap(search.placement)
    }

    private func startNow(_ job: JobSpecification, now: Instant) -> Placement? {
        let search = OptionSearch(planner: planner, job: job, now: now)
        return search.soonestStart().flatMap(search.best(startingAt:)).flatMap(search.placement)
    }

    /// The best start within each of the coming days in the chosen region.
    private func byStart(
        _ job: JobSpecification, best: PlannedJob, now: Instant
    ) -> [Placement] {
        guard let deadline = job.deadline else { return [] }
        let earliest = max(now, job.earliest ?? now)
        return (0..<Self.mostDays).compactMap { day in
            let from = earliest + TimeSpan(seconds: day * TimeSpan.day.seconds)
            guard from < deadline else { return nil }
            var dayJob = job
            dayJob.regions = [best.placement.region]
            dayJob.earliest = from
            let search = OptionSearch(planner: planner, job: dayJob, now: from)
            return search.bestStarting(before: from + .day).flatMap(search.placement)
        }
    }

    private func slack(
        _ job: JobSpecification, best: PlannedJob, now: Instant
    ) -> [Explanation.SlackOffer] {
        guard let deadline = job.deadline else { return [] }
        return Self.extraSlacks.compactMap { extra in
            placement(job, now: now) { $0.deadline = deadline + extra }.map {
                Explanation.SlackOffer(
                    extra: extra, placement: $0,
                    furtherSaving: best.placement.footprint.emissions - $0.footprint.emissions)
            }
        }
    }
}

extension OptionSearch {
    /// The best choice on one option that ends in time; at the soonest moment without a deadline.
    fileprivate func bestChoice(on option: PlanningOption, soonest: Instant) -> Choice? {
        let end = job.deadline ?? soonest + option.terms.delay + option.duration
        return freeCapacity(option, until: end).windows.compactMap { bestStart(option, in: $0) }
            .reduce(nil) { best, choice in
                best.map { choice.isBetter(than: $0) ? choice : $0 } ?? choice
            }
    }

    /// The best choice that starts before a moment and ends by the deadline.
    func bestStarting(before latest: Instant) -> Choice? {
        let choices = options.flatMap { option in
            let lastEnd = latest + option.duration - TimeSpan(seconds: 1)
            let end = min(job.deadline ?? Self.endOfTime, lastEnd)
            return freeCapacity(option, until: end).windows.compactMap { bestStart(option, in: $0) }
        }
        return choices.reduce(nil) { best, choice in
            best.map { choice.isBetter(than: $0) ? choice : $0 } ?? choice
        }
    }
}
