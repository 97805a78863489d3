import SolsticeDomain
import SolsticeStore
import Testing

/// One step in a job's life.
struct Step: CustomTestStringConvertible, Sendable {
    let old: JobState
    let new: JobState

    var testDescription: String { "\(old) → \(new)" }

    static let legal = JobState.allCases.flatMap { old in
        old.successors.sorted { $0.rawValue < $1.rawValue }.map { Step(old: old, new: $0) }
    }
}

@Suite struct TransitionTests {
    private let scratch: ScratchDatabase
    private let store: Store

    init() throws {
        scratch = try ScratchDatabase()
        store = try scratch.open()
    }

    @Test(arguments: Step.legal)
    func `every legal transition is made and leaves an event`(step: Step) throws {
        let later = Samples.now + .hour
        let id = try store.write { session in
            let id = try session.addJob(through: step.old.path)
            if step.new == .planned {
                let plan = try session.beginPlan(at: later, reason: "test")
                try session.place(Samples.planned(), job: id, plan: plan)
            }
            let isMoved = try session.move(
                id, from: step.old, to: step.new, at: later, actor: "user", reason: "because")
            #expect(isMoved)
            return id
        }
        #expect(try store.read { try $0.job(id) }?.state == step.new)
        let events = try store.read { try $0.events(of: id) }
        #expect(events.count == step.old.path.count + 1)
        #expect(
            events.last
                == JobEvent(
                    at: later, from: step.old, to: step.new, actor: "user", reason: "because"))
    }

    @Test func `a transition from a state that the job has left changes nothing`() throws {
        let id = try store.write { try $0.addJob(through: [.queued, .cancelled]) }
        let before = try scratch.dump()
        let isMoved = try store.write {
            try $0.move(
                id, from: .queued, to: .held, at: Samples.now, actor: "user", reason: "late")
        }
        #expect(!isMoved)
        #expect(try scratch.dump() == before)
    }

    @Test func `a missing job does not change state`() throws {
        let isMoved = try store.write {
            try $0.move(7, from: .queued, to: .held, at: Samples.now, actor: "user", reason: "")
        }
        #expect(!isMoved)
        #expect(try scratch.count(of: "event") == 0)
    }

    @Test(arguments: [false, true])
    func `the first event is the submission`(isHeld: Bool) throws {
        let id = try store.write {
            try $0.addJob(Samples.job(), isHeld: isHeld, at: Samples.now).id
        }
        #expect(
            try store.read { try $0.events(of: id) } == [
                JobEvent(
                    at: Samples.now, from: nil, to: isHeld ? .held : .queued, actor: "user",
                    reason: "submitted")
            ])
    }

    @Test func `a planned job needs a placement`() throws {
        let id = try store.write { try $0.addJob(through: [.queued]) }
        #expect(throws: Diagnostic.self) {
            try store.write {
                try $0.move(
                    id, from: .queued, to: .planned, at: Samples.now, actor: "test", reason: "")
            }
        }
        #expect(try store.read { try $0.job(id) }?.state == .queued)
    }
}
