import Glibc

/// How far single hours deviate from their forecast, in logarithms: by lead and by hour of the day.
struct HourlySpread: Equatable, Sendable {
    /// Variance at each of ``CarryOver/leads``.
    private(set) var variances: [Double]
    /// By local hour: its share of the variance, 1 on average.
    private(set) var shares: [Double]

    /// The spread without history: a deviation of 20 %, approached over two days.
    private static func prior(lead: Int) -> Double { 0.04 * (1 - exp(-Double(lead) / 24)) }
    private static let priorHours = 240.0

    /// The default if there is no history.
    init() {
        variances = CarryOver.leads.map(Self.prior)
        shares = [Double](repeating: 1, count: 24)
    }

    /// Decodes the spread from numbers.
    init?(_ reader: inout NumberReader) {
        guard let variances = reader.next(CarryOver.leads.count), let shares = reader.next(24)
        else {
            return nil
        }
        self.variances = variances
        self.shares = shares
    }

    /// The spread that a carry-over leaves unexplained.
    init(
        anomalies: [Double], places: [CalendarPlace], states: [RecentState], carryOver: CarryOver
    ) {
        self.init()
        var byHour = [Double](repeating: 0, count: 24)
        var counts = [Double](repeating: 0, count: 24)
        let partCount = RecentState.partCount
        withUnsafeTemporaryAllocation(of: Double.self, capacity: partCount) { parts in
            guard let own = parts.baseAddress else { return }
            for (index, lead) in CarryOver.leads.enumerated() {
                var sum = Self.priorHours * Self.prior(lead: lead)
                var count = Self.priorHours
                for origin in stride(from: 0, to: anomalies.count - lead, by: 5) {
                    let target = origin + lead
                    guard !anomalies[target].isNaN, !anomalies[origin].isNaN else { continue }
                    states[origin].write(into: own, localHour: places[target].hour)
                    var left = anomalies[target]
                    for part in 0..<partCount {
                        left -= carryOver.weights[index * partCount + part] * own[part]
                    }
                    sum += 5 * left * left
                    count += 5
                    guard lead >= 24 else { continue }
                    byHour[places[target].hour] += left * left
                    counts[places[target].hour] += 1
                }
                variances[index] = min(sum / count, Self.greatestVariance)
            }
        }
        let mean = byHour.reduce(0, +) / max(1, counts.reduce(0, +))
        guard mean > 0 else { return }
        shares = (0..<24).map { (byHour[$0] + 60 * mean) / (counts[$0] + 60) / mean }
    }

    /// Beyond this, the mean of a lognormal distribution says nothing about a series.
    private static let greatestVariance = 0.8

    /// Half the variance for every lead from 1 hour.
    func halfVariances(hours: Int) -> [Double] {
        var next = 1
        return (1...max(1, hours)).map { lead in
            while next < CarryOver.leads.count - 1, CarryOver.leads[next] < lead { next += 1 }
            let a = log(Double(CarryOver.leads[next - 1]))
            let b = log(Double(CarryOver.leads[next]))
            let part = min(1, max(0, (log(Double(lead)) - a) / (b - a)))
            return 0.5 * (variances[next - 1] + part * (variances[next] - variances[next - 1]))
        }
    }
}
