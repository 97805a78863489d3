import SolsticeDomain

/// The sine of an angle in turns, close enough to draw with and the same on every machine.
private func wave(_ turns: Double) -> Double {
    let x = turns - turns.rounded(.down)
    let half = x < 0.5 ? x : x - 0.5
    let arc = 16 * half * (0.5 - half)
    let sine = arc * (0.775 + 0.225 * arc)
    return x < 0.5 ? sine : -sine
}

extension Samples {
    /// Dirty winters and evenings, clean noons, cleaner weekends; no value where `isKnown` says so.
    static func profile(
        isKnown: (Int, Int) -> Bool = { _, _ in true }
    ) -> SeasonalProfile<CarbonIntensity> {
        SeasonalProfile(
            cells: SeasonalProfile<CarbonIntensity>.Slot.all.map { slot in
                guard isKnown(slot.month, slot.hour) else { return nil }
                let season = 70 * wave(Double(slot.month + 2) / 12)
                let sun = 90 * wave((Double(slot.hour) - 7) / 24)
                let evening = 40 * wave((Double(slot.hour) - 14) / 12)
                let week = slot.dayType == .weekend ? 0.88 : 1
                let mean = (330 + season - sun + evening) * week
                return .init(
                    mean: CarbonIntensity(gramsPerKWh: mean),
                    p10: CarbonIntensity(gramsPerKWh: mean * 0.7),
                    p90: CarbonIntensity(gramsPerKWh: mean * 1.3), count: 22)
            })
    }

    /// A region's hours from now on: known but for a gap of six hours, banded for half the time.
    static func outlook(hours: Int) -> RegionOutlook {
        let start = at(30, 22)
        let carbon = (0..<hours).map { hour -> CarbonIntensity? in
            if (30..<36).contains(hour) { return nil }
            let day = 120 * wave((Double(hour) + 4) / 24)
            return CarbonIntensity(gramsPerKWh: 320 + day + 60 * wave(Double(hour) / 150))
        }
        let rates = carbon.map { $0.map { $0.gramsPerKWh * 1.2 } }
        func band(_ factor: Double) -> [EmissionRate?] {
            rates.prefix(hours / 2).map { $0.map { EmissionRate(gramsPerITKWh: $0 * factor) } }
        }
        let horizon = TimeWindow(start: start, length: TimeSpan(hours: Double(hours)))
        let edge = start + TimeSpan(hours: Double(hours / 2))
        return RegionOutlook(
            region: region, signal: .lifecycle, pue: Series(constant: PUE(1.2), over: horizon),
            carbonIntensity: Series(start: start, step: .hour, values: carbon),
            rateP10: Series(start: start, step: .hour, values: band(0.8)),
            rateP90: Series(start: start, step: .hour, values: band(1.25)),
            bases: [
                .init(
                    window: TimeWindow(start: start, end: edge),
                    basis: RateBasis(carbonIntensity: .providerForecast, pue: .seasonalTable)),
                .init(window: TimeWindow(start: edge, end: horizon.end), basis: history),
            ])
    }

    /// A region whose hours differ little, with nothing known of their spread.
    static let steadyOutlook: RegionOutlook = {
        let horizon = Samples.horizon(hours: 48)
        return RegionOutlook(
            region: region, signal: .direct, pue: Series(constant: PUE(1.5), over: horizon),
            carbonIntensity: Series(
                start: horizon.start, step: .hour,
                values: (0..<48).map { hour -> CarbonIntensity? in
                    CarbonIntensity(gramsPerKWh: 690 + 45 * wave(Double(hour) / 24))
                }),
            bases: [.init(window: horizon, basis: history)])
    }()

    static func horizon(hours: Int) -> TimeWindow {
        TimeWindow(start: at(30, 22), length: TimeSpan(hours: Double(hours)))
    }

    static let region = Region(
        id: "home", zone: "DE", timeZone: "Europe/Berlin",
        annualPUE: SourcedFigure(PUE(1.3), source: "operator, 2025"),
        annualCarbonIntensity: SourcedFigure(
            CarbonIntensity(gramsPerKWh: 275.82), source: "Google region carbon data 2024"),
        annualSignal: .direct,
        capacity: [
            AcceleratorCapacity(
                accelerator: "h100", count: 64, hourlyPrice: Cost(rawValue: 2.49)),
            AcceleratorCapacity(accelerator: "v100", count: 16),
        ], executor: .local,
        water: RegionalWater(
            onSite: SourcedFigure(WaterIntensity(litresPerKWh: 1.8), source: "operator, 2025"),
            electricity: SourcedFigure(
                WaterIntensity(litresPerKWh: 2.25), source: "a grid study, 2024")),
        carbonFreeShare: SourcedFigure(
            CarbonFreeShare(0.68), source: "Google region carbon data 2024"),
        netCarbonIntensity: SourcedFigure(
            CarbonIntensity(gramsPerKWh: 88), source: "operator, 2025"), isHome: true)

    static let regionRecords = [
        RegionRecord(
            region: region,
            carbon: [
                HistorySummary(
                    signal: .lifecycle,
                    span: TimeWindow(start: at(-699, 0), end: at(30, 0)), count: 17_520,
                    mean: 381.25)
            ],
            pue: HistorySummary(
                signal: nil, span: TimeWindow(start: at(-334, 0), end: at(30, 0)), count: 8736,
                mean: 1.274),
            carbonFree: HistorySummary(
                signal: nil, span: TimeWindow(start: at(-334, 0), end: at(30, 0)), count: 8700,
                mean: 0.5712, observedHours: 8700)),
        RegionRecord(
            region: Region(
                id: "europe-north1", zone: "FI", timeZone: "Europe/Helsinki",
                annualPUE: SourcedFigure(PUE(1.09), source: "Google 2024"),
                annualCarbonIntensity: SourcedFigure(
                    CarbonIntensity(gramsPerKWh: 39.32), source: "Google region carbon data 2024"),
                annualSignal: .direct,
                carbonFreeShare: SourcedFigure(
                    CarbonFreeShare(0.98), source: "Google region carbon data 2024")),
            carbon: [], pue: nil),
        RegionRecord(
            region: Region(id: "bare", zone: "XX", timeZone: "UTC"), carbon: [], pue: nil),
    ]
}
