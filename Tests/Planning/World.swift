import SolsticeTestSupport
import SolsticeDomain
import SolsticePlanning

/// Regions, accelerators and jobs of a made-up world whose time begins at a full hour.
enum World {
    /// A midnight.
    static let dawn = moment("2026-01-01")

    /// So many hours after the beginning.
    static func hour(_ hours: Double) -> Instant { dawn + TimeSpan(hours: hours) }

    /// So many minutes after the beginning.
    static func minute(_ minutes: Int) -> Instant { dawn + TimeSpan(seconds: minutes * 60) }

    /// A window between two counts of hours after the beginning.
    static func hours(_ start: Double, _ end: Double) -> TimeWindow {
        TimeWindow(start: hour(start), end: hour(end))
    }

    /// An outlook with one carbon intensity for each hour, nil for a gap; the last PUE given
    /// holds on.
    static func outlook(
        _ id: RegionID = "home", carbon: [Double?], pue: [Double] = [1],
        capacity: [AcceleratorCapacity] = []
    ) -> RegionOutlook {
        let span = hours(0, Double(carbon.count))
        return RegionOutlook(
            region: Region(
                id: id, zone: ZoneID(id.rawValue), timeZone: "UTC", capacity: capacity,
                powerCaps: PowerCapAbility(stated: .nvidiaSMI)),
            signal: .lifecycle,
            pue: Series(
                start: dawn, step: .hour,
                values: carbon.indices.map { PUE(pue[min($0, pue.count - 1)]) }),
            carbonIntensity: Series(
                start: dawn, step: .hour,
                values: carbon.map { $0.map { CarbonIntensity(gramsPerKWh: $0) } }),
            bases: [
                .init(
                    window: span,
                    basis: RateBasis(carbonIntensity: .seasonalTable, pue: .seasonalTable))
            ])
    }

    /// An outlook of a rate as it is, at a PUE of 1.
    static func outlook(
        _ id: RegionID, rate: Series<EmissionRate>, capacity: [AcceleratorCapacity]
    ) -> RegionOutlook {
        RegionOutlook(
            region: Region(
                id: id, zone: ZoneID(id.rawValue), timeZone: "UTC", capacity: capacity,
                powerCaps: PowerCapAbility(stated: .nvidiaSMI)),
            signal: .lifecycle,
            pue: rate.span.map { Series(constant: PUE(1), over: $0) } ?? Series(),
            carbonIntensity: Series(breakpoints: rate.breakpoints, rawValues: rate.rawValues),
            bases: [])
    }

    /// A job on one `gpu` of 1 kW in region `home`, uncapped.
    static func job(
        hours: Double, deadline: Double? = nil, earliest: Double? = nil, count: Int = 1,
        regions: [RegionID] = [], caps: CapPolicy = .uncapped
    ) -> JobSpecification {
        JobSpecification(
            name: "a job", command: ["true"], deadline: deadline.map(hour),
            earliest: earliest.map(hour), acceleratorCount: count,
            variants: [variant("gpu", hours: hours)], home: "home", regions: regions,
            capPolicy: caps)
    }

    /// So many hours on an accelerator, at 1 kW unless told otherwise.
    static func variant(
        _ accelerator: AcceleratorID, hours: Double, watts: Double = 1000, count: Int = 1,
        name: VariantID? = nil
    ) -> WorkloadVariant {
        WorkloadVariant(
            name: name, accelerator: accelerator, count: count, duration: TimeSpan(hours: hours),
            powerPerAccelerator: Power(watts: watts))
    }

    /// An accelerator that was measured under caps, relative to itself uncapped.
    static func accelerator(
        _ id: AcceleratorID, _ caps: [(watts: Double, time: Double, energy: Double)]
    ) -> Accelerator {
        Accelerator(
            id: id, title: id.rawValue, boardPower: nil,
            powerCaps: caps.map {
                PowerCapPoint(
                    cap: Power(watts: $0.watts), relativeTime: $0.time, relativeEnergy: $0.energy,
                    source: "a test")
            })
    }

    /// A planner for some outlooks.
    static func planner(
        _ outlooks: [RegionOutlook], accelerators: [Accelerator] = AcceleratorCatalog.accelerators,
        reservations: [HeldCapacity] = [],
        worthwhileFraction: Double = PlannedJob.worthwhileFraction
    ) -> JobPlanner {
        JobPlanner(
            outlooks: outlooks, accelerators: accelerators, reservations: reservations,
            worthwhileFraction: worthwhileFraction)
    }

    /// So many of accelerator `gpu` held in a region.
    static func held(_ count: Int, in region: RegionID, _ window: TimeWindow) -> HeldCapacity {
        HeldCapacity(region: region, accelerator: "gpu", count: count, window: window)
    }

    /// The capacity of a region with so many of accelerator `gpu`.
    static func gpus(_ count: Int) -> [AcceleratorCapacity] {
        [AcceleratorCapacity(accelerator: "gpu", count: count)]
    }
}

extension PlanningOutcome {
    /// The plan; nil where there is none.
    var planned: PlannedJob? {
        if case .placed(let planned) = self { planned } else { nil }
    }

    /// Why there is no plan; nil where there is one.
    var infeasibility: Infeasibility? {
        if case .infeasible(let infeasibility) = self { infeasibility } else { nil }
    }
}

extension Emissions {
    /// Whether two amounts are the same but for rounding.
    func isClose(to other: Emissions, within tolerance: Double = 1e-9) -> Bool {
        abs(grams - other.grams) <= tolerance * max(1, abs(grams), abs(other.grams))
    }
}
