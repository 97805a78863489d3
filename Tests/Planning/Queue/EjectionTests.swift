import SolsticeDomain
import Testing

@testable import SolsticePlanning

@Suite struct EjectionTests {
    /// A queue on one accelerator for six hours, of which the second hour is the cleanest, and the
    /// next ones ever less clean.
    private static func state(_ jobs: [JobSpecification]) -> QueueState {
        let outlook = World.outlook(
            carbon: [90, 10, 20, 30, 40, 50], capacity: World.gpus(1))
        let planner = JobPlanner(outlooks: [outlook], accelerators: [], reservations: [])
        var builder = QueueModelBuilder(planner: planner, now: World.dawn, accelerators: ["gpu"])
        for job in jobs { builder.add(job) }
        return QueueState(builder.model)
    }

    private static func job(from: Double, to: Double) -> JobSpecification {
        var job = World.job(hours: 1, deadline: to)
        job.earliest = World.hour(from)
        return job
    }

    @Test func `jobs in the way of a job with no other place move one after another`() {
        // Each took the cleanest hour that was left to it, and the last one finds none.
        let state = Self.state([
            Self.job(from: 0, to: 6), Self.job(from: 1, to: 3), Self.job(from: 1, to: 2),
        ])
        for job in [0, 1] { state.insert(job) }
        #expect(!state.insert(2))
        Ejection(state).place([2], steps: 20) { true }
        #expect(state.start[2] == 3600)
        #expect(state.start[1] == 7200)
        #expect(state.start[0] == 10800)
        #expect(state.unplacedCount == 0)
    }

    @Test func `a job that cannot be fitted in leaves everything unchanged`() {
        let state = Self.state([
            Self.job(from: 1, to: 2), Self.job(from: 2, to: 3), Self.job(from: 1, to: 3),
        ])
        for job in [0, 1] { state.insert(job) }
        let grams = state.totalGrams
        Ejection(state).place([2], steps: 20) { true }
        #expect(!state.isPlaced(2))
        #expect(state.start[0] == 3600)
        #expect(state.start[1] == 7200)
        #expect(abs(state.totalGrams - grams) < 1e-9 * grams)
    }
}
