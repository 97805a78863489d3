import SolsticeTestSupport
import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct QueueInterruptionTests {
    /// A queue in which not every job finds its best place free.
    static let queue = RandomQueue.withEveryLever(seed: 4, jobs: 24)

    @Test(arguments: [1, 2, 5, 20, 60])
    func `an interrupted plan is valid and says that it was interrupted`(_ call: Int) {
        let calls = Counter()
        let outcome = Self.queue.plan { _ in calls.next() < call }
        #expect(calls.count == call)
        #expect(outcome.isInterrupted)
        #expect(outcome.lowerBound > .zero)
        #expect(!outcome.places.isEmpty)
    }

    @Test(arguments: PlanningProgress.Stage.allCases)
    func `a plan can be interrupted in every stage`(_ stage: PlanningProgress.Stage) {
        let outcome = Self.queue.plan { $0.stage != stage }
        #expect(outcome.isInterrupted)
    }

    @Test func `a plan of many jobs interrupted during reinsertion is valid`() {
        let outcome = Self.many.plan { $0.stage != .improving }
        #expect(outcome.isInterrupted)
        #expect(outcome.misses.isEmpty)
    }

    @Test func `an uninterrupted plan says so`() {
        #expect(!RandomQueue.plain(seed: 3, jobs: 3).plan().isInterrupted)
    }

    @Test func `reported progress never falls`() {
        let log = ProgressLog()
        _ = Self.queue.plan { log.add($0) }
        log.judge()
        #expect(Set(log.reports.map(\.stage)) == Set(PlanningProgress.Stage.allCases))
    }

    @Test func `reported progress never falls if there are more jobs than capacity`() {
        var random = SplitMix64(seed: 1)
        let jobs = (0..<4200).map { _ in
            let hours = Int.random(in: 1...5, using: &random)
            let earliest = Int.random(in: 0..<24 - hours, using: &random)
            let slack = Int.random(in: 1...24 - hours - earliest, using: &random)
            return World.job(
                hours: Double(hours), deadline: Double(earliest + hours + slack),
                earliest: Double(earliest))
        }
        let queue = QueueCase(
            [("home" as RegionID, 200), ("away", 100)].map { id, count in
                let carbon = (0..<24).map { _ in Double.random(in: 50...500, using: &random) }
                return World.outlook(id, carbon: carbon, capacity: World.gpus(count))
            }, jobs)
        let log = ProgressLog()
        _ = queue.plan(effort: .standard) { log.add($0) && $0.fraction < 0.7 }
        log.judge()
    }

    @Test func `the reported best plan only gets better`() {
        let log = ProgressLog()
        _ = RandomQueue.plain(seed: 4, jobs: 12).plan { log.add($0) }
        let objectives = log.reports.compactMap(\.objective)
        #expect(objectives.count == log.reports.count)
        #expect(zip(objectives, objectives.dropFirst()).allSatisfy { $0 * (1 + 1e-9) >= $1 })
        for report in log.reports {
            guard let objective = report.objective, let bound = report.lowerBound else { continue }
            #expect(bound <= objective)
        }
    }

    /// More jobs than are put in again between two reports.
    static let many = {
        let jobs = (0..<4200).map { _ in World.job(hours: 1, deadline: 12) }
        return QueueCase(
            [World.outlook(carbon: (0..<12).map { 100 + Double($0) }, capacity: World.gpus(400))],
            jobs)
    }()
}

/// Counts calls.
private final class Counter {
    private(set) var count = 0

    /// The number of this call.
    func next() -> Int {
        count += 1
        return count
    }
}

/// What an observer was told.
private final class ProgressLog {
    private(set) var reports: [PlanningProgress] = []

    /// Writes a report down, and goes on.
    func add(_ progress: PlanningProgress) -> Bool {
        reports.append(progress)
        return true
    }

    /// Records a share that is none, or that is less than one before.
    func judge(sourceLocation: SourceLocation = #_sourceLocation) {
        let shares = reports.map(\.fraction)
        #expect(shares.allSatisfy { (0...1).contains($0) }, sourceLocation: sourceLocation)
        let falls = zip(shares, shares.dropFirst()).filter { $0 > $1 }
        #expect(falls.map { "\($0.0) to \($0.1)" }.isEmpty, sourceLocation: sourceLocation)
    }
}
