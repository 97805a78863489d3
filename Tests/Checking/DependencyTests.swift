import SolsticeChecking
import SolsticeDomain
import Testing

@Suite struct DependencyTests {
    /// Job 2, which waits for job 1.
    static func waiting(_ hours: Range<Double>, _ kind: JobDependency.Kind = .afterOK) -> Draft {
        Draft {
            $0.id = 2
            $0.hours = [hours]
            $0.job.dependencies = [JobDependency(kind, job: 1)]
        }
    }

    @Test(arguments: JobDependency.Kind.allCases)
    func `a job may start when its predecessor ends`(_ kind: JobDependency.Kind) {
        #expect(World.broken(Draft(), Self.waiting(2..<4, kind)).isEmpty)
    }

    @Test(arguments: JobDependency.Kind.allCases)
    func `a job may not start before its predecessor ends`(_ kind: JobDependency.Kind) {
        #expect(
            World.violations([Draft(), Self.waiting(1..<3, kind)]) == [
                PlanViolation(
                    .dependency, job: 2,
                    "starts at 2026-01-01T01:00:00Z, but job 1 ends only at 2026-01-01T02:00:00Z")
            ])
    }

    @Test func `the order of the jobs does not matter`() {
        #expect(World.broken(Self.waiting(1..<3), Draft()) == [.dependency])
    }

    @Test func `a job waits for the last segment of a pausing predecessor`() {
        let pausing = Draft {
            $0.letPause()
            $0.hours = [0..<1, 5..<6.5]
        }
        #expect(World.broken(pausing, Self.waiting(2..<4)) == [.dependency])
        #expect(World.broken(pausing, Self.waiting(6.5..<8.5)).isEmpty)
    }

    @Test func `a job waits for a predecessor that has started`() {
        let started = Draft {
            $0.isFixed = true
            $0.hours = [-1..<1]
        }
        #expect(World.broken(started, Self.waiting(0.5..<2.5)) == [.dependency])
        #expect(World.broken(started, Self.waiting(1..<3)).isEmpty)
    }

    @Test func `a predecessor that is not in the plan counts as finished`() {
        #expect(World.broken(Self.waiting(0..<2)).isEmpty)
    }

    @Test func `every predecessor counts`() {
        let third = Draft {
            $0.id = 3
            $0.hours = [3..<5]
            $0.job.dependencies = [
                JobDependency(.afterOK, job: 1), JobDependency(.afterOK, job: 2),
            ]
        }
        #expect(World.broken(Draft(), Self.waiting(2..<4), third) == [.dependency])
    }

    @Test func `a job that appears twice in the plan is reported twice`() {
        let again = Draft { $0.hours = [5..<7] }
        #expect(World.broken(Draft(), again) == [.segments, .segments])
    }
}
