import SolsticeTestSupport
import SolsticeDomain
import SolsticePlanning

/// A small random planning problem, laid out minute by minute for a solver that tries everything.
///
/// Durations and cap times are such that every run takes whole minutes.
struct RandomInstance {
    static let minuteCount = 1800
    static let accelerators = [
        World.accelerator("slow", [(100, 1.5, 1.2), (150, 1.25, 0.9), (200, 1.1, 0.85)]),
        World.accelerator("fast", [(250, 1.2, 0.8), (300, 1.05, 0.9)]),
    ]

    private(set) var outlooks: [RegionOutlook] = []
    private(set) var reservations: [HeldCapacity] = []
    /// The rate in each region, minute by minute; nil in a gap.
    private(set) var rates: [[Double?]] = []
    var job: JobSpecification
    let now: Instant

    /// The instance of a seed. Home comes first and has no gaps.
    init(seed: UInt64, hasDeadline: Bool = true) {
        var random = SplitMix64(seed: seed)
        let all: [RegionID] = ["home", "north", "south"]
        let names = Array(all.prefix(Int.random(in: 1...3, using: &random)))
        job = Self.job(in: names, hasDeadline: hasDeadline, using: &random)
        now = World.minute(Int.random(in: 0...90, using: &random))
        for name in names {
            addSite(name, using: &random)
            addReservations(in: name, using: &random)
        }
    }

    private static func job(
        in names: [RegionID], hasDeadline: Bool, using random: inout SplitMix64
    ) -> JobSpecification {
        let ids: [AcceleratorID] =
            Bool.random(using: &random)
            ? ["slow"] : ["slow", "fast", "fast"].shuffled(using: &random)
        let variants = ids.enumerated().map { position, id in
            World.variant(
                id, hours: Double(Int.random(in: 1...24, using: &random)) / 3,
                watts: Double(Int.random(in: 200...900, using: &random)),
                count: Int.random(in: 1...3, using: &random), name: VariantID("way-\(position)"))
        }
        let policies: [CapPolicy] = [
            .automatic, .automatic, .uncapped,
            .fixed(Power(watts: 150)), .fixed(Power(watts: 300)),
        ]
        let isAnywhere = Bool.random(using: &random)
        var job = World.job(
            hours: 1,
            regions: isAnywhere ? [] : names.filter { _ in Bool.random(using: &random) },
            caps: policies[Int.random(in: policies.indices, using: &random)])
        job.variants = variants
        if hasDeadline { job.deadline = World.minute(Int.random(in: 60...1700, using: &random)) }
        if Bool.random(using: &random) {
            job.earliest = World.minute(Int.random(in: 0...400, using: &random))
        }
        return job
    }

    private mutating func addSite(_ name: RegionID, using random: inout SplitMix64) {
        let pue = Self.values(step: 30, 1...1.6, gaps: false, using: &random)
        let carbon = Self.values(step: 20, 20...600, gaps: name != "home", using: &random)
        let isLimited = Bool.random(using: &random)
        let capacity = (["slow", "fast"] as [AcceleratorID]).map {
            AcceleratorCapacity(accelerator: $0, count: Int.random(in: 0...5, using: &random))
        }
        rates.append(
            (0..<Self.minuteCount).map { minute in
                carbon[minute / 20].flatMap { grams in pue[minute / 30].map { $0 * grams } }
            })
        let span = TimeWindow(start: World.dawn, end: World.minute(Self.minuteCount))
        outlooks.append(
            RegionOutlook(
                region: Region(
                    id: name, zone: ZoneID(name.rawValue), timeZone: "UTC",
                    capacity: isLimited ? capacity : [],
                    powerCaps: PowerCapAbility(stated: .nvidiaSMI)),
                signal: .lifecycle,
                pue: Series(
                    start: World.dawn, step: TimeSpan(seconds: 1800),
                    values: pue.map { $0.map { PUE($0) } }),
                carbonIntensity: Series(
                    start: World.dawn, step: TimeSpan(seconds: 1200),
                    values: carbon.map { $0.map { CarbonIntensity(gramsPerKWh: $0) } }),
                bases: [
                    .init(
                        window: span,
                        basis: RateBasis(carbonIntensity: .seasonalTable, pue: .seasonalTable))
                ]))
    }

    private static func values(
        step: Int, _ range: ClosedRange<Double>, gaps: Bool, using random: inout SplitMix64
    ) -> [Double?] {
        (0..<minuteCount / step).map { _ in
            gaps && Int.random(in: 0..<30, using: &random) == 0
                ? nil : Double.random(in: range, using: &random)
        }
    }

    private mutating func addReservations(in name: RegionID, using random: inout SplitMix64) {
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            let start = Int.random(in: 0..<1500, using: &random)
            let length = Int.random(in: 1...400, using: &random)
            reservations.append(
                HeldCapacity(
                    region: name, accelerator: Bool.random(using: &random) ? "slow" : "fast",
                    count: Int.random(in: 1...3, using: &random),
                    window: TimeWindow(
                        start: World.minute(start), end: World.minute(start + length))))
        }
    }

    /// The planner of this problem, for which any gain is worth a wait.
    var planner: JobPlanner {
        JobPlanner(
            outlooks: outlooks, accelerators: Self.accelerators, reservations: reservations,
            worthwhileFraction: 0)
    }

    /// Moves the deadline to where every job fits after every reservation.
    mutating func relax() { job.deadline = World.minute(Self.minuteCount * 2) }

    /// The plan of the job.
    func plan() -> PlanningOutcome { planner.plan(job, now: now) }
}
