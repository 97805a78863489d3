import SolsticeDomain
import SolsticeExecution
import Testing

@testable import Solstice

private let exit = AttemptReport.ended(
    AttemptExit(outcome: .exited(code: 0), startedAt: at(0), endedAt: at(1)))

/// A job that waits, and what is to be done about it at ``at(_:)`` 10 with an hour's tolerance.
private struct WaitingCase: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let start: Double
    var deadline: Double?
    var executor = ExecutorKind.local
    var isReady = true
    let expected: [Reconciliation.Action]

    static let all = [
        WaitingCase(testDescription: "not due", start: 10.001, expected: []),
        WaitingCase(testDescription: "due", start: 10, expected: [.start(job: 1)]),
        WaitingCase(testDescription: "a little late", start: 9, expected: [.start(job: 1)]),
        WaitingCase(testDescription: "late", start: 8.999, expected: [.replan(job: 1)]),
        WaitingCase(
            testDescription: "late, with a deadline ahead", start: 8, deadline: 10.001,
            expected: [.replan(job: 1)]),
        WaitingCase(
            testDescription: "deadline now", start: 10, deadline: 10, expected: [.miss(job: 1)]),
        WaitingCase(
            testDescription: "deadline passed", start: 4, deadline: 6, expected: [.miss(job: 1)]),
        WaitingCase(
            testDescription: "due, and waiting for another job", start: 10, isReady: false,
            expected: []),
        WaitingCase(
            testDescription: "late, and waiting for another job", start: 1, isReady: false,
            expected: []),
        WaitingCase(
            testDescription: "deadline passed, and waiting for another job", start: 4,
            deadline: 6, isReady: false, expected: [.miss(job: 1)]),
        WaitingCase(
            testDescription: "due where nothing can be started", start: 10, executor: .none,
            expected: []),
        WaitingCase(
            testDescription: "late where nothing can be started", start: 1, executor: .none,
            expected: []),
    ]
}

/// An attempt that has not ended, and what is to be done about it.
private struct OpenCase: CustomTestStringConvertible, Sendable {
    let state: JobState
    let report: AttemptReport
    let expected: [Reconciliation.Action]

    var testDescription: String { "\(state), \(report)" }

    static let attempt = Attempt(
        job: 7, number: 2, region: "home", folder: "/attempts/7-2", startedAt: at(0))
    static let running = AttemptReport.running(processID: 99)

    static let all =
        [
            OpenCase(
                state: .starting, report: running,
                expected: [.markRunning(attempt, hasWaited: false)]),
            OpenCase(state: .running, report: running, expected: []),
            OpenCase(state: .paused, report: running, expected: []),
            OpenCase(state: .cancelled, report: running, expected: [.kill(attempt)]),
            OpenCase(state: .starting, report: .unknown, expected: [.spawn(attempt)]),
            OpenCase(
                state: .cancelled, report: .unknown, expected: [.finish(attempt, .unknown)]),
        ]
        + [JobState.starting, .running, .paused, .cancelled].flatMap { state in
            [exit, .vanished].map {
                OpenCase(state: state, report: $0, expected: [.finish(attempt, $0)])
            }
        }
}

@Suite struct ReconciliationTests {
    private let reconciliation = Reconciliation(now: at(10), tolerance: .hour)

    @Test(arguments: WaitingCase.all)
    private func `a waiting job is started, replanned or given up`(subject: WaitingCase) {
        let waiting = Reconciliation.Waiting(
            job: 1, start: at(subject.start), deadline: subject.deadline.map(at),
            executor: subject.executor, isReady: subject.isReady)
        #expect(reconciliation.actions(waiting: [waiting], open: []) == subject.expected)
    }

    @Test(arguments: OpenCase.all)
    private func `an open attempt is followed to its end`(subject: OpenCase) {
        let open = Reconciliation.Open(
            attempt: OpenCase.attempt, state: subject.state, report: subject.report)
        #expect(reconciliation.actions(waiting: [], open: [open]) == subject.expected)
    }

    @Test(arguments: [JobState.running, .paused])
    func `an attempt that ran and is unknown now is lost and never spawned again`(
        state: JobState
    ) {
        let open = Reconciliation.Open(
            attempt: OpenCase.attempt, state: state, report: .unknown)
        let actions = reconciliation.actions(waiting: [], open: [open])
        #expect(actions == [.finish(OpenCase.attempt, .vanished)])
    }

