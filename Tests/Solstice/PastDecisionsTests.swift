import Solstice
import Testing

/// A plan that waits says how such plans turned out.
@Suite struct PastDecisionsTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.scheduler()
        try scheduler.add("home", zone: "GRID") { $0.capacity = ["v100": 8] }
    }

    private func submission(isDryRun: Bool = false) throws -> Submission {
        try scheduler.submit(isDryRun: isDryRun) { $0.deadline = at(26) }
    }

    @Test func `a submission that waits, show and explain report past decisions`() throws {
        try scheduler.lay(Grid.nights(zone: "GRID", days: 90))
        let dry = try submission(isDryRun: true).record
        let past = try #require(dry.pastDecisions)
        #expect(past.share > 0.95 && past.count >= 30)
        #expect(past.zone == "GRID")
        #expect(try submission().record.pastDecisions == past)
        #expect(try scheduler.record(1).pastDecisions == past)
        #expect(try scheduler.explanation(1).1.pastDecisions == past)
    }

    @Test func `a short history claims nothing`() throws {
        try scheduler.lay(Grid.nights(zone: "GRID"))
        #expect(try submission().record.pastDecisions == nil)
    }

    @Test func `a job that starts at once or may pause gets no past decisions`() throws {
        try scheduler.lay(Grid.nights(zone: "GRID", days: 90))
        let now = try scheduler.submit { $0.earliest = at(2) }.record
        #expect(now.plan?.placement.start == at(2) && now.pastDecisions == nil)
        let pausable = try scheduler.submit {
            $0.deadline = at(26)
            $0.pausing = PausePolicy(resumeOverhead: TimeSpan(seconds: 60))
        }.record
        #expect(pausable.plan != nil && pausable.pastDecisions == nil)
    }

    @Test func `future hours do not change past decisions`() throws {
        try scheduler.lay(Grid.nights(zone: "GRID", days: 90))
        let known = try submission(isDryRun: true).record.pastDecisions
        try scheduler.lay(Grid.hours(zone: "GRID", from: at(0), count: 96) { Double($0 % 7) * 100 })
        #expect(try submission(isDryRun: true).record.pastDecisions == known)
    }
}
