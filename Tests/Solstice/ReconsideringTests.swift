import Testing

@testable import Solstice

@Suite struct ReconsideringTests {
    let bench: Workbench
    let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    /// Lays the hours from the present on: so many times what they usually are.
    private func lay(hours: Int, times factor: Double) throws {
        try scheduler.lay(
            Grid.hours(zone: "GRID", from: at(0), count: hours) {
                ((2..<6).contains($0 % 24) ? 100 : 400) * factor
            })
    }

    @Test func `without new data, no job moves`() throws {
        let before = try scheduler.submit { $0.deadline = at(72) }.record
        #expect(try scheduler.reviewWaiting() == [])
        #expect(try scheduler.record(1) == before)
    }

    @Test func `a job moves to where newer hours are cleaner`() throws {
        let job = try scheduler.submit { $0.deadline = at(72) }.record
        #expect(job.plan?.placement.start == at(2))
        // This night begins five times as dirty as nights are, and that fades within days.
        try lay(hours: 2, times: 5)
        let later = try bench.scheduler(at: at(2))
        #expect(try later.reviewWaiting() == [1])
        let moved = try #require(try later.record(1).plan)
        #expect(moved.placement.start >= at(24))
        #expect(moved.placement.end <= at(72))
        #expect(moved.baseline == job.plan?.baseline)
        #expect(try later.reviewWaiting() == [])
        let told = try #require(try later.events(1).last)
        #expect(told.from == .planned && told.to == .planned && told.actor == "planner")
        #expect(
            told.reason == "moved from \(at(2)) to \(moved.placement.start), "
                + "by the history of GRID up to \(at(2))")
    }

    @Test func `a job starts when its latest start has come`() throws {
        try scheduler.submit { $0.deadline = at(4) }
        try lay(hours: 2, times: 5)
        let later = try bench.scheduler(at: at(2))
        #expect(try later.reviewWaiting() == [])
        #expect(try later.record(1).plan?.placement.start == at(2))
    }

    @Test func `two jobs moving to the same hours on one accelerator both keep a place`() throws {
        let bench = try Workbench()
        let scheduler = try bench.home(capacity: ["v100": 1])
        for _ in 0..<2 { try scheduler.submit { $0.deadline = at(72) } }
        try scheduler.lay(
            Grid.hours(zone: "GRID", from: at(0), count: 2) { _ in 2000 })
        let later = try bench.scheduler(at: at(2))
        try later.reviewWaiting()
        #expect(try later.queue().peak() == 1)
    }

    @Test func `the value of waiting is reported with the latest start`() throws {
        try scheduler.submit { $0.deadline = at(72) }
        let waiting = try #require(try scheduler.explanation(1).0.waiting)
        #expect(!waiting.startsNow)
        #expect(waiting.latestStart == at(70))
        #expect(!waiting.countsOnNews)
        // From 240 g now to 60 g in the night.
        #expect(try abs(#require(waiting.worth).grams - 180) < 1)
    }

    @Test func `new data is expected while the history keeps growing`() throws {
        try scheduler.submit { $0.deadline = at(72) }
        try lay(hours: 1, times: 1)
        let later = try bench.scheduler(at: at(1))
        #expect(try later.explanation(1).0.waiting?.countsOnNews == true)
        let muchLater = try bench.scheduler(at: at(40))
        #expect(try muchLater.explanation(1).0.waiting?.countsOnNews == false)
    }
}
