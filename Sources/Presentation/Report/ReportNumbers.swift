internal import SolsticeDomain

/// Numbers of a report: in fixed units and with five digits, so that a reader can recompute one
/// from the others.
enum ReportNumbers {
    /// `24.713`, `0.0012346`, `1,287.4`.
    static func digits(_ number: Double) -> String {
        guard number.isFinite else { return Numerals.unknown }
        var decimals = 4
        var size = abs(number)
        while size >= 10, decimals > 0 {
            size /= 10
            decimals -= 1
        }
        while size > 0, size < 1, decimals < 9 {
            size *= 10
            decimals += 1
        }
        let parts = Numerals.fixed(number, decimals: decimals).split(separator: ".")
        return
            ([Numerals.grouped(parts.first.map(String.init) ?? "0")]
            + parts.dropFirst().map(String.init)).joined(separator: ".")
    }

    /// `24.713 kWh`.
    static func text(_ energy: ITEnergy) -> String { digits(energy.kilowattHours) + " kWh" }

    /// `24.713 kWh`.
    static func text(_ energy: FacilityEnergy) -> String { digits(energy.kilowattHours) + " kWh" }

    /// `3.1200 kg`.
    static func text(_ emissions: Emissions) -> String { kilograms(emissions) + " kg" }

    /// `3.1200`: the same for a column whose heading states the unit.
    static func kilograms(_ emissions: Emissions) -> String { digits(emissions.grams / 1000) }

    /// A number that may be missing.
    static func digits(_ number: Double?) -> String { number.map { digits($0) } ?? "–" }

    /// `2026-01-31 18:00 UTC`.
    static func moment(_ instant: Instant) -> String {
        "\(instant.utc.dateText) \(instant.utc.timeText.prefix(5)) UTC"
    }
}

extension String {
    /// A user-given name, safe to print and short enough for a line, however long it is.
    var reportName: String { cut(to: 48) }

    /// The source of a figure, safe to print and short enough for a sentence.
    var reportSource: String { cut(to: 120) }
}
