import SolsticeDomain

extension OptionSearch {
    /// A choice as a placement.
    ///
    /// A choice was found by integrating the outlook over its segments, so the outlook covers them.
    func placement(_ choice: Choice) -> Placement? {
        planner.placement(of: job, choice.option, over: choice.segments)
    }

    /// The job at its earliest moment, at home, as asked for and uncapped.
    var baseline: Placement? { planner.baseline(of: job, now: earliest) }

    /// A choice beside the baseline, with its saving by lever and by factor; nil without a baseline.
    func plannedJob(_ choice: Choice, baseline: Placement?) -> PlannedJob? {
        guard let placement = placement(choice), let baseline else { return nil }
        return planner.plannedJob(job, choice.option, placement, baseline: baseline)
    }

    /// What stands in the way of the job, region by region, and when it could end at the earliest.
    func infeasibility() -> Infeasibility {
        let finishes = options.compactMap { option in
            freeCapacity(option, until: Self.endOfTime)
                .earliestStart(for: option.duration, from: earliest + option.terms.delay)
                .map { $0 + option.duration }
        }
        var obstacles: [String] = []
        for option in options where option.cap == nil || options.allSatisfy({ $0.cap != nil }) {
            let text = obstacle(option)
            if !obstacles.contains(text) { obstacles.append(text) }
        }
        if options.isEmpty { obstacles.append("no region, accelerator or cap is allowed at all") }
        return Infeasibility(earliestFinish: finishes.min(), obstacles: obstacles)
    }

    private func obstacle(_ option: PlanningOption) -> String {
        let region = planner.sites[option.site].outlook.region
        let accelerator = option.variant.accelerator
        if !option.terms.isPossible, let cost = option.terms.cost, let most = job.maximumCost {
            return "\(region.id): \(accelerator) would cost \(cost.rawValue.rounded(toPlaces: 2)), "
                + "and the job may cost \(most.rawValue.rounded(toPlaces: 2))"
        }
        if job.objective == .cost, option.terms.cost == nil {
            return "\(region.id): no price is known of \(accelerator)"
        }
        if job.dataset != nil, region.id != job.home, !region.isTransferKnown {
            return "\(region.id): the energy and rate of moving data there are unknown"
        }
        let limit = region.capacity(of: accelerator)
        if let limit, limit < option.variant.count {
            let there = limit == 0 ? "no \(accelerator)" : "\(limit) × \(accelerator)"
            return "\(region.id) has \(there), and the job needs \(option.variant.count)"
        }
        guard let deadline = job.deadline else {
            return "\(region.id): no forecast reaches far enough for the job"
        }
        let left = deadline - earliest - option.terms.delay
        if left < option.duration {
            return "\(region.id): the job takes \(option.duration) on \(accelerator), and "
                + "\(left) are left between its earliest start and its deadline"
        }
        let free = freeCapacity(option, until: deadline)
        if free.earliestStart(for: option.duration, from: earliest) == nil {
            return "\(region.id): other jobs hold the \(accelerator)s, and no \(option.duration) "
                + "in one piece are free before the deadline"
        }
        return "\(region.id): the forecast has a gap wherever the job would fit"
    }
}

extension Double {
    /// The number rounded for people.
    fileprivate func rounded(toPlaces places: Int) -> Double {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }
}
