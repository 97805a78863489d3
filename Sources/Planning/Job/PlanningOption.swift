import SolsticeDomain

/// One way to run a job, apart from when: a region, an accelerator and a power cap. It fixes
/// duration and power.
struct PlanningOption: Sendable {
    /// Position of the region among the planner's sites.
    let site: Int
    let variant: WorkloadVariant
    let cap: PowerCapEffect?
    /// Power of all the job's accelerators together.
    let power: Power
    let duration: TimeSpan
    /// What it costs apart from running.
    var terms = OptionTerms.none

    init(site: Int, variant: WorkloadVariant, cap: PowerCapEffect?) {
        self.site = site
        self.variant = variant
        self.cap = cap
        // It is planned for as long as the slowest take under the cap; what it draws is the mean.
        duration = variant.duration * (cap?.slowRelativeTime ?? 1)
        let uncapped = variant.expectedTotalPower
        let energy = uncapped.over(variant.duration) * (cap?.relativeEnergy ?? 1)
        // Durations are whole seconds, so power follows from the energy and not the other way
        // round: options of equal energy then come out equal.
        power = Power(watts: energy.kilowattHours * 1000 / duration.hours)
    }

    /// What a run in one piece takes.
    var energy: ITEnergy { power.over(duration) }

    /// Emissions at a rate that holds all the time.
    func emissions(at rate: EmissionRate) -> Emissions { power.over(duration) * rate }
}

/// What an option costs a job apart from running: time and emissions of moving its data, and money.
struct OptionTerms {
    /// How long moving the data takes before the job may start.
    let delay: TimeSpan
    /// What moving the data emits.
    let transfer: Emissions
    /// Price of running uninterrupted; nil where no price is known.
    let cost: Cost?
    /// The price as emissions, by the job's carbon price; zero where it has none.
    let moneyAsEmissions: Emissions
    /// The same for each hour that the job runs longer than uninterrupted.
    let moneyPerHour: Emissions
    /// Whether the price is within the job's limit and known if it decides, and what moving its data takes is known.
    let isPossible: Bool
    /// The longest that the job can pay for; nil where it has no limit or no price is known.
    let longest: TimeSpan?

    /// No data to move, and money does not matter.
    static let none = OptionTerms(
        delay: .zero, transfer: .zero, cost: nil, moneyAsEmissions: .zero,
        moneyPerHour: .zero, isPossible: true, longest: nil)

    /// What is added to the emissions of running when options are weighed.
    var addition: Emissions { transfer + moneyAsEmissions }
}

extension JobPlanner {
    /// The terms of an option for a job that may start from a moment on.
    func terms(of option: PlanningOption, job: JobSpecification, earliest: Instant) -> OptionTerms {
        let site = sites[option.site]
        let region = site.outlook.region
        var delay = TimeSpan.zero
        var transfer = Emissions.zero
        var isReached = true
        if let data = job.dataset, region.id != job.home {
            isReached = region.isTransferKnown
            delay = region.transferTime(of: data)
            transfer = site.transferEmissions(of: data, from: earliest, lasting: delay)
        }
        let price = option.variant.hourlyPrice(in: region)
        let hourly = price.map { $0 * Double(option.variant.count) }
        let cost = price.map { $0 * (Double(option.variant.count) * option.duration.hours) }
        let isAffordable = job.maximumCost.map { limit in cost.map { $0 <= limit } ?? true } ?? true
        let isPriced = job.objective != .cost || price != nil
        func asEmissions(_ cost: Cost?) -> Emissions {
            guard let cost, let carbonPrice = job.terms.moneyPrice, carbonPrice > .zero else {
                return .zero
            }
            return Emissions(grams: cost.rawValue / carbonPrice.perTonne * 1e6)
        }
        var longest: TimeSpan?
        if let limit = job.maximumCost, let hourly, hourly > .zero {
            // A limit that is met exactly must not fail for rounding.
            longest = TimeSpan(seconds: Int(min(1e12, limit / hourly * 3600 + 1e-6)))
        }
        return OptionTerms(
            delay: delay, transfer: transfer, cost: cost, moneyAsEmissions: asEmissions(cost),
            moneyPerHour: asEmissions(hourly), isPossible: isAffordable && isReached && isPriced,
            longest: longest)
    }
}

extension SiteRates {
    /// What moving data to the site emits: its energy on the grid there, on the mean of the hours
    /// that it takes, of one hour at least.
    func transferEmissions(
        of data: DataSize, from start: Instant, lasting length: TimeSpan
    ) -> Emissions {
        guard let energy = outlook.region.transferEnergy else { return .zero }
        let window = TimeWindow(start: start, length: max(length, .hour))
        let known = outlook.carbonIntensity.clipped(to: window).pieces
        let seconds = known.reduce(0) { $0 + $1.window.length.seconds }
        guard seconds > 0 else { return .zero }
        let mean =
            known.reduce(0) { $0 + $1.value.gramsPerKWh * Double($1.window.length.seconds) }
            / Double(seconds)
        return Emissions(
            grams: data.gigabytes * energy.kilowattHoursPerGigabyte * mean)
    }
}

extension JobPlanner {
    /// The caps that a job may be run under in a site; nil among them stands for uncapped.
    func caps(
        of job: JobSpecification, on variant: WorkloadVariant, site: Int
    ) -> [PowerCapEffect?] {
        caps(of: job, on: variant).filter { $0 == nil || sites[site].outlook.region.setsPowerCaps }
    }

    /// The caps that a job may be run under where caps can be set; nil stands for uncapped.
    ///
    /// A choice of caps offers those that the job feels. A cap that was asked for is set either way.
    func caps(of job: JobSpecification, on variant: WorkloadVariant) -> [PowerCapEffect?] {
        let accelerator = accelerators[variant.accelerator]
        switch job.capPolicy {
        case .uncapped: return [nil]
        case .automatic:
            return [nil] + (accelerator?.effects(on: variant, doing: job.workload) ?? [])
        case .fixed(let cap):
            let effect = accelerator?.effect(of: cap, on: variant, doing: job.workload)
            return effect.map { [$0] } ?? []
        }
    }
}
