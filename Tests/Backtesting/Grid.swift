import SolsticeTestSupport
import SolsticeBacktesting
import SolsticeDomain

/// Modelled grids for backtests: two years of hours from 2021 on, UTC.
enum Grid {
    static let start = moment("2021-01-01")
    static let hourCount = 2 * 365 * 24

    /// Values by hour from the start on.
    static func series(hours: Int = hourCount, _ value: (Int) -> Double?) -> Series<CarbonIntensity>
    {
        Series(
            start: start, step: .hour,
            values: (0..<hours).map { hour in
                value(hour).map { CarbonIntensity(gramsPerKWh: $0) }
            })
    }

    /// A place whose grid did this.
    static func place(_ series: Series<CarbonIntensity>, name: String = "grid") -> BacktestPlace {
        BacktestPlace(name: name, history: series, clock: .utc)
    }

    /// Cleanest at three in the night, and at weekends.
    static func clockwork(_ hour: Int) -> Double {
        let distance = abs((hour + 9) % 24 - 12)
        let day = (hour / 24 + 4) % 7
        return (day >= 5 ? 200 : 300) + 10 * Double(distance)
    }

    /// A daily rhythm under weather that comes and goes over two days or so.
    static func weather(seed: UInt64, hours: Int = hourCount) -> [Double] {
        var random = SplitMix64(seed: seed)
        var level = 0.0
        return (0..<hours).map { hour in
            // The sum of a few even numbers is near enough to a normal one.
            let push = (0..<6).reduce(0.0) { sum, _ in
                sum + Double.random(in: -1...1, using: &random)
            }
            level = 0.98 * level + 0.04 * push
            return 300 * (1 + 0.1 * Double(abs(hour % 24 - 12)) / 12) * max(0.1, 1 + level)
        }
    }

    /// A window of hours counted from the start.
    static func window(_ hours: Range<Int>) -> TimeWindow {
        TimeWindow(
            start: start + TimeSpan(hours: Double(hours.lowerBound)),
            end: start + TimeSpan(hours: Double(hours.upperBound)))
    }

    /// So many hours.
    static func hours(_ count: Double) -> TimeSpan { TimeSpan(hours: count) }

    /// Jobs of a kind every so many hours over a stretch of hours.
    static func jobs(_ kinds: [JobKind], over hours: Range<Int>, every: Double) -> [BacktestJob] {
        BacktestJob.mix(of: kinds, over: window(hours), every: TimeSpan(hours: every))
    }
}
