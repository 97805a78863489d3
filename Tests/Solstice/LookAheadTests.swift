import Solstice
import Testing

/// A plan made now may know nothing of what has not happened yet, also where a file with the
/// future was imported: on such files methods are compared.
@Suite struct LookAheadTests {
    private func scheduler() throws -> (Scheduler, Workbench) {
        let bench = try Workbench()
        let scheduler = try bench.home()
        try scheduler.add("north", zone: "NORTH") { $0.executor = .local }
        try scheduler.lay(Grid.nights(zone: "NORTH", clean: 150, dirty: 300))
        try layPUE(from: at(-48), count: 48, scheduler) { 1.1 + Double($0 % 24) / 100 }
        return (scheduler, bench)
    }

    private func layPUE(
        from start: Instant, count: Int, _ scheduler: Scheduler, _ value: (Int) -> Double
    ) throws {
        _ = try scheduler.importPUE(
            Grid.pue(from: start, count: count, value), options: ImportOptions(region: "home"))
    }

    private func plan(_ scheduler: Scheduler) throws -> PlannedJob? {
        try scheduler.submit(isDryRun: true) { $0.deadline = at(72) }.record.plan
    }

    @Test(arguments: 0..<8)
    func `no value after now changes a plan made now`(seed: Int) throws {
        let (known, _) = try scheduler()
        let (oracle, _) = try scheduler()
        // Hours in an order that has nothing to do with the past's, other in every case.
        let future = { (hour: Int) in Double((hour * 37 + seed * 101) % 97 * 10 + 1) }
        try oracle.lay(Grid.hours(zone: "GRID", from: at(0), count: 96, future))
        try oracle.lay(Grid.hours(zone: "NORTH", from: at(0), count: 96) { future($0 + 5) })
        try layPUE(from: at(0), count: 96, oracle) { 1 + future($0) / 1000 }
        #expect(try plan(oracle) == plan(known))
    }

    @Test func `an unfinished hour is not known`() throws {
        let (known, bench) = try scheduler()
        let before = try plan(known)
        // The day that begins now, and lies after now but for its first hour.
        try known.lay(
            Grid.file(["zone,utc,direct_g_per_kwh", "NORTH,\(at(0)),1", "NORTH,\(at(24)),1"]))
        #expect(try plan(known) == before)
        let later = try bench.scheduler(at: at(1))
        let (other, otherBench) = try scheduler()
        try other.lay(
            Grid.file(["zone,utc,direct_g_per_kwh", "NORTH,\(at(0)),999", "NORTH,\(at(24)),999"]))
        #expect(try plan(later) == plan(try otherBench.scheduler(at: at(1))))
    }

    @Test func `a forecast that has not been issued is not known`() throws {
        let (scheduler, _) = try scheduler()
        let before = try plan(scheduler)
        let file = Grid.hours(zone: "GRID", from: at(0), count: 48) { $0 == 20 ? 1 : 900 }
        _ = try scheduler.importCarbon(file, options: ImportOptions(issuedAt: at(1)))
        #expect(try plan(scheduler) == before)
        _ = try scheduler.importCarbon(file, options: ImportOptions(issuedAt: at(0)))
        #expect(try plan(scheduler) != before)
    }

    @Test func `a signal whose history begins after now is not known`() throws {
        let scheduler = try Workbench().scheduler()
        try scheduler.add("home", zone: "GRID") {
            $0.carbonIntensity = CarbonIntensity(gramsPerKWh: 300)
            $0.signal = .direct
        }
        let before = try plan(scheduler)
        try scheduler.lay(
            Grid.hours(zone: "GRID", signal: .lifecycle, from: at(1), count: 48) {
                $0 == 20 ? 1 : 900
            })
        #expect(try plan(scheduler) == before)
    }

    @Test func `future values become known later`() throws {
        let (scheduler, bench) = try scheduler()
        try scheduler.lay(Grid.hours(zone: "GRID", from: at(0), count: 336) { _ in 900 })
        let later = try bench.scheduler(at: at(336))
        let plan = try later.submit(isDryRun: true) { $0.deadline = at(360) }.record.plan
        #expect(plan?.placement.region == "north")
    }
}
