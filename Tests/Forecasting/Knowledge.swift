import SolsticeDomain
import SolsticeForecasting

/// Pieces of what may be known of a site, and clocks to lay them out on.
enum Knowledge {
    /// The moment at which a UTC calendar and clock show this; the date must exist.
    static func utc(
        _ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0
    ) -> Instant {
        guard
            let civil = CivilTime(
                year: year, month: month, day: day, hour: hour, minute: minute)
        else { preconditionFailure("no calendar shows this date") }
        return Instant(utc: civil)
    }

    /// So many hours from a moment.
    static func hours(_ count: Double, from start: Instant) -> TimeWindow {
        TimeWindow(start: start, length: TimeSpan(hours: count))
    }

    /// Central European time around 2026, with summer time.
    static let berlin = LocalClock(
        timeZone: "Europe/Berlin",
        eras: [
            .init(start: utc(2025, 10, 26, 1), offsetSeconds: 3600),
            .init(start: utc(2026, 3, 29, 1), offsetSeconds: 7200),
            .init(start: utc(2026, 10, 25, 1), offsetSeconds: 3600),
        ])

    /// Indian time, half an hour off the full hours.
    static let kolkata = LocalClock(
        timeZone: "Asia/Kolkata", eras: [.init(start: utc(1970, 1, 1), offsetSeconds: 19_800)])

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
