public import SolsticeDomain

/// A unit in which files give carbon intensity.
public enum IntensityUnit: String, CaseIterable, Sendable {
    /// Grams of CO2e per kilowatt-hour.
    case gramsPerKWh = "g/kWh"
    /// Kilograms of CO2e per kilowatt-hour.
    case kilogramsPerKWh = "kg/kWh"
    /// Kilograms of CO2e per megawatt-hour, which is the same number.
    case kilogramsPerMWh = "kg/MWh"
    /// Metric tons of CO2e per megawatt-hour, the same number as kg/kWh.
    case tonnesPerMWh = "t/MWh"
    /// Pounds (avoirdupois) of CO2e per megawatt-hour.
    case poundsPerMWh = "lb/MWh"

    /// The unit that a user names.
    /// - Throws: a ``Diagnostic`` if there is none with this name.
    public static func named(_ name: String) throws(Diagnostic) -> IntensityUnit {
        if let unit = IntensityUnit(rawValue: name) { return unit }
        throw Diagnostic(
            .usage, "there is no unit \(name)", remedy: "use --unit \(listText)")
    }

    /// Every unit, to be read after `expected` or `--unit`.
    public static var listText: String {
        let names = allCases.map(\.rawValue)
        return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    }

    /// What a number in this unit is multiplied by to get g/kWh.
    public var gramsPerKWhFactor: Double {
        switch self {
        case .gramsPerKWh, .kilogramsPerMWh: 1
        case .kilogramsPerKWh, .tonnesPerMWh: 1000
        // The international pound is 453.59237 g by definition.
        case .poundsPerMWh: 0.45359237
        }
    }
}
