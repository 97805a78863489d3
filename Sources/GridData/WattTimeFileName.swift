import SolsticeDomain

/// What the name of a WattTime download says: `CAISO_NORTH_co2_moer_2022-01-01_2022-01-07.csv`.
struct WattTimeFileName {
    /// The grid region, such as `CAISO_NORTH`; nil if the name has another form.
    let region: String?
    /// Marginal for `co2_moer`; nil for anything else.
    let signal: CarbonSignal?

    /// Whether the table holds health damage, which looks the same but is in dollars.
    let isOtherQuantity: Bool

    /// Reads a file name without its folders.
    init(_ name: String) {
        isOtherQuantity = name.contains("health_damage")
        guard let mark = name.firstRange(of: "_co2_") else {
            region = nil
            signal = nil
            return
        }
        let before = name[..<mark.lowerBound]
        region = before.isEmpty ? nil : String(before)
        signal = name[mark.upperBound...].hasPrefix("moer") ? .marginal : nil
    }
}
