#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
import SolsticeDomain

/// What all of a model's forecasts for a period share: the climatology of its hours and the
/// carry-over for each lead.
public struct HorizonTable: Sendable {
    let firstHour: Int
    let usual: [Double]
    let localHours: [Int]
    /// By lead from 1 hour and part.
    let weights: [Double]
    /// By lead from 1 hour: half the variance of an hour's logarithm.
    let halfVariances: [Double]
    /// By local hour: its share of the variance, 1 on average.
    let varianceShares: [Double]

    /// How many hours the table covers.
    var count: Int { usual.count }

    init(model: SeriesModel, hours: Range<Int>, longestLead: Int) {
        let places = CalendarPlace.places(
            from: hours.lowerBound, count: hours.count, clock: model.clock)
        self.init(
            firstHour: hours.lowerBound, usual: places.map(model.climatology.value),
            localHours: places.map(\.hour), carryOver: model.carryOver,
            spread: model.spread, longestLead: longestLead)
    }

    init(
        firstHour: Int, usual: [Double], localHours: [Int], carryOver: CarryOver,
        spread: HourlySpread, longestLead: Int
    ) {
        self.firstHour = firstHour
        self.usual = usual
        self.localHours = localHours
        weights = carryOver.table(hours: longestLead)
        halfVariances = spread.halfVariances(hours: longestLead)
        varianceShares = spread.shares
    }

    /// Expected values for hours from `from` on, counted from the epoch, to the end of `result`.
    func write(
        _ state: RecentState, from: Int, into result: UnsafeMutableBufferPointer<Double>
    ) {
        let end = state.endHour ?? from
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 24 * RecentState.partCount) {
            parts in
            guard let first = parts.baseAddress else { return }
            for hour in 0..<24 {
                state.write(into: first + hour * RecentState.partCount, localHour: hour)
            }
            for index in result.indices {
                let hour = from + index
                // A past hour is forecast like the next one; the caller has the observed value.
                let lead = max(0, min(hour - end, halfVariances.count - 1))
                let local = localHours[hour - firstHour]
                let own = first + local * RecentState.partCount
                var sum = usual[hour - firstHour] + halfVariances[lead] * varianceShares[local]
                let weight = lead * RecentState.partCount
                for part in 0..<RecentState.partCount { sum += weights[weight + part] * own[part] }
                result[index] = exp(sum)
            }
        }
    }
}
