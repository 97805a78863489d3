import SolsticeDomain
import SolsticeStore
import Testing

@Suite struct HeldCapacityTests {
    private let store: Store

    init() throws { store = try ScratchDatabase().open() }

    @Test(arguments: JobState.allCases)
    func `only planned or running jobs hold accelerators`(state: JobState) throws {
        try store.write { session in
            var path = state.path
            // Every job has had a place, so that only its state can tell.
            if !path.contains(.planned) { path = [.queued, .planned] + (state.pathFromPlanned) }
            _ = try session.addJob(Samples.job(count: 4), through: path)
        }
        let held = try store.read { try $0.heldCapacity(after: Samples.now) }
        let holds = [JobState.planned, .starting, .running, .paused].contains(state)
        #expect(held.count == (holds ? 1 : 0))
        if let first = held.first {
            #expect(first.count == 4 && first.region == "home" && first.accelerator == "v100")
            #expect(first.window == TimeWindow(start: Samples.now, length: TimeSpan(hours: 2)))
        }
    }

    @Test func `a job planned to end by now holds nothing`() throws {
        try store.write { _ = try $0.addJob(through: JobState.planned.path) }
        let end = Samples.now + TimeSpan(hours: 2)
        #expect(try store.read { try $0.heldCapacity(after: end) }.isEmpty)
        #expect(
            try store.read { try $0.heldCapacity(after: end - TimeSpan(seconds: 1)) }.count == 1)
    }

    @Test func `a job running over its plan is assumed to need another tenth`() throws {
        try store.write { _ = try $0.addJob(through: JobState.running.path) }
        let late = Samples.now + TimeSpan(hours: 3)
        let held = try store.read { try $0.heldCapacity(after: late) }
        #expect(held.map(\.window.end) == [late + TimeSpan(hours: 0.2)])
    }

    @Test func `a job's own share can be excluded`() throws {
        let ids = try store.write { session in
            try (0..<2).map { _ in try session.addJob(through: JobState.planned.path) }
        }
        let held = try store.read { try $0.heldCapacity(after: Samples.now, without: ids[0]) }
        #expect(held.count == 1)
    }
}

extension JobState {
    /// The steps from `planned` to a state that can also be reached without a place.
    fileprivate var pathFromPlanned: [JobState] {
        self == .queued || self == .held || self == .cancelled || self == .missed ? [self] : []
    }
}
