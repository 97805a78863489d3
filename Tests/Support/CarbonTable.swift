public import SolsticeDomain

/// Hourly carbon intensities as the text of a CSV file.
public enum CarbonTable {
    /// One value an hour in each zone.
    public static func text(
        zones: [ZoneID], signal: CarbonSignal = .direct, from start: Instant, hours: Int,
        _ value: (_ zone: ZoneID, _ hour: Int) -> Double
    ) -> String {
        let column = signal == .lifecycle ? "lca_g_per_kwh" : "direct_g_per_kwh"
        let lines = (0..<hours).flatMap { hour in
            zones.map { "\($0),\(start + .hour * Double(hour)),\(value($0, hour))" }
        }
        return (["zone,utc,\(column)"] + lines).joined(separator: "\n") + "\n"
    }

    /// Whether an hour, counted from a midnight, lies between 2 and 6 o'clock: the clean hours of
    /// most modelled grids.
    public static func isNight(_ hour: Int) -> Bool { (2..<6).contains(hour % 24) }
}
