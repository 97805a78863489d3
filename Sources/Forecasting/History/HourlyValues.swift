#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
import SolsticeDomain

/// A series as one number for each full hour of UTC, as used for fitting and replaying.
///
/// Shorter steps are averaged over the hour, longer ones fill their hours alike; an hour less than
/// half known is a gap.
struct HourlyValues: Sendable {
    /// The first hour, counted from the epoch.
    let firstHour: Int
    /// One value for each hour in the series' unit; NaN marks a gap.
    private(set) var values: [Double]

    /// The hour after the last one.
    var endHour: Int { firstHour + values.count }

    /// Creates hours from values.
    init(firstHour: Int, values: [Double]) {
        self.firstHour = firstHour
        self.values = values
    }

    /// The hours of a series, at most the last `limit`.
    init<Quantity>(_ series: Series<Quantity>, last limit: Int = .max) {
        self.init(breakpoints: series.breakpoints, rawValues: series.rawValues, last: limit)
    }

    private init(breakpoints: [Int], rawValues: [Double], last limit: Int) {
        guard let first = breakpoints.first, let last = breakpoints.last else {
            self.init(firstHour: 0, values: [])
            return
        }
        let end = Self.hour(of: last - 1) + 1
        let begin = max(Self.hour(of: first), limit < end ? end - limit : Int.min)
        var sums = [Double](repeating: 0, count: end - begin)
        var seconds = [Int](repeating: 0, count: end - begin)
        for index in rawValues.indices where !rawValues[index].isNaN {
            var second = max(breakpoints[index], begin * 3600)
            while second < breakpoints[index + 1] {
                let hour = Self.hour(of: second)
                let next = min(breakpoints[index + 1], (hour + 1) * 3600)
                sums[hour - begin] += rawValues[index] * Double(next - second)
                seconds[hour - begin] += next - second
                second = next
            }
        }
        let values = sums.indices.map { hour in
            seconds[hour] >= 1800 ? sums[hour] / Double(seconds[hour]) : .nan
        }
        self.init(firstHour: begin, values: values)
    }

    /// The hour, counted from the epoch, that contains a second.
    static func hour(of second: Int) -> Int {
        second >= 0 ? second / 3600 : (second - 3599) / 3600
    }

    /// Logarithms of the values, with values below `floor` raised to it.
    func logarithms(floor: Double) -> [Double] {
        values.map { $0.isNaN ? .nan : log(max($0, floor)) }
    }
}
