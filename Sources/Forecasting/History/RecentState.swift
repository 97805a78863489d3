import Glibc

/// What the newest hours of a history add to its climatology: means of the anomaly over the last
/// hours, day, days and month, and recent habits for each hour of the day.
///
/// Every part is an exponentially weighted mean that starts at zero, so a short history has little
/// effect. All are in logarithms.
struct RecentState: Equatable, Sendable {
    /// The number of parts that a forecast extrapolates.
    static let partCount = 7

    /// The hour after the last observed one, counted from the epoch; nil before any was.
    private(set) var endHour: Int?
    private var newest = 0.0
    private var hours = 0.0
    private var day = 0.0
    private var days = 0.0
    private var month = 0.0
    private var habitOfDays = [Double](repeating: 0, count: 24)
    private var habitOfWeeks = [Double](repeating: 0, count: 24)

    private static let hoursShare = 1.0 / 5
    private static let dayShare = 1.0 / 24
    private static let daysShare = 1.0 / 96
    private static let monthShare = 1.0 / 720
    private static let habitOfDaysShare = 0.3
    private static let habitOfWeeksShare = 0.05

    /// Nothing observed yet.
    init() {}

    /// Adds the anomaly of an hour, at its local hour of the day. Hours come in order.
    mutating func observe(_ anomaly: Double, hour: Int, localHour: Int) {
        if let endHour, hour > endHour { forget(hours: Double(hour - endHour)) }
        endHour = hour + 1
        let plain = anomaly - habitOfWeeks[localHour]
        newest = anomaly - habitOfDays[localHour]
        hours += Self.hoursShare * (newest - hours)
        day += Self.dayShare * (plain - day)
        days += Self.daysShare * (plain - days)
        month += Self.monthShare * (plain - month)
        habitOfWeeks[localHour] +=
            Self.habitOfWeeksShare * (anomaly - day - habitOfWeeks[localHour])
        habitOfDays[localHour] += Self.habitOfDaysShare * (anomaly - day - habitOfDays[localHour])
    }

    /// The parts for an hour of the day, in the order of ``CarryOver``'s weights.
    func write(into parts: UnsafeMutablePointer<Double>, localHour: Int) {
        parts[0] = newest - hours
        parts[1] = hours - day
        parts[2] = day - days
        parts[3] = days - month
        parts[4] = month
        parts[5] = habitOfDays[localHour] - habitOfWeeks[localHour]
        parts[6] = habitOfWeeks[localHour]
    }

    /// All its parts as plain numbers; the hour is NaN before any was observed.
    var numbers: [Double] {
        [endHour.map(Double.init) ?? .nan, newest, hours, day, days, month] + habitOfDays
            + habitOfWeeks
    }

    /// Decodes the state from numbers.
    init?(_ reader: inout NumberReader) {
        guard let six = reader.next(6), let ofDays = reader.next(24), let ofWeeks = reader.next(24)
        else { return nil }
        endHour = six[0].isNaN ? nil : Int(six[0])
        (newest, hours, day) = (six[1], six[2], six[3])
        (days, month) = (six[4], six[5])
        habitOfDays = ofDays
        habitOfWeeks = ofWeeks
    }

    /// Decays the observations before a gap, each part towards the slower one.
    private mutating func forget(hours gap: Double) {
        month *= exp(-gap / 1440)
        days = month + (days - month) * exp(-gap / 120)
        day = days + (day - days) * exp(-gap / 40)
        hours = day + (hours - day) * exp(-gap / 8)
        for hour in 0..<24 {
            let kept = exp(-gap / 1440)
            habitOfDays[hour] =
                habitOfWeeks[hour] * kept
                + (habitOfDays[hour] - habitOfWeeks[hour]) * exp(-gap / 72)
            habitOfWeeks[hour] *= kept
        }
    }
}

/// How much of each part of the recent state remains at a given lead.
///
/// The weights are fitted at a few leads, each by a ridge regression on the zone's own past that
/// shrinks towards exponential decay, and interpolated by the logarithm of the lead.
struct CarryOver: Equatable, Sendable {
    /// The leads at which weights are fitted, in hours; 1 is the hour after the last observed one.
    static let leads = [1, 2, 3, 4, 6, 9, 12, 18, 24, 36, 48, 72, 120, 168, 240, 336, 504, 720]

    /// How fast each part decays before a zone has any history, in hours, and its initial weight.
    private static let priors: [(decayHours: Double, start: Double)] = [
        (6, 0.9), (10, 0.9), (50, 0.9), (120, 0.9), (1440, 1), (72, 0.5), (1440, 0.9),
    ]
    /// The prior counts as this many hours.
    private static let priorHours = 720.0

