import SolsticeDomain

/// The search for one job's best placement: its options, when each is free, and the stages in
/// which the best one is found.
struct OptionSearch {
    /// An option with the times chosen for it.
    struct Choice {
        let option: PlanningOption
        /// One window, or several where it pauses.
        let segments: [TimeWindow]
        /// What running emits, without what moving data emits.
        let emissions: Emissions

        /// What choices are weighed by: emissions, those of moving data, and money as emissions.
        var weight: Emissions {
            emissions + option.terms.addition
                + option.terms.moneyPerHour * (length - option.duration).hours
        }

        /// How long it runs, with what every pause costs.
        var length: TimeSpan { segments.reduce(.zero) { $0 + $1.length } }

        /// Whether it weighs less; of two that weigh the same, whether it is the shorter one.
        func isBetter(than other: Choice) -> Bool {
            if weight < other.weight * (1 - OptionSearch.rounding) { return true }
            return weight <= other.weight * (1 + OptionSearch.rounding)
                && option.duration < other.option.duration
        }
    }

    /// Differences below this share are rounding.
    static let rounding = 1e-9

    let planner: JobPlanner
    let job: JobSpecification
    /// The first moment at which the job may start.
    let earliest: Instant
    /// Options as the job may really be run, home first and uncapped first.
    let options: [PlanningOption]
    private let home: Int?
    /// When each kind of accelerator is free; options that differ by cap alone share it.
    private var free: [Pool: FreeCapacity] = [:]

    init(planner: JobPlanner, job: JobSpecification, now: Instant) {
        self.planner = planner
        self.job = job
        earliest = max(now, job.earliest ?? now)
        let home = planner.sites.firstIndex { $0.outlook.region.id == job.home }
        self.home = home
        let allowed = planner.sites.indices.filter {
            job.regions.isEmpty || job.regions.contains(planner.sites[$0].outlook.region.id)
        }
        let ordered = allowed.filter { $0 == home } + allowed.filter { $0 != home }
        let earliest = earliest
        options = ordered.flatMap { site in
            job.variants.flatMap { variant in
                planner.caps(of: job, on: variant, site: site).map { cap in
                    var option = PlanningOption(site: site, variant: variant, cap: cap)
                    option.terms = planner.terms(of: option, job: job, earliest: earliest)
                    return option
                }
            }
        }
        for option in options {
            let pool = Pool(option)
            if free[pool] == nil {
                free[pool] = Self.freeCapacity(
                    pool, planner: planner, job: job, earliest: earliest)
            }
        }
    }

    /// When an option's accelerators are free, up to a moment.
    func freeCapacity(_ option: PlanningOption, until end: Instant) -> FreeCapacity {
        let key = Pool(option)
        let all = free[key] ?? unreservedCapacity(key)
        guard option.terms.isPossible else { return .none }
        return all.clipped(from: earliest + option.terms.delay, to: end)
    }

    /// So many of one region's accelerators of one kind.
    private struct Pool: Hashable {
        let site: Int
        let accelerator: AcceleratorID
        let count: Int

        init(_ option: PlanningOption) {
            site = option.site
            accelerator = option.variant.accelerator
            count = option.variant.count
        }
    }

    private func unreservedCapacity(_ pool: Pool) -> FreeCapacity {
        Self.freeCapacity(pool, planner: planner, job: job, earliest: earliest)
    }

    private static func freeCapacity(
        _ pool: Pool, planner: JobPlanner, job: JobSpecification, earliest: Instant
    ) -> FreeCapacity {
        let region = planner.sites[pool.site].outlook.region
        return FreeCapacity(
            needed: pool.count, limit: region.capacity(of: pool.accelerator),
            reservations: planner.reservations.filter {
                $0.accelerator == pool.accelerator && $0.region == region.id
            },
            within: TimeWindow(start: earliest, end: max(earliest, endOfTime)))
    }

    /// The first moment at which any option can start, on a known rate, and still end in time.
    func soonestStart() -> Instant? {
        let end = job.deadline ?? Self.endOfTime
        return options.compactMap { option in
            freeCapacity(option, until: end).earliestStart(
                for: option.duration, from: earliest, inside: planner.sites[option.site].known)
        }.min()
    }

    /// A horizon for jobs without a deadline: beyond any reservation.
    static let endOfTime = Instant(secondsSinceEpoch: 1 << 40)

    /// The best choice that starts at a moment.
    func best(startingAt start: Instant) -> Choice? {
        best { option in
            let window = TimeWindow(start: start, length: option.duration)
            if let deadline = job.deadline, window.end > deadline { return [] }
            let free = freeCapacity(option, until: window.end)
            return free.windows.contains { $0.start <= start && window.end <= $0.end }
                ? [window] : []
        }
    }

    /// The best choice in one piece that ends by a deadline.
    private func best(until deadline: Instant) -> Choice? {
        best { freeCapacity($0, until: deadline).windows }
    }

