import SolsticeTestSupport
import SolsticeChecking
import SolsticeDomain

/// A small world that plans are judged in: ten days of hours, and one day before them.
enum World {
    /// The first of January 2026.
    static let dawn = moment("2026-01-01")

    static func hour(_ hours: Double) -> Instant { dawn + TimeSpan(hours: hours) }

    static func window(_ hours: Range<Double>) -> TimeWindow {
        TimeWindow(start: hour(hours.lowerBound), end: hour(hours.upperBound))
    }

    /// A series of hours from the day before on, each `usual` unless it is said otherwise.
    static func hours<Quantity>(
        _ usual: Quantity, except: [Int: Quantity?] = [:]
    ) -> Series<Quantity> {
        Series(
            start: hour(-24), step: .hour,
            values: (-24..<240).map { except.keys.contains($0) ? except[$0] ?? nil : usual })
    }

    /// A region at a PUE of 1.5 and 100 g/kWh.
    static func outlook(
        _ region: Region, signal: CarbonSignal = .lifecycle, pue: Series<PUE> = hours(PUE(1.5)),
        carbon: Series<CarbonIntensity> = hours(CarbonIntensity(gramsPerKWh: 100))
    ) -> RegionOutlook {
        RegionOutlook(
            region: region, signal: signal, pue: pue, carbonIntensity: carbon, bases: [])
    }

    /// Four V100 and two H100, for 3 an hour each.
    static let home = Region(
        id: "home", zone: "DE", timeZone: "UTC",
        capacity: [
            AcceleratorCapacity(accelerator: "v100", count: 4, hourlyPrice: Cost(rawValue: 3)),
            AcceleratorCapacity(accelerator: "h100", count: 2, hourlyPrice: Cost(rawValue: 3)),
        ], powerCaps: PowerCapAbility(stated: .nvidiaSMI))

    /// Without limit or prices, behind a line that moves 450 GB an hour.
    static let away = Region(
        id: "away", zone: "NO", timeZone: "UTC",
        transferEnergy: TransferEnergy(kilowattHoursPerGigabyte: 0.01),
        transferRate: DataRate(gigabitsPerSecond: 1))

    /// The V100 was measured under one cap, the H100 never.
    static let accelerators = [
        Accelerator(
            id: "v100", title: "V100", boardPower: nil,
            powerCaps: [
                PowerCapPoint(
                    cap: Power(watts: 200), relativeTime: 1.25, relativeEnergy: 0.8,
                    source: "test")
            ]),
        Accelerator(id: "h100", title: "H100", boardPower: nil, powerCaps: []),
    ]

    static let checker = checker([outlook(home), outlook(away)])

    static func checker(_ outlooks: [RegionOutlook]) -> PlanChecker {
        PlanChecker(outlooks: outlooks, accelerators: accelerators)
    }

    static func violations(
        _ drafts: [Draft], holdings: [HeldCapacity] = [], by checker: PlanChecker = checker,
        now: Instant = dawn
    ) -> [PlanViolation] {
        checker.violations(in: drafts.map(\.subject), holdings: holdings, now: now)
    }

    /// The rules that a plan breaks, each as often as it breaks it.
    static func broken(_ drafts: Draft..., by checker: PlanChecker = checker)
        -> [PlanViolation.Rule]
    {
        violations(drafts, by: checker).map(\.rule)
    }

    static func holding(_ count: Int, _ hours: Range<Double>) -> HeldCapacity {
        HeldCapacity(
            region: "home", accelerator: "v100", count: count, window: window(hours))
    }
}
