/// The exact dynamic programme of a pausable job over those slots that may matter.
///
/// The cost of an hour is constant inside a slot, so that moving time from one end of a segment
/// to another end changes the cost linearly until an end meets a boundary. Some cheapest run
/// therefore uses all its slots wholly but one: the first of a segment from some second on, or
/// the last up to some second. A state is how many quanta are owed, which of the possible odd
/// remainders is owed beside them (its group, which also says whether a slot was used in part
/// yet), and whether the job runs; its value is the least cost so far. What is owed never needs
/// to exceed the work: a run that owes as much had better start there. Only states whose bound
/// keeps to a limit are gone on from, in a band of quanta owed.
struct PauseDynamicProgram {
    /// Slots in order of time, with a rest where one or more are left out, and one at the end.
    let stages: [PauseStage]
    /// The slots that are worked on.
    let slots: ClippedSlots
    /// How time is counted.
    let quanta: Quanta
    /// A cost within rounding that every resume has beside its own, so that none is for nothing.
    let resumeTie: Double

    /// What no run of the programme needs to cost more than, times 3600, and bounds to tell.
    private let limit: Double
    private let bound: PauseBound
    /// Values of the states between stages.
    private let scratch: Scratch
    private var values: UnsafeMutablePointer<Double>
    private var valueCount = 0
    private var bands: [Band] = []
    /// For each group by quanta owed, the cost of starting or resuming in a stage, and the least
    /// of that and of running on.
    private let entering: UnsafeMutablePointer<Double>
    private var entered = 0..<0

    /// Which states there are between two stages, and where their values lie.
    private struct Band {
        /// The place of the first row's value for no quanta owed, were it there.
        var origin: Int
        /// Values in a row; each group has a row for running and one for resting.
        var stride: Int
        /// Quanta owed by states that are gone on from.
        var owed: Range<Int>
    }

    /// A programme over stages, solved for runs that cost up to a limit.
    init(
        stages: [PauseStage], slots: ClippedSlots, quanta: Quanta, resumeTie: Double,
        limit: Double, bound: PauseBound, scratch: (values: Scratch, entering: Scratch)
    ) {
        self.stages = stages
        self.slots = slots
        self.quanta = quanta
        self.resumeTie = resumeTie
        self.limit = limit
        self.bound = bound
        self.scratch = scratch.values
        values = scratch.values.numbers(1)
        entering = scratch.entering.numbers(2 * quanta.groups.count * (quanta.work + 1))
        bands.reserveCapacity(stages.count + 1)
        bands.append(Band(origin: 0, stride: 0, owed: quanta.work..<quanta.work))
        for index in stages.indices { advance(over: index) }
    }

    /// 3600 times the cost of the cheapest run, ties included; infinite where none keeps to the
    /// limit.
    var leastCost: Double {
        resting(before: stages.count, group: quanta.firstGroupAfter, owed: 0)
    }

    /// The value of a state that runs when a stage starts.
    func running(before stage: Int, group: Int, owed: Int) -> Double {
        let band = bands[stage]
        guard band.owed.contains(owed) else { return .infinity }
        return values[band.origin + 2 * group * band.stride + owed]
    }

    /// The value of a state that has paused when a stage starts.
    func resting(before stage: Int, group: Int, owed: Int) -> Double {
        let band = bands[stage]
        guard band.owed.contains(owed) else { return .infinity }
        return values[band.origin + (2 * group + 1) * band.stride + owed]
    }

    private mutating func advance(over index: Int) {
        let stage = stages[index]
        let band = bands[index]
        entered = band.owed
        if stage.starts {
            entered = (band.owed.first ?? quanta.work)..<quanta.work + 1
        } else if !stage.isRest, !entered.isEmpty {
            let most = min(band.owed.upperBound + quanta.overhead, quanta.work + 1)
            entered = band.owed.lowerBound..<most
        }
        let length = slots.length(of: stage.slot)
        let reach =
            entered.isEmpty || stage.isRest ? 0 : (length + quanta.seconds - 1) / quanta.seconds
        addBand(max(0, entered.lowerBound - reach)..<entered.upperBound)
        for group in quanta.groups.indices {
            rest(index, group)
            guard !stage.isRest else { continue }
            enter(index, group)
            if stage.usesWhole, length % quanta.seconds == 0 {
                let cost = slots.costs[stage.slot] * Double(length)
                relax(running(group), by: run(group), less: length / quanta.seconds, adding: cost)
            }
        }
        if stage.usesWhole, length % quanta.seconds != 0 { useOddEnd(stage.slot, length) }
        if stage.usesPart { usePart(stage.slot, length) }
        narrow(before: stage.slot + 1)
    }

    /// Makes room for the states after the last stage, all infinite.
    private mutating func addBand(_ owed: Range<Int>) {
        let count = 2 * quanta.groups.count * owed.count
        values = scratch.numbers(valueCount + count, keeping: valueCount)
        (values + valueCount).update(repeating: .infinity, count: count)
        bands.append(
            Band(origin: valueCount - owed.lowerBound, stride: owed.count, owed: owed))
        valueCount += count
    }

