import Foundation
import Solstice
import Testing

/// Plans of the whole queue through the scheduler.
struct QueuePlanTests {
    /// A home whose clean hours are full of jobs that had better leave them to another.
    private func crowded() throws -> (Workbench, Scheduler) {
        let bench = try Workbench()
        let scheduler = try bench.home()
        try scheduler.submitCrowd()
        return (bench, scheduler)
    }

    @Test func `jobs planned together emit less than jobs planned one by one`() throws {
        let (bench, scheduler) = try crowded()
        defer { withExtendedLifetime(bench) {} }
        let before = try scheduler.queue().emissions
        let plan = try scheduler.plan(effort: .quick)
        #expect(plan.emissions < before)
        #expect(plan.id != nil)
        #expect(plan.lowerBound <= plan.objective)
        #expect(try abs(scheduler.queue().emissions.grams - plan.emissions.grams) < 1e-6)
        #expect(try scheduler.planViolations().isEmpty)
    }

    @Test func `a dry run changes nothing`() throws {
        let (bench, scheduler) = try crowded()
        let before = try bench.bytes()
        let plan = try scheduler.plan(effort: .quick, isDryRun: true)
        #expect(plan.id == nil)
        #expect(!plan.moved.isEmpty)
        #expect(try bench.bytes() == before)
    }

    @Test func `planning the same queue again moves nothing and is not saved`() throws {
        let (bench, scheduler) = try crowded()
        defer { withExtendedLifetime(bench) {} }
        let first = try scheduler.plan(effort: .quick)
        let second = try scheduler.plan(effort: .quick)
        #expect(second.id == nil)
        #expect(second.moved.isEmpty)
        #expect(second.parent == first.id)
    }

    @Test func `the baseline stays the one of the submission`() throws {
        let (bench, scheduler) = try crowded()
        let before = try scheduler.queue().compactMap(\.plan?.baseline)
        _ = try bench.scheduler(at: at(1)).plan(effort: .quick)
        #expect(try scheduler.queue().compactMap(\.plan?.baseline) == before)
    }

    @Test func `a plan that is stopped at once is still valid`() throws {
        let (bench, scheduler) = try crowded()
        defer { withExtendedLifetime(bench) {} }
        let plan = try scheduler.plan(effort: .thorough) { _ in false }
        #expect(plan.isInterrupted)
        #expect(plan.entries.count == 3)
        #expect(try scheduler.planViolations().isEmpty)
    }

    @Test func `held jobs are not planned`() throws {
        let bench = try Workbench()
        let scheduler = try bench.home()
        try scheduler.submit { $0.isHeld = true }
        let plan = try scheduler.plan(effort: .quick)
        #expect(plan.entries.isEmpty)
        #expect(plan.unplaceable.isEmpty)
    }

    @Test func `a job without a deadline keeps its placement`() throws {
        let (bench, scheduler) = try crowded()
        defer { withExtendedLifetime(bench) {} }
        let prompt = try scheduler.submit { $0.deadline = nil }.record
        let plan = try scheduler.plan(effort: .quick)
        let entry = try #require(plan.entries.first { $0.job.id == prompt.job.id })
        #expect(entry.planned.placement == prompt.plan?.placement)
    }

    @Test func `a job that only fits if others move is accepted, and they move`() throws {
        let bench = try Workbench()
        let scheduler = try bench.home(capacity: ["v100": 1])
        let patient = try scheduler.submit { $0.deadline = at(48) }.record
        let taken = try #require(patient.plan?.placement)
        #expect(taken.start == at(2))
        let urgent = try scheduler.submit {
            $0.duration = .any(TimeSpan(hours: 5))
            $0.deadline = at(6)
        }
        #expect(urgent.notes.contains { $0.description.contains("1 other job moved") })
        #expect(try scheduler.planViolations().isEmpty)
        #expect(try scheduler.queue().peak() == 1)
        #expect(try scheduler.record(patient.job.id).plan?.placement.start != taken.start)
    }

    @Test func `a job that cannot fit in is refused, and no job moves`() throws {
        let bench = try Workbench()
        let scheduler = try bench.home(capacity: ["v100": 1])
        try scheduler.submit { $0.deadline = at(6) }
        let before = try scheduler.queue()
        #expect(throws: Diagnostic.self) {
            try scheduler.submit {
                $0.duration = .any(TimeSpan(hours: 5))
                $0.deadline = at(6)
            }
        }
        #expect(try scheduler.queue() == before)
    }

    @Test func `many jobs at once are planned together`() throws {
        let bench = try Workbench()
        let scheduler = try bench.home()
        let requests = (0..<40).map { index in
            SubmissionRequest.sample {
                $0.gpus = 1 + index % 4
                $0.deadline = at(Double(24 + index))
            }
        }
        let submitted = try scheduler.submit(requests)
        #expect(submitted.count == 40)
        #expect(try scheduler.planViolations().isEmpty)
        #expect(try scheduler.queue().peak() <= 8)
    }
}

extension [JobRecord] {
    /// What all of them are expected to emit.
    fileprivate var emissions: Emissions {
        reduce(.zero) { $0 + ($1.plan?.placement.footprint.emissions ?? .zero) }
    }
}
