/// Whether a job that may pause runs in this slot, found by backward induction over what is left of
/// its work, whether it runs, and how its forecast will have been revised.
public struct PausingRule: Sendable {
    /// Where a job is in its work.
    public struct Progress: Equatable, Sendable {
        /// Slots of work left, counting a part of one as whole; above zero.
        public var slotsLeft: Int
        /// Whether it ran in the slot before this one.
        public var isRunning: Bool
        /// Whether it ran at all, so that going on after a pause costs a resume.
        public var hasBegun: Bool
        /// What a resume takes, in slots.
        public var resumeSlots: Double

        /// A place in the work.
        public init(slotsLeft: Int, isRunning: Bool, hasBegun: Bool, resumeSlots: Double) {
            self.slotsLeft = slotsLeft
            self.isRunning = isRunning
            self.hasBegun = hasBegun
            self.resumeSlots = resumeSlots
        }
    }

    private let lattice: RevisionLattice

    /// A rule for a revision process that was laid out before.
    public init(lattice: RevisionLattice) { self.lattice = lattice }

    /// Whether to run in the first slot of `costs`, those of running in each slot up to the
    /// deadline. It always runs where it could else not end in time.
    public func runsNow(_ costs: UnsafeBufferPointer<Double>, _ job: Progress) -> Bool {
        let needed = Double(job.slotsLeft) + (job.hasBegun ? job.resumeSlots : 0)
        guard Double(costs.count - 1) >= needed else { return true }
        guard !isOutbid(costs, job) else { return false }
        let values = values(costs, job)
        return values.running <= values.resting
    }

    /// Whether so many later slots are so much cheaper that running now cannot be of use, resumes
    /// included.
    private func isOutbid(_ costs: UnsafeBufferPointer<Double>, _ job: Progress) -> Bool {
        let price = costs[0] / (1 + job.resumeSlots)
        var cheaper = 0
        for slot in 1..<costs.count where costs[slot] < price {
            cheaper += 1
            if cheaper == job.slotsLeft { return true }
        }
        return false
    }

    /// The expected cost of all that is left with running now, and with resting now.
    public func values(
        _ costs: UnsafeBufferPointer<Double>, _ job: Progress
    ) -> (running: Double, resting: Double) {
        var programme = StochasticPauseProgram(lattice: lattice, job: job)
        return programme.values(costs)
    }
}

/// The backward induction of ``PausingRule``: for each state of the lattice, the expected cost of
/// so many slots of work left, resting and running.
struct StochasticPauseProgram {
    private let lattice: RevisionLattice
    private let job: PausingRule.Progress
    /// Values of a state: those by work left of resting, then those of running.
    private let width: Int
    private var values: [Double]
    private var expected: [Double]
    private var room: [Double]

    init(lattice: RevisionLattice, job: PausingRule.Progress) {
        self.lattice = lattice
        self.job = job
        width = job.slotsLeft + 1
        values = [Double](repeating: .infinity, count: 2 * width * lattice.stateCount)
        expected = values
        room = values
    }

    mutating func values(_ costs: UnsafeBufferPointer<Double>) -> (running: Double, resting: Double)
    {
        let slots = costs.count - 1
        let last = lattice.stageCount(slots: slots) - 1
        for state in 0..<lattice.stateCount {
            values[2 * width * state] = 0
            values[2 * width * state + width] = 0
        }
        var sorted: [Double] = []
        for stage in stride(from: last, through: 0, by: -1) {
            if stage < last {
                expect(over: stage + 1 < lattice.singleCount ? lattice.bySlot : lattice.byDay)
            } else {
                swap(&expected, &values)
            }
            let range = lattice.slots(ofStage: stage, count: slots)
            if stage < lattice.singleCount {
                useSlot(cost: costs[range.lowerBound + 1], stage: stage)
            } else {
                sorted.removeAll(keepingCapacity: true)
                for slot in range { sorted.append(costs[slot + 1]) }
                sorted.sort()
                useDay(sorted, stage: stage)
            }
        }
        if last >= 0 { expect(over: lattice.bySlot) } else { swap(&expected, &values) }
        let base = 2 * width * lattice.middle
        let resumes = job.hasBegun && !job.isRunning ? 1 + job.resumeSlots : 1
        return (
            costs[0] * resumes + expected[base + width + job.slotsLeft - 1],
            expected[base + job.slotsLeft]
        )
    }

    /// Expectations before a transition.
    private mutating func expect(over steps: RevisionLattice.Transition) {
        let (lattice, span) = (lattice, 2 * width)
        values.withUnsafeMutableBufferPointer { values in
            expected.withUnsafeMutableBufferPointer { expected in
                room.withUnsafeMutableBufferPointer { room in
                    guard let values = values.baseAddress, let expected = expected.baseAddress,
                        let room = room.baseAddress
                    else { return }
                    lattice.expect(values, width: span, over: steps, room: room, into: expected)
                }
            }
        }
    }

    /// One slot: rest, or run on, or start or resume.
    private mutating func useSlot(cost: Double, stage: Int) {
        let states = lattice.stateCount
        let (width, left) = (width, job.slotsLeft)
        let factors = lattice.factors
        let resumes = 1 + job.resumeSlots
        let isFresh = !job.hasBegun
        expected.withUnsafeBufferPointer { expected in
            values.withUnsafeMutableBufferPointer { values in
                for state in 0..<states {
                    let base = 2 * width * state
                    let price = cost * factors[stage * states + state]
                    values[base] = 0
                    values[base + width] = 0
                    for work in 1..<width {
                        let rest = expected[base + work]
                        let run = expected[base + width + work - 1]
                        values[base + work] = min(rest, run + price * resumes)
                        values[base + width + work] = min(rest, run + price)
                    }
                    if isFresh {
                        let run = expected[base + width + left - 1]
                        values[base + left] = min(expected[base + left], run + price)
                    }
                }
            }
        }
    }

    /// One day: the cheapest so many of its slots, with one start or resume.
    private mutating func useDay(_ sorted: [Double], stage: Int) {
        let states = lattice.stateCount
        let (width, left) = (width, job.slotsLeft)
        let factors = lattice.factors
        let isFresh = !job.hasBegun
        let resumeCost = sorted[0] * job.resumeSlots
        expected.withUnsafeBufferPointer { expected in
            values.withUnsafeMutableBufferPointer { values in
                for state in 0..<states {
                    let base = 2 * width * state
                    let factor = factors[stage * states + state]
                    for work in 0..<width { values[base + work] = expected[base + work] }
                    var sum = 0.0
                    for (index, cost) in sorted.enumerated() where index + 1 < width {
                        sum += cost
                        let price = factor * (sum + resumeCost)
                        for work in index + 1..<width {
                            let run = expected[base + work - index - 1] + price
                            values[base + work] = min(values[base + work], run)
                        }
                        if isFresh {
                            let run = expected[base + left - index - 1] + factor * sum
                            values[base + left] = min(values[base + left], run)
                        }
                    }
                    for work in 0..<width { values[base + width + work] = values[base + work] }
                }
            }
        }
    }
}
