import SolsticeDomain

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
    /// Whether the price is within the job's limit, and what moving its data takes is known.
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
        let price = region.hourlyPrice(of: option.variant.accelerator)
        let hourly = price.map { $0 * Double(job.acceleratorCount) }
        let cost = price.map { $0 * (Double(job.acceleratorCount) * option.duration.hours) }
        let isAffordable = job.maximumCost.map { limit in cost.map { $0 <= limit } ?? true } ?? true
        func asEmissions(_ cost: Cost?) -> Emissions {
            guard let cost, let carbonPrice = job.carbonPrice, carbonPrice > .zero else {
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
            moneyPerHour: asEmissions(hourly), isPossible: isAffordable && isReached,
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
