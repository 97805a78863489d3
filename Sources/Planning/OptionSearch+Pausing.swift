import SolsticeDomain

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
