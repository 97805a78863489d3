/// The unit of a load, as far as a ratio needs it.
struct LoadUnit: Equatable {
    let isEnergy: Bool
    /// How many W or Wh one unit is.
    let base: Double
    /// The unit as people write it.
    let symbol: String

    private static let units = [
        LoadUnit(isEnergy: true, base: 1e3, symbol: "kWh"),
        LoadUnit(isEnergy: true, base: 1e6, symbol: "MWh"),
        LoadUnit(isEnergy: true, base: 1e9, symbol: "GWh"),
        LoadUnit(isEnergy: true, base: 1, symbol: "Wh"),
        LoadUnit(isEnergy: false, base: 1e3, symbol: "kW"),
        LoadUnit(isEnergy: false, base: 1e6, symbol: "MW"),
        LoadUnit(isEnergy: false, base: 1e9, symbol: "GW"),
        LoadUnit(isEnergy: false, base: 1, symbol: "W"),
    ]

    private init(isEnergy: Bool, base: Double, symbol: String) {
        self.isEnergy = isEnergy
        self.base = base
        self.symbol = symbol
    }

    /// The unit in a header as the column rules see it, or in a unit between blanks.
    init?(in plainHeader: String) {
        let plain = plainHeader.replacing(" watts ", with: " w ").replacing(" watt ", with: " w ")
        guard let unit = Self.units.first(where: { plain.contains(" \($0.symbol.lowercased()) ") })
        else { return nil }
        self = unit
    }
}
