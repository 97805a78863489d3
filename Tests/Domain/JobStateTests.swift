import SolsticeDomain
import Testing

@Suite struct JobStateTests {
    static let successors: [(JobState, Set<JobState>)] = [
        (.held, [.queued, .cancelled]),
        (.queued, [.held, .planned, .cancelled, .missed]),
        (.planned, [.held, .queued, .starting, .cancelled, .missed]),
        (.starting, [.running, .queued, .succeeded, .failed, .cancelled, .lost]),
        (.running, [.paused, .queued, .succeeded, .failed, .cancelled, .lost]),
        (.paused, [.starting, .running, .queued, .succeeded, .failed, .cancelled, .lost]),
        (.succeeded, []), (.failed, [.queued]), (.cancelled, [.queued]), (.lost, [.queued]),
        (.missed, [.queued]),
    ]

    @Test(arguments: successors) func `a state has exactly these successors`(
        _ state: JobState, _ next: Set<JobState>
    ) {
        #expect(state.successors == next)
    }

    @Test func `every state is in the table`() {
        #expect(Set(Self.successors.map(\.0)) == Set(JobState.allCases))
    }

    @Test(arguments: JobState.allCases)
    func `a final state can only be retried, and not after a success`(
        _ state: JobState
    ) {
        let mayBeTried = state.isFinal && state != .succeeded
        #expect(state.isFinal == state.successors.isSubset(of: [.queued]))
        #expect(!state.isFinal || state.successors.contains(.queued) == mayBeTried)
    }

    @Test(arguments: JobState.allCases) func `every non-final state can be cancelled`(
        _ state: JobState
    ) {
        #expect(state.isFinal != state.successors.contains(.cancelled))
    }

    @Test func `a process can exist only from starting until the end`() {
        #expect(JobState.allCases.filter(\.isActive) == [.starting, .running, .paused])
    }

    @Test func `every state is reachable from a submission`() {
        var reached: Set<JobState> = [.held, .queued]
        for _ in JobState.allCases { reached = reached.union(reached.flatMap(\.successors)) }
        #expect(reached == Set(JobState.allCases))
    }
}
