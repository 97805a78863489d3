/// A physical quantity stored as one `Double` in the unit its initialiser names.
///
/// Quantities add, compare and scale within their own kind; products across kinds exist only where
/// the dimensions are legal (see `Emissions.swift`).
public protocol ScalarQuantity: Comparable, Hashable, Sendable {
    /// The bare number, in the unit of the concrete type.
    var rawValue: Double { get }
    /// Wraps a bare number that is already in the unit of the concrete type.
    init(rawValue: Double)
}

extension ScalarQuantity {
    /// The zero of the quantity.
    public static var zero: Self { Self(rawValue: 0) }

    /// Orders by magnitude.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The sum of two amounts.
    public static func + (left: Self, right: Self) -> Self {
        Self(rawValue: left.rawValue + right.rawValue)
    }

    /// The difference of two amounts, negative if the second is larger.
    public static func - (left: Self, right: Self) -> Self {
        Self(rawValue: left.rawValue - right.rawValue)
    }

    /// The amount scaled by a plain factor.
    public static func * (left: Self, factor: Double) -> Self {
        Self(rawValue: left.rawValue * factor)
    }

    /// How many times the second amount goes into the first.
    public static func / (left: Self, right: Self) -> Double { left.rawValue / right.rawValue }
}

/// Electrical power of computing equipment, in watts.
public struct Power: ScalarQuantity {
    /// Watts.
    public let rawValue: Double
    /// Wraps watts.
    public init(rawValue: Double) { self.rawValue = rawValue }
    /// Power in watts.
    public init(watts: Double) { rawValue = watts }
    /// Watts.
    public var watts: Double { rawValue }
}

/// Energy drawn by the computing equipment itself, before the building's overhead, in kWh.
public struct ITEnergy: ScalarQuantity {
    /// Kilowatt-hours.
    public let rawValue: Double
    /// Wraps kilowatt-hours.
    public init(rawValue: Double) { self.rawValue = rawValue }
    /// Energy in kilowatt-hours.
    public init(kilowattHours: Double) { rawValue = kilowattHours }
    /// Kilowatt-hours.
    public var kilowattHours: Double { rawValue }
}

/// Energy drawn from the grid by the whole facility for some IT energy, in kWh.
public struct FacilityEnergy: ScalarQuantity {
    /// Kilowatt-hours.
    public let rawValue: Double
    /// Wraps kilowatt-hours.
    public init(rawValue: Double) { self.rawValue = rawValue }
    /// Energy in kilowatt-hours.
    public init(kilowattHours: Double) { rawValue = kilowattHours }
    /// Kilowatt-hours.
    public var kilowattHours: Double { rawValue }
}

/// Power usage effectiveness: facility energy over IT energy, at least 1.
public struct PUE: ScalarQuantity {
    /// The ratio.
    public let rawValue: Double
    /// Wraps the ratio.
    public init(rawValue: Double) { self.rawValue = rawValue }
    /// A PUE of `ratio`.
    public init(_ ratio: Double) { rawValue = ratio }
    /// Facility energy over IT energy.
    public var ratio: Double { rawValue }

    /// The values a real facility can have: below 1 is impossible, above 5 suggests a wrong unit.
    public static let plausible: ClosedRange<Double> = 1...5
}

/// Carbon intensity of grid electricity, in gCO2e per kWh taken from the grid.
public struct CarbonIntensity: ScalarQuantity {
    /// gCO2e per kWh.
    public let rawValue: Double
    /// Wraps gCO2e per kWh.
    public init(rawValue: Double) { self.rawValue = rawValue }
    /// Carbon intensity in gCO2e per kWh.
    public init(gramsPerKWh: Double) { rawValue = gramsPerKWh }
    /// gCO2e per kWh.
    public var gramsPerKWh: Double { rawValue }

    /// The values a grid can have; no fuel exceeds 3,000 g/kWh, so a higher value has a wrong unit.
    public static let plausible: ClosedRange<Double> = 0...3000
}

/// What a kWh of IT energy emits at a site: PUE × carbon intensity, in gCO2e per IT kWh.
public struct EmissionRate: ScalarQuantity {
    /// gCO2e per kWh of IT energy.
    public let rawValue: Double
    /// Wraps gCO2e per kWh of IT energy.
    public init(rawValue: Double) { self.rawValue = rawValue }
    /// A rate in gCO2e per kWh of IT energy.
    public init(gramsPerITKWh: Double) { rawValue = gramsPerITKWh }
    /// gCO2e per kWh of IT energy.
    public var gramsPerITKWh: Double { rawValue }
}