    /// The best plan: waiting where that is worth it, else the best at once; with pauses where those
    /// save more than they cost, or where it fits in pieces alone.
    func chosen(worthwhile: Double) -> Choice? {
        guard let soonest = soonestStart() else {
            return job.deadline.flatMap { pausedChoice(until: $0, against: nil) }
        }
        let atOnce = best(startingAt: soonest)
        guard let deadline = job.deadline else { return atOnce }
        let whole = best(until: deadline)
        guard let waiting = pausedChoice(until: deadline, against: whole) ?? whole else {
            return atOnce
        }
        guard let atOnce else { return waiting }
        // Money that is paid either way makes no wait less worthwhile.
        let emitted = atOnce.emissions + atOnce.option.terms.transfer
        return atOnce.weight - waiting.weight > emitted * worthwhile ? waiting : atOnce
    }

    /// The best of all options. Of equal ones it is home, uncapped and as asked for, in this order.
    private func best(_ windows: (PlanningOption) -> [TimeWindow]) -> Choice? {
        let asked = options.filter { $0.variant.name == job.askedFor.name }
        let uncapped = asked.filter { $0.cap == nil }
        var result: Choice?
        for group in [uncapped.filter { $0.site == home }, uncapped, asked, options] {
            result = best(among: group, windows, against: result)
        }
        return result
    }

    /// The best of some options that emits less than `incumbent`; else the incumbent.
    ///
    /// Options are tried in order of what they would emit at their region's lowest rate, and the
    /// search ends where that bound cannot win any more.
    private func best(
        among options: [PlanningOption], _ windows: (PlanningOption) -> [TimeWindow],
        against incumbent: Choice?
    ) -> Choice? {
        var best = incumbent
        let bounded = options.enumerated().map { order, option in
            (bound: lowerBound(option), order: order, option: option)
        }.sorted { ($0.bound, $0.order) < ($1.bound, $1.order) }
        for (bound, _, option) in bounded {
            if let best, bound > best.weight * (1 + Self.rounding) { break }
            for window in windows(option) {
                guard let found = bestStart(option, in: window) else { continue }
                if best.map({ found.isBetter(than: $0) }) ?? true { best = found }
            }
        }
        return best
    }

    private func lowerBound(_ option: PlanningOption) -> Emissions {
        let site = planner.sites[option.site]
        let end = job.deadline ?? Self.endOfTime
        return option.emissions(at: site.lowestRate(from: earliest, to: end))
            + option.terms.addition
    }

    func bestStart(_ option: PlanningOption, in window: TimeWindow) -> Choice? {
        let site = planner.sites[option.site]
        return WindowSearch.best(duration: option.duration, in: site.rate, allowed: window).map {
            Choice(
                option: option,
                segments: [TimeWindow(start: $0.start, length: option.duration)],
                emissions: Emissions(grams: option.power.watts / 1000 * $0.integral))
        }
    }
}

extension OptionSearch {
    /// The best choice with pauses, where it is better than the best one without; nil otherwise.
    func pausedChoice(until deadline: Instant, against incumbent: Choice?) -> Choice? {
        guard let pausing = job.pausing else { return nil }
        let grid = SlotGrid(covering: planner.sites.map(\.outlook))
        let search = PausableSearch()
        var best: Choice?
        for option in options where option.terms.isPossible {
            let work = PausableWork(
                fromSecond: grid.offset(of: earliest + option.terms.delay),
                toSecond: grid.offset(of: deadline), durationSeconds: option.duration.seconds,
                overheadSeconds: pausing.resumeOverhead.seconds)
            guard work.fromSecond < work.toSecond,
                let run = search.cheapestRun(
                    of: work, over: costs(of: option, until: deadline, grid)),
                run.segments.count > 1
            else { continue }
            let seconds = run.segments.reduce(0) { $0 + $1.count }
            if let longest = option.terms.longest, seconds > longest.seconds { continue }
            let grams = option.power.watts / 1000 * run.cost
            let money = option.terms.moneyPerHour * TimeSpan(seconds: seconds).hours
            let choice = Choice(
                option: option,
                segments: run.segments.map {
                    TimeWindow(start: grid.instant($0.lowerBound), end: grid.instant($0.upperBound))
                }, emissions: Emissions(grams: grams) - money)
            if best.map({ choice.isBetter(than: $0) }) ?? true { best = choice }
        }
        guard let best else { return nil }
        return incumbent.map { best.isBetter(than: $0) } ?? true ? best : nil
    }

    /// What an hour costs in each slot: the rate, and money as what a kilowatt emits, where enough is
    /// free all through it.
    private func costs(
        of option: PlanningOption, until deadline: Instant, _ grid: SlotGrid
    ) -> SlotCosts {
        let rates = SlotRates(planner.sites[option.site].outlook, grid: grid)
        let from = grid.offset(of: earliest + option.terms.delay)
        let to = grid.offset(of: deadline)
        let free = freeCapacity(option, until: deadline).windows.map {
            (grid.offset(of: $0.start), grid.offset(of: $0.end))
        }
        let kilowatts = option.power.watts / 1000
        let money = kilowatts > 0 ? option.terms.moneyPerHour.grams / kilowatts : 0
        return grid.costs(from: from, to: to) { slot in
            let start = max(from, slot * grid.step)
            let end = min(to, (slot + 1) * grid.step)
            let isFree = free.contains { $0.0 <= start && end <= $0.1 }
            return isFree && rates.gaps[slot] == 0 ? rates.rates[slot] + money : .infinity
        }
    }
}
