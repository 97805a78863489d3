import SolsticeDomain
import Testing

@testable import SolsticePlanning

@Suite struct RevisionLatticeTests {
    static let process = RevisionProcess(
        fast: .init(deviation: 0.2, correlationHours: 30),
        slow: .init(deviation: 0.1, correlationHours: 400))

    /// By stage, the chances of the states as seen from now.
    static func chances(_ lattice: RevisionLattice, stages: Int) -> [[Double]] {
        let (fast, slow) = (lattice.fastCount, lattice.slowCount)
        var chance = [Double](repeating: 0, count: lattice.stateCount)
        chance[lattice.middle] = 1
        return (0..<stages).map { stage in
            let steps = stage < lattice.singleCount ? lattice.bySlot : lattice.byDay
            chance = (0..<fast * slow).map { to in
                (0..<fast * slow).reduce(0) { sum, from in
                    sum + chance[from]
                        * steps.fast[from / slow * fast + to / slow]
                        * steps.slow[from % slow * slow + to % slow]
                }
            }
            return chance
        }
    }

    @Test func `on average, costs stay at the forecast`() {
        let lattice = RevisionLattice(revision: Self.process, slot: .hour, slotCount: 200)
        let chances = Self.chances(lattice, stages: lattice.stageCount(slots: 200))
        for (stage, chance) in chances.enumerated() {
            let mean = chance.indices.reduce(0) {
                $0 + chance[$1] * lattice.factors[stage * lattice.stateCount + $1]
            }
            #expect(abs(mean - 1) < 1e-12)
        }
    }

    @Test(arguments: [0, 11, 47, 52]) func `uncertainty grows as in the process`(_ stage: Int) {
        let lattice = RevisionLattice(revision: Self.process, slot: .hour, slotCount: 200)
        let chance = Self.chances(lattice, stages: stage + 1)[stage]
        let logs = chance.indices.map { lattice.factors[stage * lattice.stateCount + $0].logarithm }
        let mean = zip(chance, logs).reduce(0) { $0 + $1.0 * $1.1 }
        let variance = zip(chance, logs).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
        let hours = stage < 48 ? Double(stage + 1) : Double(48 + 24 * (stage - 47))
        #expect(abs(variance.squareRoot() - Self.process.deviation(hours: hours)) < 1e-9)
    }

    @Test func `stages cover every slot once`() {
        let lattice = RevisionLattice(revision: Self.process, slot: .hour, slotCount: 123)
        for count in [1, 47, 48, 49, 72, 73, 123] {
            let slots = (0..<lattice.stageCount(slots: count)).flatMap {
                Array(lattice.slots(ofStage: $0, count: count))
            }
            #expect(slots == Array(0..<count))
        }
    }

    @Test func `there is no hurdle up to a month ahead, and then it grows`() {
        let lattice = RevisionLattice(revision: Self.process, slot: .hour, slotCount: 3000)
        #expect(lattice.hurdles[0..<720].allSatisfy { $0 == 1 })
        #expect(lattice.hurdles[1500] > 1 && lattice.hurdles[2900] > lattice.hurdles[1500])
    }
}
