/// The cheapest way of running a job that may be paused, exact for any second.
///
/// Every resume repeats some running, at full cost, so that a pause is made only where it saves
/// more than that. A cheapest run without a pause and a lower bound come first; where the bound
/// shows that no pause can help, that is the answer. Else the exact programme goes over the few
/// slots that the bound leaves.
///
/// A search keeps its memory from one call to the next, so keep one for many calls. It serves one
/// caller at a time.
final class PausableSearch {
    private let slotScratch = Scratch()
    private let boundScratch = Scratch()
    private let programmeScratch = Scratch()
    private let enteringScratch = Scratch()
    private var stages: [PauseStage] = []

    /// A search that has not seen any work yet.
    init() {}

    /// The cheapest run of some work; nil where it does not fit its window and the open slots.
    ///
    /// Of runs that cost the same within rounding one with the fewest segments is taken, and of
    /// those the earliest.
    func cheapestRun(of work: PausableWork, over costs: SlotCosts) -> PausableRun? {
        precondition(work.durationSeconds > 0 && work.overheadSeconds >= 0)
        precondition(costs.stepSeconds > 0)
        guard
            let slots = ClippedSlots(
                costs, from: work.fromSecond, to: work.toSecond, scratch: slotScratch)
        else { return nil }
        let open = slots.openRanges()
        guard Self.fits(work, in: slots, open: open) else { return nil }
        let unpaused = ContiguousSearch.cheapest(
            seconds: work.durationSeconds, in: slots, open: open, scratch: boundScratch)
        let segments = paused(work, slots, unpaused: unpaused) ?? unpaused.map { [$0] } ?? []
        let cost = segments.reduce(0) { $0 + slots.cost(of: $1) }
        return PausableRun(cost: cost / 3600, segments: segments)
    }

    /// Whether running wherever it is of use would do the work.
    private static func fits(
        _ work: PausableWork, in slots: ClippedSlots, open: [Range<Int>]
    ) -> Bool {
        var longest = 0
        var gained = 0
        for range in open {
            let length = slots.start(of: range.upperBound) - slots.start(of: range.lowerBound)
            longest = max(longest, length)
            gained += max(0, length - work.overheadSeconds)
        }
        // The first segment has no overhead.
        return max(longest, gained + (gained > 0 ? work.overheadSeconds : 0))
            >= work.durationSeconds
    }

    /// The cheapest run if it has pauses; nil where none is better than the one without.
    private func paused(
        _ work: PausableWork, _ slots: ClippedSlots, unpaused: Range<Int>?
    ) -> [Range<Int>]? {
        guard slots.count > 1, work.overheadSeconds < work.durationSeconds else { return nil }
        let duration = Double(work.durationSeconds)
        let unpausedCost = unpaused.map { slots.cost(of: $0) } ?? .infinity
        let saving = unpausedCost * (1 - Self.rounding)
        guard saving > slots.leastCost * duration else { return nil }
        let scale = unpaused == nil ? slots.greatestCost * duration : unpausedCost
        let bound = PauseBound(
            work: work, slots: slots, shortestPart: Quanta(work: work, slots: slots).shortestPart,
            meanCost: scale / duration, scratch: boundScratch)
        guard saving > bound.least else { return nil }
        let resumeTie = Self.tie(for: max(bound.least, scale * 0x1p-20))
        let share = Double(slots.step) / (duration + Double(slots.step))
        var slack = Self.firstSlack * share * max(scale - bound.least, scale / 256) + resumeTie
        while true {
            let limit = min(unpausedCost, bound.least + slack) + resumeTie
            let programme = programme(work, slots, bound, resumeTie: resumeTie, limit: limit)
            let cost = programme.leastCost
            if cost <= limit { return cost < saving ? programme.segments() : nil }
            if bound.least + slack >= unpausedCost { return nil }
            slack *= Self.slackGrowth
        }
    }

