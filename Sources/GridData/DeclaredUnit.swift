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
