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
    /// Whether the price is within the job's limit.
    let isAffordable: Bool

    /// No data to move, and money does not matter.
    static let none = OptionTerms(
        delay: .zero, transfer: .zero, cost: nil, moneyAsEmissions: .zero, isAffordable: true)

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
        if let data = job.dataset, region.id != job.home {
            delay = region.transferTime(of: data)
            transfer = site.transferEmissions(of: data, from: earliest, lasting: delay)
        }
        let price = region.hourlyPrice(of: option.variant.accelerator)
        let cost = price.map { $0 * (Double(job.acceleratorCount) * option.duration.hours) }
        let isAffordable = job.maximumCost.map { limit in cost.map { $0 <= limit } ?? true } ?? true
        var money = Emissions.zero
        if let cost, let carbonPrice = job.carbonPrice, carbonPrice > .zero {
            money = Emissions(grams: cost.rawValue / carbonPrice.perTonne * 1e6)
        }
        return OptionTerms(
            delay: delay, transfer: transfer, cost: cost, moneyAsEmissions: money,
            isAffordable: isAffordable)
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
