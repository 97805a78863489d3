internal import SolsticeDomain
internal import SolsticeJSON

/// Numbers in one format for every locale.
enum Numerals {
    /// Shown for a number that is not finite.
    static let unknown = "?"

    /// With this many digits after the point.
    static func fixed(_ number: Double, decimals: Int) -> String {
        guard number.isFinite else { return unknown }
        let scale = power(ofTen: decimals)
        let rounded = (abs(number) * scale).rounded()
        guard rounded < 1e15 else { return "\(number)" }
        let whole = Int(rounded / scale)
        let part = Int(rounded) - whole * Int(scale)
        let sign = number < 0 && rounded > 0 ? "-" : ""
        guard decimals > 0 else { return sign + "\(whole)" }
        let digits = String(part)
        return sign + "\(whole)." + String(repeating: "0", count: decimals - digits.count) + digits
    }

    /// About three significant digits: `0.04`, `1.23`, `12.3`, `123`, `1,234`.
    static func brief(_ number: Double) -> String {
        guard number.isFinite else { return unknown }
        let size = abs(number)
        if size == 0 { return "0" }
        if size < 9.995 { return fixed(number, decimals: 2) }
        if size < 99.95 { return fixed(number, decimals: 1) }
        return grouped(fixed(number, decimals: 0))
    }

    /// The shortest digits that read back as the same number; empty if it is not finite.
    static func plain(_ number: Double) -> String {
        number.isFinite ? DecimalText.shortest(number) : ""
    }

    /// A share as a percentage: `31 %`, `0.4 %`.
    static func percent(_ share: Double) -> String {
        let percent = share * 100
        guard percent.isFinite else { return unknown }
        let size = abs(percent)
        // Below a millionth of a percent a difference is only rounding of sums.
        if size < 1e-6 { return "0 %" }
        if size < 0.05 { return (percent < 0 ? "-" : "") + "<0.1 %" }
        return fixed(percent, decimals: size > 0 && size < 9.95 ? 1 : 0) + " %"
    }

    /// A factor: `×1.07`, `×5.6`, `×34`.
    static func factor(_ factor: Double) -> String {
        if factor == .infinity { return "×∞" }
        let size = abs(factor)
        return "×" + fixed(factor, decimals: size < 1.995 ? 2 : size < 9.95 ? 1 : 0)
    }

    /// A count with its noun: `1 row`, `2 rows`, `8,760 rows`.
    static func count(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        "\(grouped(String(count))) \(count == 1 ? one : many ?? one + "s")"
    }

    /// Digits with a comma between thousands.
    static func grouped(_ digits: String) -> String {
        let sign = digits.hasPrefix("-") ? "-" : ""
        var text = ""
        let bare = digits.dropFirst(sign.count)
        guard bare.allSatisfy(\.isNumber) else { return digits }
        for (index, digit) in bare.enumerated() {
            if index > 0, (bare.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return sign + text
    }

    private static func power(ofTen exponent: Int) -> Double {
        (0..<exponent).reduce(1.0) { power, _ in power * 10 }
    }
}

extension Numerals {
    /// A share as a percentage, rounded up, for statements of "at most": `0.37 %`, `2.4 %`, `31 %`.
    static func percentAtMost(_ share: Double) -> String {
        let percent = share * 100
        guard percent.isFinite, percent < 1e12 else { return unknown }
        let decimals = percent < 1 ? 2 : percent < 10 ? 1 : 0
        let scale = [1.0, 10, 100][decimals]
        // Without the small subtraction, rounding of the product would turn 0.4 % into 0.41 %.
        let raised = (percent * scale - 1e-6).rounded(.up) / scale
        return fixed(max(0, raised), decimals: decimals) + " %"
    }
}

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