    /// The variance of 1 % anomalies.
    private static let leastVariance = 1e-4

    /// By lead and part.
    private(set) var weights: [Double]

    /// The weights before a zone has any history.
    init() {
        weights = Self.leads.flatMap { lead in
            (0..<RecentState.partCount).map { Self.prior($0, lead) }
        }
    }

    /// Decodes the weights from numbers.
    init?(_ reader: inout NumberReader) {
        guard let weights = reader.next(Self.leads.count * RecentState.partCount) else {
            return nil
        }
        self.weights = weights
    }

    private static func prior(_ part: Int, _ lead: Int) -> Double {
        priors[part].start * exp(-Double(lead) / priors[part].decayHours)
    }

    /// Fits the weights to anomalies, given the state after each hour, whose parts depend on the
    /// hour of the day a lead refers to.
    init(anomalies: [Double], places: [CalendarPlace], states: [RecentState]) {
        self.init()
        for index in Self.leads.indices {
            fit(index, anomalies: anomalies, places: places, states: states)
        }
    }

    private mutating func fit(
        _ index: Int, anomalies: [Double], places: [CalendarPlace], states: [RecentState]
    ) {
        let count = RecentState.partCount
        let lead = Self.leads[index]
        var normal = [Double](repeating: 0, count: count * count)
        var right = [Double](repeating: 0, count: count)
        let parts = UnsafeMutablePointer<Double>.allocate(capacity: count)
        defer { parts.deallocate() }
        // Neighbouring hours carry nearly the same information at long leads.
        let stride = lead < 12 ? 1 : 3
        for origin in Swift.stride(from: 0, to: anomalies.count - lead, by: stride) {
            let target = origin + lead
            guard !anomalies[target].isNaN, !anomalies[origin].isNaN else { continue }
            states[origin].write(into: parts, localHour: places[target].hour)
            let scale = Double(stride)
            for row in 0..<count {
                right[row] += scale * parts[row] * anomalies[target]
                for column in 0...row {
                    normal[row * count + column] += scale * parts[row] * parts[column]
                }
            }
        }
        let known = Double(max(1, anomalies.count - lead))
        for row in 0..<count {
            let prior = Self.prior(row, lead)
            let strength = Self.priorHours * (1 + Double(lead) / 48)
            // A grid with hardly any anomalies says nothing about how long they last.
            let variance = max(normal[row * count + row] / known, Self.leastVariance)
            let ridge = strength * variance
            normal[row * count + row] += ridge
            right[row] += ridge * prior
        }
        let solved = Self.solve(normal, right)
        for part in 0..<count { weights[index * count + part] = solved[part] }
    }

    /// Solves symmetric positive definite equations by Cholesky decomposition; `normal` holds the
    /// lower triangle.
    private static func solve(_ normal: [Double], _ right: [Double]) -> [Double] {
        let count = right.count
        var factor = normal
        for row in 0..<count {
            for column in 0...row {
                var sum = factor[row * count + column]
                for k in 0..<column { sum -= factor[row * count + k] * factor[column * count + k] }
                factor[row * count + column] =
                    row == column
                    ? max(sum, 1e-12).squareRoot() : sum / factor[column * count + column]
            }
        }
        var result = right
        for row in 0..<count {
            for k in 0..<row { result[row] -= factor[row * count + k] * result[k] }
            result[row] /= factor[row * count + row]
        }
        for row in (0..<count).reversed() {
            for k in row + 1..<max(count, row + 1) {
                result[row] -= factor[k * count + row] * result[k]
            }
            result[row] /= factor[row * count + row]
        }
        return result
    }

    /// Weights for every lead from 1 hour to `hours`, by lead and part.
    func table(hours: Int) -> [Double] {
        let count = RecentState.partCount
        var result = [Double](repeating: 0, count: hours * count)
        var next = 1
        for lead in 1...max(1, hours) where lead <= hours {
            while next < Self.leads.count - 1, Self.leads[next] < lead { next += 1 }
            let (left, right) = (next - 1, next)
            let a = log(Double(Self.leads[left]))
            let b = log(Double(Self.leads[right]))
            let part = min(1, max(0, (log(Double(lead)) - a) / (b - a)))
            let beyond = exp(-Double(max(0, lead - Self.leads[Self.leads.count - 1])) / 1440)
            for index in 0..<count {
                let here = weights[left * count + index]
                let there = weights[right * count + index]
                result[(lead - 1) * count + index] = beyond * (here + part * (there - here))
            }
        }
        return result
    }
}
