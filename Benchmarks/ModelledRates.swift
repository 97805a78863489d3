import Foundation
import Solstice

/// Modelled hourly carbon intensities of regions: waves over the day, the week and the year, and
/// noise that lasts for a day or two, from a seed.
struct ModelledRates {
    /// When every modelled horizon begins: 2026-01-01T00:00Z, a Thursday.
    static let dawn = Instant(secondsSinceEpoch: 1_767_225_600)

    /// How many regions there are, from clean to dirty.
    let regions: Int
    /// How many hours are known.
    let hours: Int

    /// The regions' names, the first of which is the jobs' home.
    var names: [String] { (0..<regions).map { "region-\($0)" } }

    /// What is known of the regions, each with so many accelerators; nil for no limit.
    func outlooks(capacity: Int?, of accelerator: AcceleratorID) -> [RegionOutlook] {
        names.indices.map { region in
            Self.outlook(
                names[region], carbonGramsPerKWh: gramsPerKWh(region), from: Self.dawn,
                capacity: capacity, of: accelerator)
        }
    }

    /// A region of some hourly carbon intensities and a PUE of 1.1.
    static func outlook(
        _ name: String, carbonGramsPerKWh: [Double], from start: Instant, capacity: Int?,
        of accelerator: AcceleratorID
    ) -> RegionOutlook {
        let carbon = Series<CarbonIntensity>(
            start: start, step: .hour,
            values: carbonGramsPerKWh.map { CarbonIntensity(gramsPerKWh: $0) })
        let span = TimeWindow(
            start: start, length: TimeSpan(seconds: 3600 * carbonGramsPerKWh.count))
        return RegionOutlook(
            region: Region(
                id: RegionID(name), zone: ZoneID(name), timeZone: "UTC",
                capacity: capacity.map { [.init(accelerator: accelerator, count: $0)] } ?? [],
                powerCaps: PowerCapAbility(stated: .nvidiaSMI)),
            signal: .lifecycle, pue: Series(constant: PUE(1.1), over: span),
            carbonIntensity: carbon,
            bases: [
                .init(
                    window: span,
                    basis: RateBasis(carbonIntensity: .seasonalTable, pue: .seasonalTable))
            ])
    }

    /// The carbon intensity of a region in each hour.
    func gramsPerKWh(_ region: Int) -> [Double] {
        var noise = SeededNoise(seed: 1000 + UInt64(region))
        let base = 90 + 430 * Double(region) / Double(max(1, regions - 1))
        // Some grids are cleanest at noon, some at night, and some hardly change over the day.
        let daily = base * [0.30, 0.15, 0.06][region % 3]
        let cleanHour = region % 3 == 0 ? 12.5 : 3 + noise.next()
        let yearly = base * 0.12 * (region % 2 == 0 ? 1 : -1)
        var weather = noise.normal()
        let fresh = (1 - Self.memory * Self.memory).squareRoot()
        return (0..<hours).map { hour in
            weather = Self.memory * weather + fresh * noise.normal()
            let day = -cos(2 * .pi * (Double(hour) - cleanHour) / 24)
            let isWeekend = (hour / 24 + 3) % 7 >= 5
            let year = cos(2 * .pi * Double(hour) / 8760)
            return max(
                10,
                base + daily * day + yearly * year + base * (isWeekend ? -0.08 : 0.03)
                    + 0.16 * base * weather + 0.02 * base * noise.normal())
        }
    }

    /// How much of the weather's noise is left after an hour.
    private static let memory = 0.97
}
