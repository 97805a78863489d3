import SolsticeDomain

/// A place's actual rates, hour by hour over a replay, as sums that make any window one
/// subtraction.
struct HourlyTruth: Sendable {
    let firstHour: Int
    /// gCO2e per IT kWh; NaN for a gap.
    let rates: [Double]
    private let sums: [Double]
    private let gapsBefore: [Int]

    init(place: BacktestPlace, hours: Range<Int>) {
        firstHour = hours.lowerBound
        var rates = [Double](repeating: .nan, count: hours.count)
        var weights = [Double](repeating: 0, count: hours.count)
        for piece in place.history.clipped(
            to: TimeWindow(
                start: Instant(secondsSinceEpoch: hours.lowerBound * 3600),
                end: Instant(secondsSinceEpoch: hours.upperBound * 3600))
        ).pieces {
            var second = piece.window.start.secondsSinceEpoch
            while second < piece.window.end.secondsSinceEpoch {
                let hour = second / 3600 - hours.lowerBound
                let next = min(piece.window.end.secondsSinceEpoch, (second / 3600 + 1) * 3600)
                if weights[hour] == 0 { rates[hour] = 0 }
                rates[hour] += piece.value.gramsPerKWh * Double(next - second)
                weights[hour] += Double(next - second)
                second = next
            }
        }
        for hour in rates.indices where weights[hour] > 0 {
            rates[hour] *= place.pue.ratio / weights[hour]
        }
        self.rates = rates
        var sums = [0.0]
        var gaps = [0]
        for rate in rates {
            sums.append(sums[sums.count - 1] + (rate.isNaN ? 0 : rate))
            gaps.append(gaps[gaps.count - 1] + (rate.isNaN ? 1 : 0))
        }
        self.sums = sums
        gapsBefore = gaps
    }

    /// Whether there is a gap in some hours, counted from the first one.
    func hasGap(in hours: Range<Int>) -> Bool {
        hours.upperBound >= gapsBefore.count
            || gapsBefore[hours.upperBound] > gapsBefore[hours.lowerBound]
    }

    /// What one kW emits over `length` hours, in grams.
    func grams(from hour: Int, hours length: Double) -> Double {
        let whole = Int(length)
        let rest = length - Double(whole)
        let last = rest > 0 ? rates[hour + whole] * rest : 0
        return sums[hour + whole] - sums[hour] + last
    }
}
