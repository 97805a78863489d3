import Foundation
import Solstice

/// Two years of modelled hourly carbon intensity for ten zones: a daily and a yearly wave with
/// noise from a fixed seed.
enum ModelledGrid {
    static let zones: [ZoneID] = (0..<10).map { "MODEL-\($0)" }
    static let hoursPerZone = 2 * 8760
    /// How many rows the file has, apart from its head.
    static let rowCount = zones.count * hoursPerZone

    /// The file that a user would import.
    static func file() -> SourceFile {
        var text = "zone,utc,lifecycle_g_per_kwh,direct_g_per_kwh\n"
        var noise = SeededNoise(seed: 7)
        let start = Instant(secondsSinceEpoch: 1_704_067_200)
        for (number, zone) in zones.enumerated() {
            for hour in 0..<hoursPerZone {
                let moment = (start + TimeSpan(seconds: hour * 3600)).description
                let daily = sin(Double(hour + number * 3) / 24 * 2 * .pi)
                let yearly = cos(Double(hour) / 8760 * 2 * .pi)
                let grams = 300 + 20 * Double(number) + 90 * daily + 40 * yearly + 30 * noise.next()
                let value = (grams * 100).rounded() / 100
                text += "\(zone),\(moment.dropLast(4))Z,\(value),\((value * 80).rounded() / 100)\n"
            }
        }
        return SourceFile(name: "modelled.csv", bytes: Array(text.utf8))
    }
}
