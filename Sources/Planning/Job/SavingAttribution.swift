import Glibc
public import SolsticeDomain

extension JobPlanner {
    /// A placement beside its baseline, with what each lever saves: each is pulled in its turn to
    /// where the placement has it.
    ///
    /// First the start is moved, at home and on what was asked for; then the region changes, then
    /// cap and accelerator, then the run is split. A stage that the outlook does not cover counts
    /// towards the next lever.
    func plannedJob(
        _ job: JobSpecification, _ option: PlanningOption, _ placement: Placement,
        baseline: Placement, waitsForSeason: Bool
    ) -> PlannedJob {
        var levers = Saving.Levers()
        var reached = baseline.footprint.emissions
        func step(to site: Int?, _ variant: WorkloadVariant, _ cap: PowerCapEffect?) -> Emissions {
            guard let site else { return .zero }
            let option = PlanningOption(
                site: site, variant: variant, cap: cap, acceleratorCount: job.acceleratorCount)
            let window = TimeWindow(start: placement.start, length: option.duration)
            guard let integral = sites[site].rate.over(window) else { return .zero }
            let grams = Emissions(grams: option.power.watts / 1000 * integral)
            defer { reached = grams }
            return reached - grams
        }
        let home = home(of: job, signal: placement.signal, waitsForSeason: waitsForSeason)
        let isAsked = option.variant.accelerator == job.askedFor.accelerator
        levers.time = step(to: home, job.askedFor, nil)
        levers.region = step(to: option.site, job.askedFor, nil)
        if isAsked { levers.cap = step(to: option.site, job.askedFor, option.cap) }
        if !isAsked { levers.accelerator = step(to: option.site, option.variant, option.cap) }
        let footprint = placement.footprint
        let running = footprint.emissions - footprint.transfer
        let rest = reached - running
        if placement.segments.count > 1 {
            levers.pausing = rest
        } else {
            // Rounding, or a stage that was not covered.
            levers.time = levers.time + rest
        }
        levers.transfer = Emissions.zero - footprint.transfer
        return PlannedJob(
            placement: placement, baseline: baseline,
            saving: Saving(
                baseline: baseline.footprint.emissions, plan: footprint.emissions,
                byLever: levers,
                byFactor: Divisia.factors(baseline: baseline.footprint, plan: footprint)))
    }
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

    private static func logarithmicMean(_ a: Double, _ b: Double) -> Double {
        let difference = a - b
        // Where the two are nearly equal the quotient loses its digits, and the mean is their mean.
        if abs(difference) <= 1e-9 * max(a, b) { return (a + b) / 2 }
        return difference / log(a / b)
    }
}
