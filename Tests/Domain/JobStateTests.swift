import SolsticeDomain
import Testing

@Suite struct JobStateTests {
    static let successors: [(JobState, Set<JobState>)] = [
        (.held, [.queued, .cancelled]),
        (.queued, [.held, .planned, .cancelled, .missed]),
        (.planned, [.held, .queued, .starting, .cancelled, .missed]),
        (.starting, [.running, .succeeded, .failed, .cancelled, .lost]),
        (.running, [.paused, .succeeded, .failed, .cancelled, .lost]),
        (.paused, [.running, .succeeded, .failed, .cancelled, .lost]),
        (.succeeded, []), (.failed, []), (.cancelled, []), (.lost, []), (.missed, []),
    ]

    @Test(arguments: successors) func `a state is followed by these states and no others`(
        _ state: JobState, _ next: Set<JobState>
    ) {
        #expect(state.successors == next)
    }

    @Test func `every state is in the table`() {
        #expect(Set(Self.successors.map(\.0)) == Set(JobState.allCases))
    }

    @Test(arguments: JobState.allCases)
    func `nothing follows a final state and something any other`(
        _ state: JobState
    ) {
        #expect(state.isFinal == state.successors.isEmpty)
    }

    @Test(arguments: JobState.allCases) func `every state that is not final can be cancelled`(
        _ state: JobState
    ) {
        #expect(state.isFinal != state.successors.contains(.cancelled))
    }

    @Test func `a process may exist from starting on and until the end`() {
        #expect(JobState.allCases.filter(\.isActive) == [.starting, .running, .paused])
    }

    @Test func `every state can be reached from a submission`() {
        var reached: Set<JobState> = [.held, .queued]
        for _ in JobState.allCases { reached = reached.union(reached.flatMap(\.successors)) }
        #expect(reached == Set(JobState.allCases))
    }
}
