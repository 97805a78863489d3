import SolsticeTestSupport
import Foundation
import SolsticeDomain

/// Constructed histories with known answers, from 2021 on, UTC.
enum Histories {
    static let start = Moments.utc(2021, 1, 1)

    /// One value an hour.
    static func hourly(_ count: Int, _ value: (Int) -> Double?) -> Series<CarbonIntensity> {
        Series(
            start: start, step: .hour,
            values: (0..<count).map { hour in value(hour).map { CarbonIntensity(gramsPerKWh: $0) } }
        )
    }

    /// A moment so many hours after the start.
    static func hour(_ count: Int) -> Instant { start + TimeSpan(hours: Double(count)) }

    /// From one hour after the start to another.
    static func window(_ hours: Range<Int>) -> TimeWindow {
        TimeWindow(start: hour(hours.lowerBound), end: hour(hours.upperBound))
    }

    /// A rhythm of days and seasons that repeats itself.
    static func rhythm(_ hour: Int) -> Double {
        let day = 2 * Double.pi * Double(hour) / 24
        let year = 2 * Double.pi * Double(hour) / (365.2425 * 24)
        return 300 * exp(0.3 * cos(day) + 0.2 * cos(year))
    }

    /// Noise in logarithms, drawn back to zero over so many hours.
    static func weather(_ count: Int, deviation: Double, memory: Double, seed: UInt64) -> [Double] {
        var random = SplitMix64(seed: seed)
        let kept = exp(-1 / memory)
        let push = deviation * (1 - kept * kept).squareRoot()
        var level = 0.0
        return (0..<count).map { _ in
            let normal = (0..<12).reduce(-6.0) { sum, _ in
                sum + Double.random(in: 0..<1, using: &random)
            }
            level = kept * level + push * normal
            return level
        }
    }
}
