#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
public import SolsticeDomain

/// A revision process as a Markov chain of few states (Rouwenhorst, in: Frontiers of Business Cycle
/// Research, 1995), which keeps mean, variance and correlation of the process exactly.
///
/// Time is cut into stages: the next slots one by one, then whole days. The chain starts in its
/// middle state now, so that doubt grows with the distance from now as it does in the process.
public struct RevisionLattice: Sendable {
    /// States of the chain; one where forecasts are taken for certain.
    let stateCount: Int
    /// Slots of a stage once the first ones are over.
    let dayLength: Int
    /// How many slots are stages of their own.
    let singleCount: Int
    /// By stage and state: the factor on the forecast's cost, 1 on average as seen from now.
    let factors: [Double]
    /// From state to state over one slot, and over one day.
    let bySlot: [Double]
    let byDay: [Double]
    /// The state now.
    var middle: Int { stateCount / 2 }

    /// The lattice of a process over so many slots after now.
    ///
    /// The number of states is odd. With `isCertain` the forecast is believed, and nothing is
    /// gained by waiting for news.
    public init(
        revision: RevisionProcess, slot: TimeSpan, slotCount: Int, isCertain: Bool = false
    ) {
        let states = isCertain ? 1 : Self.usualStateCount
        stateCount = states
        dayLength = max(1, TimeSpan.day.seconds / slot.seconds)
        singleCount = 2 * dayLength
        let memory = revision.correlationHours
        bySlot = Self.transition(states, persistence: exp(-slot.hours / memory))
        byDay = Self.transition(
            states, persistence: exp(-slot.hours * Double(dayLength) / memory))
        let reach = Double(states - 1).squareRoot()
        let levels = (0..<states).map { state in
            states == 1
                ? 1
                : exp(
                    revision.deviation * reach * (2 * Double(state) / Double(states - 1) - 1))
        }
        let stages = Self.stageCount(slots: slotCount, single: singleCount, day: dayLength)
        var factors: [Double] = []
        var chance = [Double](repeating: 0, count: states)
        chance[states / 2] = 1
        for stage in 0..<stages {
            let steps = stage < singleCount ? bySlot : byDay
            chance = (0..<states).map { to in
                (0..<states).reduce(0) { $0 + chance[$1] * steps[$1 * states + to] }
            }
            let mean = zip(chance, levels).reduce(0) { $0 + $1.0 * $1.1 }
            factors += levels.map { $0 / mean }
        }
        self.factors = factors
    }

    private static let usualStateCount = 9

    /// How many stages there are for a count of slots.
    static func stageCount(slots: Int, single: Int, day: Int) -> Int {
        slots <= single ? slots : single + (slots - single + day - 1) / day
    }

    func stageCount(slots: Int) -> Int {
        Self.stageCount(slots: slots, single: singleCount, day: dayLength)
    }

    /// The slots of a stage, counted from the one after now.
    func slots(ofStage stage: Int, count: Int) -> Range<Int> {
        if stage < singleCount { return stage..<stage + 1 }
        let first = singleCount + (stage - singleCount) * dayLength
        return first..<min(count, first + dayLength)
    }

    /// The chances of going from one state to another, by rows.
    private static func transition(_ states: Int, persistence: Double) -> [Double] {
        let stay = (1 + persistence) / 2
        var matrix = [1.0]
        var size = 1
        while size < states {
            let larger = size + 1
            var next = [Double](repeating: 0, count: larger * larger)
            for row in 0..<size {
                for column in 0..<size {
                    let chance = matrix[row * size + column]
                    next[row * larger + column] += stay * chance
                    next[row * larger + column + 1] += (1 - stay) * chance
                    next[(row + 1) * larger + column] += (1 - stay) * chance
                    next[(row + 1) * larger + column + 1] += stay * chance
                }
            }
            for row in 1..<max(1, larger - 1) {
                for column in 0..<larger { next[row * larger + column] /= 2 }
            }
            matrix = next
            size = larger
        }
        return matrix
    }

    /// For each state, what a value of the next stage is expected to be.
    func expectation(
        _ values: UnsafeMutablePointer<Double>, over matrix: [Double],
        into result: UnsafeMutablePointer<Double>
    ) {
        matrix.withUnsafeBufferPointer { matrix in
            for from in 0..<stateCount {
                var sum = 0.0
                for to in 0..<stateCount { sum += matrix[from * stateCount + to] * values[to] }
                result[from] = sum
            }
        }
    }
}