    /// Values of having rested through a stage.
    private func rest(_ index: Int, _ group: Int) {
        let band = bands[index]
        let running = band.origin + 2 * group * band.stride
        let resting = running + band.stride
        let result = self.resting(group)
        for owed in band.owed {
            values[result + owed] = min(values[running + owed], values[resting + owed])
        }
    }

    /// Values of entering a stage to run in it, from having rested through it and from running.
    private func enter(_ index: Int, _ group: Int) {
        let band = bands[index]
        let (begun, run) = (begun(group), run(group))
        let rested = resting(group)
        (begun + entered.lowerBound).update(repeating: .infinity, count: entered.count)
        let resumed = entered.clamped(
            to: band.owed.lowerBound + quanta.overhead..<band.owed.upperBound + quanta.overhead)
        for owed in resumed { begun[owed] = values[rested + owed - quanta.overhead] + resumeTie }
        if group == 0, entered.upperBound > quanta.work {
            begun[quanta.work] = min(begun[quanta.work], 0)
        }
        (run + entered.lowerBound).update(from: begun + entered.lowerBound, count: entered.count)
        let running = band.origin + 2 * group * band.stride
        for owed in band.owed { run[owed] = min(run[owed], values[running + owed]) }
    }

    /// The whole use of a first or last slot that is cut to an odd length.
    private func useOddEnd(_ slot: Int, _ length: Int) {
        let cost = slots.costs[slot] * Double(length)
        if slot == 0 {
            guard let owed = quanta.owedAfterFirst(of: length) else { return }
            values[running(1) + owed] = cost
        } else if entered.contains(length / quanta.seconds) {
            let owing = run(quanta.groups.count - 1)[length / quanta.seconds]
            values[running(quanta.firstGroupAfter)] = owing + cost
        }
    }

    private func usePart(_ slot: Int, _ length: Int) {
        for group in 0..<quanta.firstGroupAfter {
            for other in quanta.firstGroupAfter..<quanta.groups.count {
                let odd = quanta.groups[group] - quanta.groups[other]
                for whole in quanta.parts(of: length, odd: odd) {
                    let used = whole * quanta.seconds + odd
                    let cost = slots.costs[slot] * Double(used)
                    relax(resting(other), by: run(group), less: whole, adding: cost)
                    if used < length {
                        relax(running(other), by: begun(group), less: whole, adding: cost)
                    }
                }
            }
        }
    }

    /// Drops states at both ends of the last band that cannot keep to the limit.
    private mutating func narrow(before slot: Int) {
        let allowance = bound.allowance(of: limit, from: slot)
        var owed = bands[bands.count - 1].owed
        while let last = owed.last, !isOfUse(last, allowance) { owed.removeLast() }
        while let first = owed.first, !isOfUse(first, allowance) { owed.removeFirst() }
        bands[bands.count - 1].owed = owed
    }

    private func isOfUse(_ owed: Int, _ allowance: (running: Double, resting: Double)) -> Bool {
        for group in quanta.groups.indices {
            let wages = bound.wage * Double(owed * quanta.seconds + quanta.groups[group])
            if values[running(group) + owed] + wages <= allowance.running { return true }
            if values[resting(group) + owed] + wages <= allowance.resting { return true }
        }
        return false
    }

    /// Lowers values of the last band to those of entering with more owed, at a cost.
    private func relax(
        _ row: Int, by entering: UnsafeMutablePointer<Double>, less fewer: Int,
        adding cost: Double
    ) {
        let least = max(entered.lowerBound, fewer)
        guard least < entered.upperBound else { return }
        let count = entered.upperBound - least
        let (result, source) = (values + (row + least - fewer), entering + least)
        for index in 0..<count { result[index] = min(result[index], source[index] + cost) }
    }

    /// Where the last band's values of running lie, for a group.
    private func running(_ group: Int) -> Int {
        let band = bands[bands.count - 1]
        return band.origin + 2 * group * band.stride
    }

    private func resting(_ group: Int) -> Int { running(group) + bands[bands.count - 1].stride }

    private func begun(_ group: Int) -> UnsafeMutablePointer<Double> {
        entering + 2 * group * (quanta.work + 1)
    }

    private func run(_ group: Int) -> UnsafeMutablePointer<Double> {
        begun(group) + quanta.work + 1
    }
}

/// A slot that the exact programme works on, or a rest that stands for slots between.
struct PauseStage: Equatable, Sendable {
    /// The slot; for a rest the one before the next that is worked on.
    var slot: Int
    /// Whether the slot may be used from its start to its end.
    var usesWhole = false
    /// Whether the slot may be used in part.
    var usesPart = false
    /// Whether the job may start in the slot.
    var starts = false

    /// Whether the job rests.
    var isRest: Bool { !usesWhole && !usesPart }
}
