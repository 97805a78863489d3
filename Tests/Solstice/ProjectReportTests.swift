import SolsticePresentation
import Testing

@testable import Solstice

@Suite struct ProjectReportTests {
    private let bench: Workbench
    private let scheduler: Scheduler
    private let steps: StepBench

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
        steps = StepBench(bench)
    }

    /// Two jobs of a project, the second a final run, and one of none: two hours on one V100 each.
    private func run() async throws {
        try scheduler.submit { $0.terms.project = "paper" }
        try scheduler.submit {
            $0.terms.project = "paper"
            $0.terms.isFinalRun = true
        }
        try scheduler.submit()
        for hour in [2.0, 4, 6, 8] { try await steps.settle(at: hour) }
    }

    private func report(_ request: ReportRequest) throws -> EnergyReport {
        try bench.scheduler(at: at(9)).report(request)
    }

    @Test func `a project's report has its final and its preliminary runs, and only these`()
        async throws
    {
        try await run()
        let report = try report(ReportRequest(project: "paper"))
        #expect(report.project == "paper" && report.jobs.map(\.id) == [1, 2])
        #expect(report.jobs.map(\.isFinalRun) == [false, true])
        let final = try #require(report.finalTotals.first)
        let preliminary = try #require(report.preliminaryTotals.first)
        let all = try #require(report.totals.first)
        #expect(final.jobCount == 1 && preliminary.jobCount == 1 && all.jobCount == 2)
        #expect(final.emissions == report.jobs[1].run.emissions)
        let sum = final.emissions + preliminary.emissions - all.emissions
        #expect(abs(sum.grams) < 1e-9)
        let whole = try self.report(ReportRequest())
        #expect(whole.project == nil && whole.jobs.map(\.project) == ["paper", "paper", nil])
    }

    @Test func `a project that no job belongs to is refused with the nearest`() async throws {
        try await run()
        let refused = try #require(throws: Diagnostic.self) {
            try report(ReportRequest(project: "papr"))
        }
        #expect(refused.problem == "there is no project papr")
        #expect(refused.remedy?.text(.commandLine).hasPrefix("did you mean paper?") == true)
        #expect(throws: Diagnostic.self) { try scheduler.queue(project: "papr") }
        #expect(throws: Diagnostic.self) { try scheduler.page(project: "papr", limit: 1) }
    }

    @Test func `a job of another project is refused`() async throws {
        try await run()
        let refused = try #require(throws: Diagnostic.self) {
            try report(ReportRequest(jobs: [3], project: "paper"))
        }
        #expect(
            refused.remedy?.text(.commandLine)
                == "put it there: solstice mark 3 --project paper")
        #expect(try report(ReportRequest(jobs: [2], project: "paper")).jobs.map(\.id) == [2])
    }

    @Test func `a job is marked after it ran, with an event`() async throws {
        try await run()
        let late = try bench.scheduler(at: at(9))
        let marks = JobMarks(membership: .project("book"), isFinalRun: true)
        let marked = try late.mark([1, 3], as: marks)
        #expect(marked.map(\.job.specification.project) == ["book", "book"])
        #expect(try self.report(ReportRequest(project: "book")).finalTotals.map(\.jobCount) == [2])
        let event = try #require(try late.events(3).last)
        #expect(event.from == .succeeded && event.to == .succeeded && event.at == at(9))
        #expect(event.reason == "marked by the user as a final run of project book")
        // Marked so already: nothing happens.
        let before = try late.newestEvent()
        try late.mark([1, 3], as: JobMarks(isFinalRun: true))
        #expect(try late.newestEvent() == before)
        try late.mark([3], as: JobMarks(membership: .noProject, isFinalRun: false))
        #expect(try late.record(3).job.specification.project == nil)
        let reason = try #require(try late.events(3).last?.reason)
        #expect(reason.hasSuffix("as a preliminary run of no project"))
    }

    @Test func `either all jobs are marked or none`() async throws {
        try await run()
        let late = try bench.scheduler(at: at(9))
        #expect(throws: Diagnostic.self) { try late.mark([1, 99], as: JobMarks(isFinalRun: true)) }
        #expect(try late.record(1).job.specification.isFinalRun == false)
    }

    @Test func `a waiting job can be marked and stays where it is planned`() throws {
        let before = try scheduler.submit().record.plan
        let marked = try scheduler.mark([1], as: JobMarks(membership: .project("paper")))
        #expect(marked[0].job.state == .planned && marked[0].plan == before)
    }

    @Test func `the queue and its pages can be of one project`() async throws {
        try await run()
        #expect(try scheduler.projects() == ["paper"])
        let late = try bench.scheduler(at: at(9))
        let queue = try late.queue(includingFinal: true, project: "paper")
        #expect(queue.map(\.job.id) == [1, 2])
        #expect(try late.queue(project: "paper").isEmpty)
        let first = try late.page(project: "paper", isDescending: true, limit: 1)
        #expect(first.records.map(\.job.id) == [2] && first.next == 2)
        let last = try late.page(project: "paper", beyond: 2, isDescending: true, limit: 1)
        #expect(last.records.map(\.job.id) == [1] && last.next == nil)
    }
}
