/// How the emissions of a run follow from what it drew, factor by factor.
///
/// The effective factors are quotients of the sums, so the products hold exactly: hours ×
/// processors × average power = IT energy, IT energy × PUE = facility energy, and facility energy ×
/// carbon intensity + data transfer = emissions (Patterson et al. 2021, arXiv 2104.10350).
public struct EnergyAccount: EnergyFigures, Equatable, Sendable {
    /// The region.
    public let region: String
    /// The accelerator's identifier.
    public let accelerator: String
    /// How many of them it held.
    public let processors: Int
    /// When it started.
    public let start: Instant
    /// When it ended, pauses included.
    public let end: Instant
    /// How long it worked, without pauses.
    public let worked: TimeSpan
    /// What the equipment drew.
    public let itEnergy: ITEnergy
    /// What the facility drew for it.
    public let facilityEnergy: FacilityEnergy
    /// The resulting emissions, including moving the data set.
    public let emissions: Emissions
    /// The part of ``emissions`` that moving the data set caused.
    public let transfer: Emissions
    /// The stretches it is the sum of, in chronological order; empty if they are no longer known.
    public let hours: [RatedHour]

    /// Creates a breakdown from its sums.
    public init(
        region: String, accelerator: String, processors: Int, start: Instant, end: Instant,
        worked: TimeSpan, itEnergy: ITEnergy, facilityEnergy: FacilityEnergy,
        emissions: Emissions, transfer: Emissions = .zero, hours: [RatedHour] = []
    ) {
        self.region = region
        self.accelerator = accelerator
        self.processors = processors
        self.start = start
        self.end = end
        self.worked = worked
        self.itEnergy = itEnergy
        self.facilityEnergy = facilityEnergy
        self.emissions = emissions
        self.transfer = transfer
        self.hours = hours
    }

    /// From start to end.
    public var elapsed: TimeSpan { end - start }

    /// Hours of work times processors.
    public var processorHours: Double { worked.hours * Double(processors) }

    /// IT energy over processor-hours; nil if it worked for no time.
    public var averagePower: Power? {
        processorHours > 0
            ? Power(watts: itEnergy.kilowattHours * 1000 / processorHours) : nil
    }

    /// The total over ``hours`` with the rates as known now, if it differs from what was stated:
    /// the expectation for an unmeasured PUE may have changed. Nil if they agree.
    public var restated: Emissions? {
        guard !hours.isEmpty else { return nil }
        let sum = hours.reduce(transfer) { $0 + $1.emissions }
        return abs((sum - emissions).grams) > emissions.grams * 1e-6 ? sum : nil
    }
}