    /// A saving below this share is rounding.
    private static let rounding = 0x1p-33
    /// How far above the bound the first programme looks, as a share of what a slot may save, and
    /// how much further each next one.
    private static let firstSlack = 0.01
    private static let slackGrowth = 4.0

    /// A power of two far below a cost, so that whole costs still add up exactly.
    private static func tie(for cost: Double) -> Double {
        let cost = max(cost, .leastNormalMagnitude * 0x1p64)
        return rounding * Double(sign: .plus, exponent: cost.exponent, significand: 1)
    }

    /// The exact programme for runs that cost up to a limit.
    private func programme(
        _ work: PausableWork, _ slots: ClippedSlots, _ bound: PauseBound, resumeTie: Double,
        limit: Double
    ) -> PauseDynamicProgram {
        selectStages(slots, bound, limit: limit)
        let quanta = Quanta(
            work: work, slots: slots, usesFirst: bound.stage(0, limit: limit).usesWhole,
            usesLast: bound.stage(slots.count - 1, limit: limit).usesWhole)
        return PauseDynamicProgram(
            stages: stages, slots: slots, quanta: quanta, resumeTie: resumeTie, limit: limit,
            bound: bound, scratch: (programmeScratch, enteringScratch))
    }

    /// Takes the slots that a run of at most some cost can use.
    private func selectStages(_ slots: ClippedSlots, _ bound: PauseBound, limit: Double) {
        stages.removeAll(keepingCapacity: true)
        var next = 0
        for slot in 0..<slots.count {
            let stage = bound.stage(slot, limit: limit)
            guard !stage.isRest else { continue }
            if slot > next { stages.append(PauseStage(slot: slot - 1)) }
            stages.append(stage)
            next = slot + 1
        }
        stages.append(PauseStage(slot: slots.count - 1))
    }
}

/// A job that may be paused, as the search sees it: whole seconds and nothing else.
struct PausableWork: Equatable, Sendable {
    /// The job must not run before this second.
    var fromSecond: Int
    /// The job must not run from this second on.
    var toSecond: Int
    /// The work itself, above zero.
    var durationSeconds: Int
    /// Extra running at the start of every segment but the first, zero or more.
    ///
    /// The search counts in the greatest common divisor of the overhead and a slot's length, so
    /// that an odd overhead makes it slow.
    var overheadSeconds: Int
}

/// What an hour of running costs in each slot of an even grid.
struct SlotCosts: Equatable, Sendable {
    /// The start of the first slot.
    var originSecond: Int
    /// The length of a slot, above zero.
    var stepSeconds: Int
    /// The cost of one hour in each slot, zero or more; infinite where the job cannot run.
    var costPerHour: [Double]
}

/// When a job runs, and what it costs.
struct PausableRun: Equatable, Sendable {
    /// The cost of all segments, in the unit of the slots' costs.
    var cost: Double
    /// The seconds in which the job runs, half-open, ascending, with a pause between any two.
    ///
    /// Together they are as long as the work and one overhead for every segment but the first.
    var segments: [Range<Int>]
}

/// The cheapest run of a job over slots whose costs are known: what perfect foresight would do, or
/// what a forecast says if it is believed.
public struct CheapestRun: Sendable {
    /// The cost of it all, in the unit of the slots' costs.
    public let cost: Double
    /// The seconds in which the job runs, counted from the first slot's start.
    public let segments: [Range<Int>]

    /// The cheapest run of a job that may pause, within all the slots; nil where it does not fit.
    public static func pausable(
        durationSeconds: Int, resumeSeconds: Int, costPerHour: [Double], slotSeconds: Int
    ) -> CheapestRun? {
        let work = PausableWork(
            fromSecond: 0, toSecond: costPerHour.count * slotSeconds,
            durationSeconds: durationSeconds, overheadSeconds: resumeSeconds)
        let costs = SlotCosts(
            originSecond: 0, stepSeconds: slotSeconds, costPerHour: costPerHour)
        return PausableSearch().cheapestRun(of: work, over: costs).map {
            CheapestRun(cost: $0.cost, segments: $0.segments)
        }
    }
}
