import Glibc
public import SolsticeDomain

extension JobPlanner {
    /// A placement beside its baseline, with what each lever saves; the outlooks are those of the
    /// placement's signal, and of jobs that wait for a season if it does.
    func plannedJob(
        _ job: JobSpecification, _ option: PlanningOption, _ placement: Placement,
        baseline: Placement, waitsForSeason: Bool? = nil
    ) -> PlannedJob {
        let home = home(of: job, signal: placement.signal, waitsForSeason: waitsForSeason)
        let levers = LeverAccount(
            planner: self, job: job, option: option, placement: placement, baseline: baseline
        ).levers(home: home)
        return PlannedJob(
            placement: placement, baseline: baseline,
            saving: Saving(
                baseline: baseline.footprint.emissions, plan: placement.footprint.emissions,
                byLever: levers,
                byFactor: Divisia.factors(
                    baseline: baseline.footprint, plan: placement.footprint)))
    }
}

/// What each choice of a placement saves, one after the other from the baseline on: model,
/// accelerator, region, time, pausing, cap.
///
/// Model and accelerator change the energy alone; the region is changed where the baseline starts.
/// A step that the outlooks do not cover counts towards the next one.
private struct LeverAccount {
    let planner: JobPlanner
    let job: JobSpecification
    let option: PlanningOption
    let placement: Placement
    let baseline: Placement

    func levers(home: Int?) -> Saving.Levers {
        var levers = Saving.Levers()
        var reached = baseline.footprint.emissions
        func step(to grams: Emissions) -> Emissions {
            defer { reached = grams }
            return reached - grams
        }
        let uncapped = PlanningOption(site: option.site, variant: option.variant, cap: nil)
        let energy = energyFactors
        levers.model = step(to: reached * (1 / energy.model))
        levers.accelerator = step(to: reached * (1 / energy.accelerator))
        if let home, let move = regionFactors(from: home, lasting: uncapped.duration) {
            let before = reached
            levers.region = step(to: before * (1 / (move.pue * move.carbonIntensity)))
            levers.datacentre = Emissions(
                grams: logarithmicMean(before.grams, reached.grams) * log(move.pue))
        }
        let running = placement.footprint.emissions - placement.footprint.transfer
        let isSplit = placement.segments.count > 1
        if !isSplit, option.cap == nil {
            levers.time = step(to: running)
        } else if let grams = grams(
            of: uncapped, over: [TimeWindow(start: placement.start, length: uncapped.duration)])
        {
            levers.time = step(to: grams)
        }
        if isSplit, option.cap == nil {
            levers.pausing = step(to: running)
        } else if isSplit {
            // The same hours at the power that it would draw uncapped, for as long as that takes.
            levers.pausing = step(to: running * (uncapped.energy / option.energy))
        }
        if option.cap != nil { levers.cap = step(to: running) }
        levers.transfer = Emissions.zero - placement.footprint.transfer
        return levers
    }

    /// How many times less energy the model and the accelerator take than those asked for.
    ///
    /// Where both are others, a variant that shares one with the chosen and one with the variant asked
    /// for tells them apart; without one, the sourced speed and power of the accelerators.
    private var energyFactors: (model: Double, accelerator: Double) {
        let asked = job.askedFor
        let chosen = option.variant
        let whole = asked.energy / chosen.energy
        guard chosen.isOtherModel(than: asked) else { return (1, whole) }
        guard chosen.accelerator != asked.accelerator || chosen.count != asked.count else {
            return (whole, 1)
        }
        func between(_ model: WorkloadVariant, _ accelerator: WorkloadVariant) -> WorkloadVariant? {
            job.variants.first {
                $0.model == model.model && $0.accelerator == accelerator.accelerator
                    && $0.name != asked.name && $0.name != chosen.name
            }
        }
        if let other = between(chosen, asked) {
            return (asked.energy / other.energy, other.energy / chosen.energy)
        }
        if let other = between(asked, chosen) {
            return (other.energy / chosen.energy, asked.energy / other.energy)
        }
        guard let before = planner.accelerators[asked.accelerator]?.speedPerWatt,
            let after = planner.accelerators[chosen.accelerator]?.speedPerWatt
        else { return (whole, 1) }
        return (whole * before / after, after / before)
    }

    /// How many times lower PUE and carbon intensity are where it runs than at home: at the baseline's
    /// start or, where an outlook does not cover that, at its own; nil where neither is known, or nothing
    /// is emitted at home.
    private func regionFactors(
        from home: Int, lasting length: TimeSpan
    ) -> (pue: Double, carbonIntensity: Double)? {
        guard home != option.site else { return nil }
        return [baseline.start, placement.start].lazy.compactMap {
            regionFactors(from: home, over: TimeWindow(start: $0, length: length))
        }.first
    }

    private func regionFactors(
        from home: Int, over window: TimeWindow
    ) -> (pue: Double, carbonIntensity: Double)? {
        func means(_ site: Int) -> (pue: Double, carbonIntensity: Double)? {
            guard let pue = planner.sites[site].pue.over(window),
                let rate = planner.sites[site].rate.over(window), pue > 0
            else { return nil }
            return (pue, rate / pue)
        }
        guard let before = means(home), let after = means(option.site),
            before.carbonIntensity > 0
        else { return nil }
        return (before.pue / after.pue, before.carbonIntensity / after.carbonIntensity)
    }

    private func grams(of option: PlanningOption, over segments: [TimeWindow]) -> Emissions? {
        planner.grams(option, segments).map { Emissions(grams: $0) }
    }
}

extension WorkloadVariant {
    /// What a run takes on average.
    fileprivate var energy: ITEnergy { expectedTotalPower.over(duration) }
}

/// Additive log-mean Divisia decomposition (Ang, Energy Policy 33, 2005): splits a difference of
/// products into a sum of factors' shares that leaves no residual.
public enum Divisia {
    /// Shares of `plan − baseline` of a product that are due to each factor.
    ///
    /// `baseline` and `plan` hold the factors in the same order, none negative. A zero is taken as
    /// a number next to it, as Ang (2005) proposes.
    public static func shares(baseline: [Double], plan: [Double]) -> [Double] {
        let before = baseline.map { max($0, smallest) }
        let after = plan.map { max($0, smallest) }
        let weight = logarithmicMean(after.reduce(1, *), before.reduce(1, *))
        return zip(after, before).map { weight * log($0 / $1) }
    }

    /// The saving of a plan against a baseline by IT energy, PUE, carbon intensity, and moving data,
    /// which is no factor of the product and only ever costs.
    public static func factors(baseline: Footprint, plan: Footprint) -> Saving.Factors {
        let shares = shares(baseline: factors(of: baseline), plan: factors(of: plan))
        var saved = Saving.Factors()
        saved.itEnergy = Emissions(grams: -shares[0])
        saved.pue = Emissions(grams: -shares[1])
        saved.carbonIntensity = Emissions(grams: -shares[2])
        saved.transfer = baseline.transfer - plan.transfer
        return saved
    }

    private static let smallest = 1e-30

    /// IT energy, effective PUE and effective carbon intensity, whose product is what running emits.
    private static func factors(of footprint: Footprint) -> [Double] {
        let it = footprint.itEnergy.kilowattHours
        let facility = footprint.facilityEnergy.kilowattHours
        let running = footprint.emissions.grams - footprint.transfer.grams
        return [
            it, it > 0 ? facility / it : 0, facility > 0 ? running / facility : 0,
        ]
    }
}
