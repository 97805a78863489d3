import SolsticeDomain

/// Recognises values in a unit a thousand times as large as the one stated.
enum UnitMistake {
    /// A median below this is refused, unless the file itself declares the unit.
    private static let leastGramsPerKWh = 1.0

    /// Refuses channels whose values are too small for the unit that an option states.
    static func refuse(_ channels: [Channel], _ request: ImportRequest) throws(Diagnostic) {
        guard let unit = request.options.unit else { return }
        for channel in channels {
            let values = channel.observations.filter { $0.value > 0 }
            guard !values.isEmpty else { continue }
            let median = values.map(\.value).sorted()[values.count / 2]
            guard median < leastGramsPerKWh, let first = values.first else { continue }
            let number = first.value / unit.gramsPerKWhFactor
            let shown = (number * 1e6).rounded() / 1e6
            throw request.misuse(
                "half of the values of \(channel.place) are below 1 g/kWh, which looks like a "
                    + "mistake of unit",
                causes: [
                    "line \(first.line), column \(channel.valueLabel.text(row: first.row)): "
                        + "\"\(shown)\" is no intensity in \(unit.rawValue) that grids have"
                ],
                remedy: "if they are kilograms, give --unit kg/kWh; if the grid is that clean, "
                    + "let the file declare the unit, such as a column lca_g_per_kwh")
        }
    }
}
