import SolsticeDomain
import SolsticePresentation

/// Values to draw: a Friday night in Berlin, ten minutes to midnight.
enum Samples {
    static let now = at(30, 22, 50)

    /// A moment of January 2026 in UTC; days beyond 31 run on into February.
    static func at(_ day: Int, _ hour: Int, _ minute: Int = 0) -> Instant {
        let start = CivilTime(year: 2026, month: 1, day: 1)?.secondsAsIfUTC ?? 0
        return Instant(
            secondsSinceEpoch: start + (day - 1) * 86_400 + hour * 3600 + minute * 60)
    }

    static func window(_ day: Int, _ hour: Int, hours: Double) -> TimeWindow {
        TimeWindow(start: at(day, hour), length: TimeSpan(hours: hours))
    }

    static let berlin = LocalClock(
        timeZone: "Europe/Berlin",
        eras: [
            .init(start: Instant(secondsSinceEpoch: 1_761_440_400), offsetSeconds: 3600),
            .init(start: Instant(secondsSinceEpoch: 1_774_746_000), offsetSeconds: 7200),
            .init(start: Instant(secondsSinceEpoch: 1_792_890_000), offsetSeconds: 3600),
        ])

    static func style(
        _ medium: OutputStyle.Medium = .terminal, width: Int = 80, usesColor: Bool = false
    ) -> OutputStyle {
        OutputStyle(
            medium: medium, width: width, usesColor: usesColor, now: now, clock: berlin)
    }

    static let history = RateBasis(carbonIntensity: .seasonalTable, pue: .seasonalTable)
    static let flat = RateBasis(carbonIntensity: .annualFigure, pue: .surveyMean)

    static func footprint(
        kilowattHours: Double, pue: Double = 1.1, grams: Double, band: Bool = true,
        cost: Double? = nil
    ) -> Footprint {
        Footprint(
            itEnergy: ITEnergy(kilowattHours: kilowattHours),
            facilityEnergy: FacilityEnergy(kilowattHours: kilowattHours * pue),
            emissions: Emissions(grams: grams),
            band: band
                ? EmissionsBand(
                    p10: Emissions(grams: grams * 0.8), p90: Emissions(grams: grams * 1.25))
                : nil,
            cost: cost.map { Cost(rawValue: $0) })
    }
}
