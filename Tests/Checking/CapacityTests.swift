import SolsticeChecking
import SolsticeDomain
import Testing

@Suite struct CapacityTests {
    /// A job that takes some V100 at home; where it is fixed, it may lie before now.
    static func job(
        _ id: JobID, taking count: Int, _ hours: Range<Double>, isFixed: Bool = false
    ) -> Draft {
        Draft {
            $0.id = id
            $0.isFixed = isFixed
            $0.job.acceleratorCount = count
            $0.kilowatts = 0.25 * Double(count)
            $0.hours = [hours]
        }
    }

    @Test func `a job may start on accelerators freed at the same instant`() {
        #expect(World.broken(Self.job(1, taking: 4, 0..<2), Self.job(2, taking: 4, 2..<4)).isEmpty)
    }

    @Test func `one second of overload is a violation`() {
        let second = 1.0 / 3600
        let late = Self.job(2, taking: 4, (2 - second)..<(4 - second))
        let found = World.violations([Self.job(1, taking: 4, 0..<2), late])
        #expect(
            found == [
                PlanViolation(
                    .capacity, job: nil, jobs: [1, 2],
                    "8 of 4 v100 are taken in home from 2026-01-01T01:59:59Z to "
                        + "2026-01-01T02:00:00Z")
            ])
    }

    @Test func `one overload is one violation that names its worst moment`() {
        let found = World.violations([
            Self.job(1, taking: 3, 0..<2), Self.job(2, taking: 2, 1..<3),
            Self.job(3, taking: 4, 1.5..<3.5),
        ])
        #expect(
            found == [
                PlanViolation(
                    .capacity, job: nil, jobs: [1, 2, 3],
                    "9 of 4 v100 are taken in home from 2026-01-01T01:00:00Z to "
                        + "2026-01-01T03:00:00Z, most at 2026-01-01T01:30:00Z")
            ])
    }

    @Test func `separate overloads are separate violations`() {
        let rules = World.broken(
            Self.job(1, taking: 3, 0..<2), Self.job(2, taking: 2, 1..<3),
            Self.job(3, taking: 3, 4..<6), Self.job(4, taking: 2, 5..<7))
        #expect(rules == [.capacity, .capacity])
    }

    @Test func `jobs on another kind of accelerator take no capacity`() {
        var other = Self.job(2, taking: 2, 0..<2)
        other.accelerator = "h100"
        other.job.variants = [
            WorkloadVariant(
                accelerator: "h100", count: 2, duration: TimeSpan(hours: 2),
                powerPerAccelerator: Power(watts: 250))
        ]
        #expect(World.broken(Self.job(1, taking: 4, 0..<2), other).isEmpty)
    }

    @Test func `jobs in another region take no capacity`() {
        var other = Self.job(2, taking: 4, 0..<2)
        other.goAway()
        #expect(World.broken(Self.job(1, taking: 4, 0..<2), other).isEmpty)
    }

    @Test func `a region that lists only other accelerators has none of this kind`() {
        var region = World.home
        region.capacity = [region.capacity[1]]
        let checker = World.checker([World.outlook(region)])
        let draft = Draft { $0.price = nil }
        #expect(
            World.violations([draft], by: checker) == [
                PlanViolation(
                    .capacity, job: 1,
                    "2 of 0 v100 are taken in home from 2026-01-01T00:00:00Z to "
                        + "2026-01-01T02:00:00Z")
            ])
    }

    @Test func `a paused job frees its capacity for others`() {
        let pausing = Draft {
            $0.id = 2
            $0.letPause()
            $0.hours = [0..<1, 3..<4.5]
        }
        #expect(World.broken(Self.job(1, taking: 4, 1..<3), pausing).isEmpty)
    }

    @Test func `a second segment takes capacity like the first`() {
        let pausing = Draft {
            $0.id = 2
            $0.letPause()
            $0.hours = [0..<1, 2.5..<4]
        }
        #expect(World.broken(Self.job(1, taking: 4, 1..<3), pausing) == [.capacity])
    }

    @Test func `an overload caused by holdings alone is not the plan's fault`() {
        let holdings = [World.holding(3, 0..<3), World.holding(3, 1..<4)]
        let draft = Self.job(1, taking: 4, 4..<6)
        #expect(World.violations([draft], holdings: holdings).isEmpty)
    }

    @Test func `an overload caused by started jobs alone is not the plan's fault`() {
        #expect(
            World.broken(
                Self.job(1, taking: 4, -1..<1, isFixed: true),
                Self.job(2, taking: 4, 0..<2, isFixed: true), Self.job(3, taking: 4, 2..<4)
            ).isEmpty)
    }

    @Test func `a job that joins an overload is blamed from its start`() {
        let found = World.violations(
            [Self.job(7, taking: 1, 2..<4)], holdings: [World.holding(6, 0..<5)])
        #expect(
            found == [
                PlanViolation(
                    .capacity, job: 7,
                    "7 of 4 v100 are taken in home from 2026-01-01T02:00:00Z to "
                        + "2026-01-01T04:00:00Z")
            ])
    }

    @Test func `jobs that join an overload in turn are blamed together`() {
        let found = World.violations(
            [Self.job(7, taking: 1, 1..<3), Self.job(8, taking: 1, 3..<5)],
            holdings: [World.holding(6, 0..<9)])
        #expect(
            found == [
                PlanViolation(
                    .capacity, job: nil, jobs: [7, 8],
                    "7 of 4 v100 are taken in home from 2026-01-01T01:00:00Z to "
                        + "2026-01-01T05:00:00Z")
            ])
    }

    @Test func `holdings take capacity`() {
        #expect(World.violations([Draft()], holdings: [World.holding(2, 1..<5)]).isEmpty)
        let found = World.violations([Draft()], holdings: [World.holding(3, 1..<5)])
        #expect(found.map(\.rule) == [.capacity])
    }

    @Test func `a job that has started takes capacity`() {
        let started = Self.job(1, taking: 4, -1..<1, isFixed: true)
        #expect(World.broken(started, Self.job(2, taking: 1, 0..<2)) == [.capacity])
        #expect(World.broken(started, Self.job(2, taking: 4, 1..<3)).isEmpty)
    }

    @Test func `a holding in an unknown region is ignored`() {
        let holding = HeldCapacity(
            region: "abroad", accelerator: "v100", count: 9, window: World.window(0..<1))
        #expect(World.violations([Draft()], holdings: [holding]).isEmpty)
    }

    @Test func `overloads in two regions are reported by region`() {
        var other = World.home
        other.id = "abroad"
        let checker = World.checker([World.outlook(World.home), World.outlook(other)])
        var draft = Self.job(1, taking: 5, 0..<2)
        draft.region = "abroad"
        let found = World.violations([Self.job(2, taking: 6, 0..<2), draft], by: checker)
        #expect(found.map(\.job) == [1, 2])
    }
}
