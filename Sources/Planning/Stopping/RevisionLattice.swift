import Glibc
public import SolsticeDomain

/// A revision process as two Markov chains of few states (Rouwenhorst, in: Frontiers of Business Cycle
/// Research, 1995), which keeps mean, variance and correlation of the process exactly.
///
/// Time is cut into stages: the next slots one by one, then whole days. Both chains start in their
/// middle states now, so that doubt grows with the distance from now as it does in the
/// process.
public struct RevisionLattice: Sendable {
    /// States of the fast chain; one where forecasts are taken for certain.
    let fastCount: Int
    /// States of the slow chain.
    let slowCount: Int
    /// Slots of a stage once the first ones are over.
    let dayLength: Int
    /// How many slots are stages of their own.
    let singleCount: Int
    /// By stage and state: the factor on the forecast's cost, 1 on average as seen from now. A
    /// state's number is that of the fast chain times ``slowCount`` and that of the slow one.
    let factors: [Double]
    /// By slot after now: the factor by which a cost there is taken for higher than forecast, 1 up
    /// to a month ahead: a start put off by months has to save more than what is doubtful of it.
    let hurdles: [Double]
    /// The chances of going from state to state over one slot.
    let bySlot: Transition
    /// The same over one day.
    let byDay: Transition

    /// All states.
    var stateCount: Int { fastCount * slowCount }
    /// The state now.
    var middle: Int { stateCount / 2 }

    /// Chances of going from one state to another, by rows, of each chain.
    struct Transition: Sendable {
        let fast: [Double]
        let slow: [Double]
    }

    /// The lattice of a process over so many slots after now.
    ///
    /// So many days go slot by slot. Both counts of states are odd; with one state a part of the process is left out. With
    /// `isCertain` the forecast is believed, and nothing is gained by waiting for news.
    public init(
        revision: RevisionProcess, slot: TimeSpan, slotCount: Int, isCertain: Bool = false,
        fastCount usualFastCount: Int = 9, slowCount usualSlowCount: Int = 5,
        daysBySlot: Int = 2
    ) {
        fastCount = isCertain || revision.fast.deviation == 0 ? 1 : usualFastCount
        slowCount = isCertain || revision.slow.deviation == 0 ? 1 : usualSlowCount
        dayLength = max(1, TimeSpan.day.seconds / slot.seconds)
        singleCount = daysBySlot * dayLength
        let (fast, slow) = (fastCount, slowCount)
        func transition(_ hours: Double) -> Transition {
            Transition(
                fast: Self.transition(
                    fast, persistence: exp(-hours / revision.fast.correlationHours)),
                slow: Self.transition(
                    slow, persistence: exp(-hours / revision.slow.correlationHours)))
        }
        bySlot = transition(slot.hours)
        byDay = transition(slot.hours * Double(dayLength))
        hurdles = (0..<slotCount).map { index in
            isCertain ? 1 : Self.hurdle(of: revision, hours: slot.hours * Double(index + 1))
        }
        let stages = Self.stageCount(slots: slotCount, single: singleCount, day: dayLength)
        let byFast = Self.factors(
            revision.fast, fast, stages: stages, single: singleCount, bySlot.fast, byDay.fast)
        let bySlow = Self.factors(
            revision.slow, slow, stages: stages, single: singleCount, bySlot.slow, byDay.slow)
        factors = (0..<stages).flatMap { stage in
            (0..<fast * slow).map { state in
                byFast[stage * fast + state / slow] * bySlow[stage * slow + state % slow]
            }
        }
    }

    /// Up to so many hours ahead forecasts are taken as they are, and from so many on their doubt
    /// counts in full.
    private static let nearHours = 720.0
    private static let farHours = 2160.0
    /// So many standard deviations of its revision a start far ahead has to save.
    private static let farDeviations = 1.28

    private static func hurdle(of revision: RevisionProcess, hours: Double) -> Double {
        let share = min(1, max(0, (hours - nearHours) / (farHours - nearHours)))
        return exp(farDeviations * share * revision.deviation(hours: hours))
    }

    /// By stage and state of one chain: the factor, divided by its mean as seen from now.
    private static func factors(
        _ part: RevisionProcess.Part, _ states: Int, stages: Int, single: Int,
        _ bySlot: [Double], _ byDay: [Double]
    ) -> [Double] {
        guard states > 1 else { return [Double](repeating: 1, count: stages) }
        let reach = Double(states - 1).squareRoot() * part.deviation
        let levels = (0..<states).map { state in
            exp(reach * (2 * Double(state) / Double(states - 1) - 1))
        }
        var chance = [Double](repeating: 0, count: states)
        chance[states / 2] = 1
        var factors: [Double] = []
        for stage in 0..<stages {
            let steps = stage < single ? bySlot : byDay
            chance = (0..<states).map { to in
                (0..<states).reduce(0) { $0 + chance[$1] * steps[$1 * states + to] }
            }
            let mean = zip(chance, levels).reduce(0) { $0 + $1.0 * $1.1 }
            factors += levels.map { $0 / mean }
        }
        return factors
    }

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

    /// For each state, what numbers of the next stage are expected to be; each state has a row of
    /// `width` of them. `room` is as large as the values, and both are overwritten.
    func expect(
        _ values: UnsafeMutablePointer<Double>, width: Int, over steps: Transition,
        room: UnsafeMutablePointer<Double>, into result: UnsafeMutablePointer<Double>
    ) {
        let span = slowCount * width
        guard slowCount > 1 else {
            return Self.mix(values, rows: fastCount, width: span, steps.fast, into: result)
        }
        Self.mix(values, rows: fastCount, width: span, steps.fast, into: room)
        for fast in 0..<fastCount {
            Self.mix(
                room + fast * span, rows: slowCount, width: width, steps.slow,
                into: result + fast * span)
        }
    }

    /// Rows of numbers weighed by the chances of getting to them.
    private static func mix(
        _ values: UnsafeMutablePointer<Double>, rows: Int, width: Int, _ chances: [Double],
        into result: UnsafeMutablePointer<Double>
    ) {
        chances.withUnsafeBufferPointer { chances in
            for from in 0..<rows {
                let sum = result + from * width
                sum.update(repeating: 0, count: width)
                for to in 0..<rows {
                    let chance = chances[from * rows + to]
                    let row = values + to * width
                    for index in 0..<width { sum[index] += chance * row[index] }
                }
            }
        }
    }
}
