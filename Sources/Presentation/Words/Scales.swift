internal import SolsticeDomain

/// Quantities in the unit that keeps the number short.
enum Scales {
    /// `850 g`, `12.3 kg`, `1.20 t`.
    static func text(_ emissions: Emissions) -> String {
        scaled(emissions.grams, [("g", 1), ("kg", 1e3), ("t", 1e6)])
    }

    /// `40.2 kWh`, `1.20 MWh`.
    static func text(_ energy: ITEnergy) -> String { text(kilowattHours: energy.kilowattHours) }

    /// `40.2 kWh`, `1.20 MWh`.
    static func text(_ energy: FacilityEnergy) -> String {
        text(kilowattHours: energy.kilowattHours)
    }

    /// `250 W`, `2.40 kW`.
    static func text(_ power: Power) -> String {
        power.watts == power.watts.rounded() && abs(power.watts) < 10_000
            ? Numerals.plain(power.watts) + " W"
            : scaled(power.watts, [("W", 1), ("kW", 1e3), ("MW", 1e6)])
    }

    /// `12.34`, in the single currency of the prices.
    static func text(_ cost: Cost) -> String { Numerals.fixed(cost.rawValue, decimals: 2) }

    /// `1.13`.
    static func text(_ pue: PUE) -> String { Numerals.fixed(pue.ratio, decimals: 2) }

    /// `312`, `12.3`: a rate or an intensity without its unit.
    static func rate(_ gramsPerKWh: Double) -> String { Numerals.brief(gramsPerKWh) }

    private static func text(kilowattHours: Double) -> String {
        scaled(kilowattHours, [("Wh", 1e-3), ("kWh", 1), ("MWh", 1e3), ("GWh", 1e6)])
    }

    /// The number in the largest unit with a value of at least one, even after rounding: 999.6 g is
    /// `1.00 kg` and never `1000 g`.
    private static func scaled(_ number: Double, _ units: [(name: String, size: Double)]) -> String
    {
        guard number.isFinite else { return Numerals.unknown }
        let fitting = units.last { abs(number) / $0.size >= 0.9995 }
        let (name, size) = fitting ?? units[0]
        let value = number / size
        if value != 0, abs(value) < 0.005 { return (value < 0 ? "-" : "") + "<0.01 " + name }
        return Numerals.brief(value) + " " + name
    }
}
