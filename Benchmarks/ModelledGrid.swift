import Foundation
import Solstice

/// Two years of modelled hourly carbon intensity for ten zones: a daily and a yearly wave with
/// noise from a fixed seed.
enum ModelledGrid {
    static let zones = (0..<10).map { "MODEL-\($0)" }
    static let hoursPerZone = 2 * 8760

    /// The file that a user would import.
    static func csv() -> [UInt8] {
        var text = "zone,utc,lifecycle_g_per_kwh,direct_g_per_kwh\n"
        var noise = SystemNoise(seed: 7)
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
        return Array(text.utf8)
    }
}

/// Numbers between -1 and 1 from a seed (SplitMix64, Steele et al. 2014).
struct SystemNoise {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Double(mixed >> 11) / Double(1 << 52) - 1
    }
}
