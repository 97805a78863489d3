/// How the emissions of a run follow from what it drew, factor by factor.
///
/// The effective factors are quotients of the sums, so the products hold exactly: hours ×
/// processors × average power = IT energy, IT energy × PUE = facility energy, and facility energy ×
/// carbon intensity + data transfer = emissions (Patterson et al. 2021, arXiv 2104.10350).
public struct EnergyAccount: EnergyFigures, Equatable, Sendable {
    /// The region.
    public let region: RegionID
    /// The accelerator's identifier.
    public let accelerator: AcceleratorID
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
        region: RegionID, accelerator: AcceleratorID, processors: Int, start: Instant, end: Instant,
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

/// Energy and emissions of the same run or runs.
public protocol EnergyFigures {
    /// Energy drawn by the computing equipment.
    var itEnergy: ITEnergy { get }
    /// Energy drawn from the grid for it.
    var facilityEnergy: FacilityEnergy { get }
    /// The resulting emissions, including data transfer.
    var emissions: Emissions { get }
    /// The part caused by data transfer.
    var transfer: Emissions { get }
}

extension EnergyFigures {
    /// Facility energy over IT energy; nil if nothing was drawn.
    public var pue: PUE? {
        itEnergy > .zero ? PUE(facilityEnergy.kilowattHours / itEnergy.kilowattHours) : nil
    }

    /// Emissions of the electricity over facility energy; nil if nothing was drawn.
    public var carbonIntensity: CarbonIntensity? {
        facilityEnergy > .zero
            ? CarbonIntensity(
                gramsPerKWh: (emissions - transfer).grams / facilityEnergy.kilowattHours) : nil
    }
}

/// A stretch of a run in which neither the power nor the emission factors changed.
public struct RatedHour: Equatable, Sendable {
    /// The stretch.
    public let window: TimeWindow
    /// What all of the job's processors draw together.
    public let power: Power
    /// The site's PUE.
    public let pue: PUE
    /// The grid's carbon intensity.
    public let carbonIntensity: CarbonIntensity
    /// Whether the PUE was observed; otherwise it was expected, or is a flat figure.
    public let isPUEObserved: Bool
    /// Where the carbon intensity comes from.
    public let carbonQuality: HourQuality

    /// Creates a stretch from its parts.
    public init(
        window: TimeWindow, power: Power, pue: PUE, carbonIntensity: CarbonIntensity,
        isPUEObserved: Bool, isCarbonObserved: Bool, isCarbonEstimated: Bool = false
    ) {
        self.window = window
        self.power = power
        self.pue = pue
        self.carbonIntensity = carbonIntensity
        self.isPUEObserved = isPUEObserved
        carbonQuality =
            isCarbonObserved ? .observed : isCarbonEstimated ? .estimated : .filled
    }

    /// Whether the carbon intensity was observed; otherwise it was estimated or filled.
    public var isCarbonObserved: Bool { carbonQuality == .observed }

    /// PUE × carbon intensity.
    public var rate: EmissionRate { pue * carbonIntensity }

    /// What the facility drew in the stretch, in kWh.
    public var facilityKilowattHours: Double {
        (power.over(window.length) * pue).kilowattHours
    }

    /// Emissions of the stretch.
    public var emissions: Emissions { power.over(window.length) * rate }
}

/// Where the value of an hour comes from.
public enum HourQuality: String, CaseIterable, Sendable {
    /// The provider measured it.
    case observed
    /// The provider estimated it.
    case estimated
    /// The record has no value: it is filled from the surrounding hours or the expectation.
    case filled
}
