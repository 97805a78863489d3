import SolsticeDomain
import SolsticeForecasting

/// Pieces of what may be known of a site, as values.
enum Knowledge {
    /// So many hours from a moment.
    static func hours(_ count: Double, from start: Instant) -> TimeWindow {
        TimeWindow(start: start, length: TimeSpan(hours: count))
    }

    /// A cell whose quantiles lie a tenth below and above its mean.
    static func cell<Quantity>(_ mean: Double, count: Int = 10) -> SeasonalProfile<Quantity>.Cell {
        .init(
            mean: Quantity(rawValue: mean), p10: Quantity(rawValue: mean * 0.9),
            p90: Quantity(rawValue: mean * 1.1), count: count)
    }

    /// A profile with the cells that `mean` has a value for.
    static func profile<Quantity>(
        _ mean: (SeasonalProfile<Quantity>.Slot) -> Double?
    ) -> SeasonalProfile<Quantity> {
        SeasonalProfile(
            cells: SeasonalProfile<Quantity>.Slot.all.map { slot in
                mean(slot).map { cell($0) }
            })
    }

    /// A region with the annual figures given.
    static func region(
        pue: Double? = nil, carbon: Double? = nil, signal: CarbonSignal = .direct
    ) -> Region {
        Region(
            id: "home", zone: "DE", timeZone: "Europe/Berlin",
            annualPUE: pue.map { SourcedFigure(PUE($0), source: "a test") },
            annualCarbonIntensity: carbon.map {
                SourcedFigure(CarbonIntensity(gramsPerKWh: $0), source: "a test")
            },
            annualSignal: carbon == nil ? nil : signal)
    }

    /// A provider's forecast: one value an hour from a moment, nil for a gap.
    static func forecast(_ values: [Double?], from start: Instant) -> Series<CarbonIntensity> {
        Series(
            start: start, step: .hour,
            values: values.map { $0.map { CarbonIntensity(gramsPerKWh: $0) } })
    }
}