    @Test func `ends come before starts, so that capacity is free`() {
        let waiting = Reconciliation.Waiting(
            job: 1, start: at(10), deadline: nil, executor: .local)
        let open = Reconciliation.Open(
            attempt: OpenCase.attempt, state: .running, report: exit)
        #expect(
            reconciliation.actions(waiting: [waiting], open: [open])
                == [.finish(OpenCase.attempt, exit), .start(job: 1)])
    }

    @Test func `the next moment is the first future start of a job that can be started`() {
        let waiting = [(11.0, ExecutorKind.none), (9, .local), (14, .local), (12, .local)].map {
            Reconciliation.Waiting(job: 1, start: at($0), deadline: nil, executor: $1)
        }
        #expect(reconciliation.nextMoment(waiting: waiting) == at(12))
        #expect(reconciliation.nextMoment(waiting: [waiting[0], waiting[1]]) == nil)
        let blocked = Reconciliation.Waiting(
            job: 1, start: at(12), deadline: nil, executor: .local, isReady: false)
        #expect(reconciliation.nextMoment(waiting: [blocked]) == nil)
        #expect(reconciliation.nextMoment(waiting: []) == nil)
    }

    /// What is to be done at 10 o'clock about a live attempt of a job that works from 8 to 9 and from
    /// 12 to 13, unless changed.
    private func orders(
        _ state: JobState, _ method: PausePolicy.Method, at hour: Double,
        told: Reconciliation.Motion? = nil, report: AttemptReport = OpenCase.running
    ) -> [Reconciliation.Action] {
        let pausing = PausingJob(
            policy: PausePolicy(resumeOverhead: .zero, method: method, grace: .hour),
            segments: [
                TimeWindow(start: at(8), end: at(9)), TimeWindow(start: at(12), end: at(13)),
            ])
        return Reconciliation(now: at(hour), tolerance: .hour).actions(
            waiting: [],
            open: [
                .init(
                    attempt: OpenCase.attempt, state: state, report: report, pausing: pausing,
                    told: told)
            ])
    }

    @Test(arguments: PausePolicy.Method.allCases)
    func `a running job pauses between its segments, but never from the last one on`(
        method: PausePolicy.Method
    ) {
        #expect(orders(.running, method, at: 9) == [.pause(OpenCase.attempt)])
        #expect(orders(.running, method, at: 11.9) == [.pause(OpenCase.attempt)])
        for hour in [8, 8.9, 12, 13, 20] {
            #expect(orders(.running, method, at: hour, told: .go) == [])
        }
    }

    @Test func `a stopped job continues when its time has come`() {
        #expect(orders(.paused, .stop, at: 12) == [.goOn(OpenCase.attempt)])
        #expect(orders(.paused, .stop, at: 10, told: .stop) == [])
    }

    @Test func `an executor receives again what it may have missed before a crash`() {
        let attempt = OpenCase.attempt
        #expect(orders(.paused, .stop, at: 10) == [.tell(attempt, .stop)])
        #expect(orders(.running, .stop, at: 8) == [.tell(attempt, .go)])
        #expect(orders(.paused, .checkpoint, at: 10) == [.tell(attempt, .save(grace: .hour))])
        #expect(orders(.running, .checkpoint, at: 8) == [])
    }

    @Test func `a job still saving its work when its time comes may finish saving`() {
        #expect(orders(.paused, .checkpoint, at: 12, told: .save(grace: .hour)) == [])
    }

    @Test func `a job pending in the executor's queue or unreachable is left alone`() {
        #expect(orders(.running, .stop, at: 10, report: .pending) == [])
        #expect(orders(.running, .stop, at: 10, report: .unreachable(because: "down")) == [])
        #expect(
            orders(.cancelled, .stop, at: 10, report: .pending) == [.kill(OpenCase.attempt)])
        #expect(orders(.cancelled, .stop, at: 10, report: .unreachable(because: "down")) == [])
    }

    @Test func `a job that has saved its work is started when its time has come`() {
        let pausing = PausingJob(
            policy: PausePolicy(resumeOverhead: .zero, method: .checkpoint),
            segments: [
                TimeWindow(start: at(8), end: at(9)), TimeWindow(start: at(12), end: at(13)),
            ])
        func actions(_ hour: Double, _ executor: ExecutorKind) -> [Reconciliation.Action] {
            Reconciliation(now: at(hour), tolerance: .hour).actions(
                waiting: [], open: [],
                resting: [.init(job: 7, pausing: pausing, executor: executor)])
        }
        #expect(actions(11.9, .local) == [])
        #expect(actions(12, .local) == [.start(job: 7)])
        #expect(actions(12, .none) == [])
        let next = Reconciliation(now: at(10), tolerance: .hour).nextMoment(
            waiting: [], resting: [.init(job: 7, pausing: pausing, executor: .local)])
        #expect(next == at(12))
    }
}