/// Greenhouse gas emitted, in grams of CO2 equivalent.
public struct Emissions: ScalarQuantity {
    /// gCO2e.
    public let rawValue: Double
    /// Wraps gCO2e.
    public init(rawValue: Double) { self.rawValue = rawValue }
    /// Emissions in gCO2e.
    public init(grams: Double) { rawValue = grams }
    /// gCO2e.
    public var grams: Double { rawValue }
}

/// Money in the single currency of the user's prices.
public struct Cost: ScalarQuantity {
    /// The amount.
    public let rawValue: Double
    /// Wraps an amount.
    public init(rawValue: Double) { self.rawValue = rawValue }
}

/// The carbon price: what a tonne of CO2e is worth, in the currency of the user's prices.
public struct CarbonPrice: ScalarQuantity {
    /// Money per tonne of CO2e.
    public let rawValue: Double
    /// Wraps money per tonne.
    public init(rawValue: Double) { self.rawValue = rawValue }
    /// A price in money per tonne of CO2e.
    public init(perTonne: Double) { rawValue = perTonne }
    /// Money per tonne of CO2e.
    public var perTonne: Double { rawValue }
}

/// An amount of data, in gigabytes.
public struct DataSize: ScalarQuantity {
    /// Gigabytes, 10⁹ bytes each.
    public let rawValue: Double
    /// Wraps gigabytes.
    public init(rawValue: Double) { self.rawValue = rawValue }
    /// An amount in gigabytes.
    public init(gigabytes: Double) { rawValue = gigabytes }
    /// Gigabytes.
    public var gigabytes: Double { rawValue }
}

/// The energy to move a gigabyte over a network, in kWh.
public struct TransferEnergy: ScalarQuantity {
    /// kWh per gigabyte.
    public let rawValue: Double
    /// Wraps kWh per gigabyte.
    public init(rawValue: Double) { self.rawValue = rawValue }
    /// An energy in kWh per gigabyte.
    public init(kilowattHoursPerGigabyte: Double) { rawValue = kilowattHoursPerGigabyte }
    /// kWh per gigabyte.
    public var kilowattHoursPerGigabyte: Double { rawValue }
}

/// How fast data moves, in gigabits per second.
public struct DataRate: ScalarQuantity {
    /// Gigabits per second.
    public let rawValue: Double
    /// Wraps gigabits per second.
    public init(rawValue: Double) { self.rawValue = rawValue }
    /// A rate in gigabits per second.
    public init(gigabitsPerSecond: Double) { rawValue = gigabitsPerSecond }
    /// Gigabits per second.
    public var gigabitsPerSecond: Double { rawValue }
}

/// Throughput of an accelerator relative to the reference its owner uses for all of them.
public struct RelativeSpeed: ScalarQuantity {
    /// The ratio; twice the speed halves the time.
    public let rawValue: Double
    /// Wraps the ratio.
    public init(rawValue: Double) { self.rawValue = rawValue }
    /// A speed relative to the reference.
    public init(_ ratio: Double) { rawValue = ratio }
    /// Times the reference's speed.
    public var ratio: Double { rawValue }
}

/// A figure and where it was published.
public struct SourcedFigure<Quantity: ScalarQuantity>: Equatable, Sendable {
    /// The figure.
    public let value: Quantity
    /// Who published it, for what and when.
    public let source: String

    /// A figure with its source.
    public init(_ value: Quantity, source: String) {
        self.value = value
        self.source = source
    }
}

/// What a carbon intensity measures. Signals measure different things and are never mixed.
public enum CarbonSignal: String, CaseIterable, Codable, Hashable, Sendable {
    /// Average over the grid's mix, including building and fuelling the plants.
    case lifecycle
    /// Average over the grid's mix, counting stack emissions only.
    case direct
    /// What one more kWh would cause, from the plants that would respond.
    case marginal

    /// Name for display.
    public var title: String {
        switch self {
        case .lifecycle: "average, lifecycle"
        case .direct: "average, direct"
        case .marginal: "marginal"
        }
    }
}
