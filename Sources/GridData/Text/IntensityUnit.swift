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
            .usage, "there is no unit \(name)", remedy: "use \(setting: .unit) \(listText)")
    }

    /// Every unit, to be read after `expected` or the option's name.
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

/// What a header or a unit field says about the unit of the numbers it describes.
enum DeclaredUnit: Equatable {
    /// Nothing.
    case none
    /// A unit that can be converted.
    case known(IntensityUnit)
    /// Something per kWh or MWh that is none of the known units.
    case unknown(String)

    /// Reads a unit from free text such as `Carbon Intensity gCO₂eq/kWh (LCA)`, `lca_g_per_kwh` or
    /// `lbs_co2_per_mwh`.
    ///
    /// The beginning of the word before the slash decides, since providers put `CO2`, `CO₂eq` or a
    /// mangled subscript after the mass.
    init(in text: String) {
        let plain = text.lowercased().replacing("₂", with: "2")
            .replacing("_per_", with: "/").replacing(" per ", with: "/")
            .replacing(" / ", with: "/")
        for energy in ["kwh", "mwh"] {
            guard let stroke = plain.firstRange(of: "/" + energy) else { continue }
            let words = plain[..<stroke.lowerBound].split { " _([{,;".contains($0) }
            guard let last = words.last else { continue }
            let isGas = last.hasPrefix("co2") || last.hasPrefix("c02") || last == "eq"
            let mass = isGas ? words.dropLast().last ?? last : last
            self = Self.unit(mass: String(mass), energy: energy)
            return
        }
        self = .none
    }

    private static func unit(mass: String, energy: String) -> DeclaredUnit {
        switch energy {
        case "kwh" where mass.hasPrefix("g"): .known(.gramsPerKWh)
        case "kwh" where mass.hasPrefix("kg"): .known(.kilogramsPerKWh)
        case "mwh" where mass.hasPrefix("kg"): .known(.kilogramsPerMWh)
        case "mwh" where mass == "t" || mass.hasPrefix("tco2") || mass.hasPrefix("tonne"):
            .known(.tonnesPerMWh)
        case "mwh" where mass.hasPrefix("lb") || mass.hasPrefix("pound"): .known(.poundsPerMWh)
        default: .unknown(mass + "/" + (energy == "kwh" ? "kWh" : "MWh"))
        }
    }
}

extension CarbonSignal {
    /// The signal that a header, in the form that the column rules see, or a provider's word
    /// declares; nil if it says nothing.
    init?(declaredIn text: String) {
        let plain = text.lowercased()
        if ["lca", "life cycle", "lifecycle", "life-cycle"].contains(where: plain.contains) {
            self = .lifecycle
        } else if plain.contains("marginal") || plain.contains("moer") {
            self = .marginal
        } else if plain.contains("direct"), !plain.contains("indirect") {
            self = .direct
        } else {
            return nil
        }
    }
}
