import Glibc

/// The model's only products: each line is one step of power → IT energy → facility energy →
/// emissions (Patterson et al. 2021, arXiv 2104.10350).
extension Power {
    /// IT energy drawn at this power for a time.
    public func over(_ span: TimeSpan) -> ITEnergy {
        ITEnergy(kilowattHours: watts / 1000 * span.hours)
    }
}

extension ITEnergy {
    /// What the facility draws to deliver this IT energy. PUE is applied only here.
    public static func * (energy: ITEnergy, pue: PUE) -> FacilityEnergy {
        FacilityEnergy(kilowattHours: energy.kilowattHours * pue.ratio)
    }

    /// What this IT energy emits at a site's rate.
    public static func * (energy: ITEnergy, rate: EmissionRate) -> Emissions {
        Emissions(grams: energy.kilowattHours * rate.gramsPerITKWh)
    }
}

extension FacilityEnergy {
    /// What this energy emits at the grid's carbon intensity.
    public static func * (energy: FacilityEnergy, intensity: CarbonIntensity) -> Emissions {
        Emissions(grams: energy.kilowattHours * intensity.gramsPerKWh)
    }
}

extension PUE {
    /// The rate per kWh of IT energy.
    public static func * (pue: PUE, intensity: CarbonIntensity) -> EmissionRate {
        EmissionRate(gramsPerITKWh: pue.ratio * intensity.gramsPerKWh)
    }
}

/// An 80 % interval of emissions, from P10 to P90.
public struct EmissionsBand: Equatable, Sendable {
    /// The actual amount is below this one time in ten.
    public let p10: Emissions
    /// The actual amount is above this one time in ten.
    public let p90: Emissions

    /// A range between two amounts.
    public init(p10: Emissions, p90: Emissions) {
        self.p10 = p10
        self.p90 = p90
    }
}

/// An 80 % interval of outcomes as factors of the expected value: one in ten is below `low`, one in
/// ten above `high`.
public struct RelativeBand: Equatable, Sendable {
    /// The factor that one outcome in ten stays below.
    public let low: Double
    /// The factor that nine outcomes in ten stay below.
    public let high: Double

    /// A range between two factors.
    public init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    /// No uncertainty.
    public static let certain = RelativeBand(low: 1, high: 1)

    /// The band of a product of two quantities that err independently: squares of logarithms add.
    public func times(_ other: RelativeBand) -> RelativeBand {
        func joined(_ left: Double, _ right: Double) -> Double {
            (log(left) * log(left) + log(right) * log(right)).squareRoot()
        }
        return RelativeBand(
            low: exp(-joined(min(low, 1), min(other.low, 1))),
            high: exp(joined(max(high, 1), max(other.high, 1))))
    }
}

/// Energy, emissions and cost of running a job somewhere at some time.
public struct Footprint: Equatable, Sendable {
    /// Energy of the computing equipment.
    public let itEnergy: ITEnergy
    /// Energy the facility draws for it.
    public let facilityEnergy: FacilityEnergy
    /// Expected emissions of running and of moving the data set.
    public let emissions: Emissions
    /// The part of ``emissions`` caused by moving the data set.
    public let transfer: Emissions
    /// The 80 % interval of the emissions; nil if the spread is unknown.
    public let band: EmissionsBand?
    /// Price of the accelerator hours; nil if no price is known.
    public let cost: Cost?

    /// Creates a footprint from its parts.
    public init(
        itEnergy: ITEnergy, facilityEnergy: FacilityEnergy, emissions: Emissions,
        transfer: Emissions = .zero, band: EmissionsBand? = nil, cost: Cost? = nil
    ) {
        self.itEnergy = itEnergy
        self.facilityEnergy = facilityEnergy
        self.emissions = emissions
        self.transfer = transfer
        self.band = band
        self.cost = cost
    }
}

/// Emissions that people can picture, for comparison.
public struct Equivalent: Equatable, Sendable {
    /// One unit of it, as a noun phrase: `a full passenger jet from …`.
    public let title: String
    /// What that emits.
    public let emissions: Emissions
    /// How long it takes, if a part of it makes sense as a comparison; otherwise nil.
    public let duration: TimeSpan?
    /// Who published the figures.
    public let source: String

    /// How many of it make up an amount.
    public func count(in amount: Emissions) -> Double { amount / emissions }

    /// How long it takes to emit an amount; nil if a part of it means nothing.
    public func time(toEmit amount: Emissions) -> TimeSpan? {
        duration.map { TimeSpan(hours: $0.hours * (amount / emissions)) }
    }

    /// The flight of Patterson et al. 2021.
    public static let passengerJet = Equivalent(
        title: "a full passenger jet from San Francisco to New York and back",
        emissions: Emissions(grams: 180e6), duration: nil, source: paper)

    /// The training of GPT-3, in table 4 of Patterson et al. 2021.
    public static let gpt3 = Equivalent(
        title: "the training of GPT-3", emissions: Emissions(grams: 552.1e6),
        duration: TimeSpan(hours: 14.8 * 24), source: paper + ", table 4")

    /// All of them.
    public static let all = [passengerJet, gpt3]

    private static let paper = "Patterson et al. 2021, arXiv 2104.10350"
}
