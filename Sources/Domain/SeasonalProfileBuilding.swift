extension SeasonalProfile {
    /// The profile of a series in the local hours of a clock; nil for a series without values.
    ///
    /// A stretch counts in each local hour it overlaps, in proportion to the overlap, so daily and
    /// monthly values fill every hour alike.
    public init?(of series: Series<Quantity>, clock: LocalClock) {
        let samples = SlotSamples(
            breakpoints: series.breakpoints, values: series.rawValues, clock: clock)
        guard !samples.isEmpty else { return nil }
        cells = samples.distributions.map { distribution in
            distribution.map {
                Cell(
                    mean: Quantity(rawValue: $0.mean), p10: Quantity(rawValue: $0.p10),
                    p90: Quantity(rawValue: $0.p90), count: $0.count)
            }
        }
    }
}

/// The values of a series sorted into the slots of a seasonal table. Works on bare numbers, so that
/// loops over years of hours are compiled once and not per quantity.
private struct SlotSamples {
    struct Sample {
        let value: Double
        let seconds: Int
    }

    struct Distribution {
        let mean: Double
        let p10: Double
        let p90: Double
        let count: Int
    }

    private var slots = [[Sample]](repeating: [], count: SeasonalSlot.count)
    private(set) var isEmpty = true

    init(breakpoints: [Int], values: [Double], clock: LocalClock) {
        for index in values.indices where !values[index].isNaN {
            isEmpty = false
            var second = breakpoints[index]
            let end = breakpoints[index + 1]
            while second < end {
                let civil = clock.civilTime(at: Instant(secondsSinceEpoch: second))
                let next = min(end, second + 3600 - civil.secondOfDay % 3600)
                slots[SeasonalSlot(civil).index].append(
                    Sample(value: values[index], seconds: next - second))
                second = next
            }
        }
    }

    /// The distribution of each slot, in order of ``SeasonalSlot/index``; nil for none.
    var distributions: [Distribution?] {
        slots.map { samples in
            guard !samples.isEmpty else { return nil }
            let sorted = samples.sorted { $0.value < $1.value }
            var total = 0
            var sum = 0.0
            for sample in sorted {
                total += sample.seconds
                sum += sample.value * Double(sample.seconds)
            }
            return Distribution(
                mean: sum / Double(total),
                p10: Self.quantile(0.1, of: sorted, totalSeconds: total),
                p90: Self.quantile(0.9, of: sorted, totalSeconds: total), count: sorted.count)
        }
    }

    /// The value below which a share of the time lies, interpolated between samples.
    private static func quantile(
        _ share: Double, of sorted: [Sample], totalSeconds: Int
    ) -> Double {
        let target = share * Double(totalSeconds)
        var reached = 0.0
        var previous: (center: Double, value: Double)?
        for sample in sorted {
            let center = reached + Double(sample.seconds) / 2
            if target <= center {
                guard let previous else { return sample.value }
                let part = (target - previous.center) / (center - previous.center)
                return previous.value + part * (sample.value - previous.value)
            }
            previous = (center, sample.value)
            reached += Double(sample.seconds)
        }
        return sorted[sorted.count - 1].value
    }
}
