/// What no run can cost less than, by Lagrangian relaxation.
///
/// The work is no longer demanded but bought: each hour that runs earns a wage, each resume costs
/// the wage for its overhead. For any wage the cheapest such run, plus the wage for the work,
/// costs no more than the best run that does all of it, and it is found in one pass, since a
/// slot is now used wholly or not at all. The same pass, done from both ends, says how much a run
/// that uses a given slot, or that owes a given time, costs at least. Runs whose bound is above
/// a limit need not be looked at.
struct PauseBound {
    /// What no run can cost less than, times 3600.
    private(set) var least = -Double.infinity
    /// What an hour earns.
    let wage: Double

    private let slots: ClippedSlots
    private let workSeconds: Double
    private let overheadSeconds: Double
    private let columns: UnsafeMutablePointer<Double>

    /// For each slot, the bound of runs that use it from its start to its end.
    private var whole: UnsafeMutablePointer<Double> { columns }
    /// The bound of runs that use it in part.
    private var part: UnsafeMutablePointer<Double> { columns + slots.count }
    /// The bound of runs that start in it.
    private var first: UnsafeMutablePointer<Double> { columns + 2 * slots.count }
    /// The least cost, wages deducted, of all that comes from the slot's start on, where the job
    /// runs then, and where it has paused. The end of the window has a place, too.
    private var runningAhead: UnsafeMutablePointer<Double> { columns + 3 * slots.count }
    private var restingAhead: UnsafeMutablePointer<Double> { columns + 4 * slots.count + 1 }
    private static let columnCount = 5

    /// Bounds for some work over slots.
    ///
    /// `shortestPart` is the least number of seconds for which a slot can be used in part, and
    /// `meanCost` an hour's cost near which the wage is sought.
    init(
        work: PausableWork, slots: ClippedSlots, shortestPart: Int, meanCost: Double,
        scratch: Scratch
    ) {
        self.slots = slots
        workSeconds = Double(work.durationSeconds)
        overheadSeconds = Double(work.overheadSeconds)
        columns = scratch.numbers(Self.columnCount * slots.count + 2)
        wage = WageSearch(slots: slots, workSeconds: workSeconds, overheadSeconds: overheadSeconds)
            .bestWage(near: meanCost)
        lookBack()
        lookAhead(shortestPart: Double(shortestPart))
    }

    /// The part in the programme of a slot, if runs may cost up to a limit.
    @inline(__always)
    func stage(_ slot: Int, limit: Double) -> PauseStage {
        PauseStage(
            slot: slot, usesWhole: whole[slot] <= limit, usesPart: part[slot] <= limit,
            starts: first[slot] <= limit)
    }

    /// What is left of a limit when all that comes from a slot's start on is paid, but not the
    /// wage of the time owed.
    func allowance(
        of limit: Double, from slot: Int
    ) -> (running: Double, resting: Double) {
        (limit - runningAhead[slot], limit - restingAhead[slot])
    }

    /// Notes the least cost of being about to run in each slot, in `whole`, and of having started
    /// in it after a pause or for the first time, in `part`.
    private mutating func lookBack() {
        let resume = wage * overheadSeconds
        let base = wage * workSeconds
        var (on, off) = (Double.infinity, Double.infinity)
        for slot in 0..<slots.count {
            let begun = min(on, min(off + resume, 0))
            off = min(off, on)
            part[slot] = min(off + resume, 0) + base
            whole[slot] = begun + base
            on = begun + (slots.costs[slot] - wage) * slots.lengths[slot]
        }
        least = base + min(off, on)
    }

    /// Adds what comes after each slot to what came before.
    private func lookAhead(shortestPart: Double) {
        let resume = wage * overheadSeconds
        let base = wage * workSeconds
        var (on, off) = (0.0, 0.0)
        (runningAhead[slots.count], restingAhead[slots.count]) = (on, off)
        for slot in stride(from: slots.count - 1, through: 0, by: -1) {
            let surplus = slots.costs[slot] - wage
            let length = slots.lengths[slot]
            let used = surplus * length + on
            let usedPart = surplus * (surplus > 0 ? min(shortestPart, length) : length)
            part[slot] = min(whole[slot] + off, part[slot] + on) + usedPart
            whole[slot] += used
            first[slot] = base + min(used, min(on, off) + usedPart)
            on = min(off, used)
            off = min(off, resume + used)
            (runningAhead[slot], restingAhead[slot]) = (on, off)
        }
    }
}

/// Seeks the wage whose bound is greatest.
struct WageSearch {
    /// The slots, whose costs the wage is weighed against.
    let slots: ClippedSlots
    /// The work to be done.
    let workSeconds: Double
    /// The overhead of each resume.
    let overheadSeconds: Double

    private typealias Wages = SIMD8<Double>

    private static let mostRounds = 6
    /// A gain that is not worth another round, as a share of what a slot earns.
    private static let leastGain = 0.01

    /// A wage at which the bound is nearly greatest, found first near a mean cost of an hour.
    ///
    /// The bound is concave in the wage, so that it is greatest between the neighbours of the best
    /// wage tried.
    func bestWage(near meanCost: Double) -> Double {
        let reach = max(meanCost - slots.leastCost, meanCost / 16)
        var wages = Wages(0, 0.2, 0.4, 0.6, 0.8, 1, 1.5, 3) * reach + slots.leastCost
        var beyond = slots.leastCost + 6 * reach
        var (best, greatest) = (slots.leastCost, -Double.infinity)
        for _ in 0..<Self.mostRounds {
            let bounds = bounds(at: wages)
            var lane = 0
            for other in 1..<8 where bounds[other] > bounds[lane] { lane = other }
            let gain = bounds[lane] - greatest
            if gain > 0 { (best, greatest) = (wages[lane], bounds[lane]) }
            if gain < Self.leastGain * best * Double(slots.step) { break }
            let low = lane == 0 ? wages[0] : wages[lane - 1]
            let high = lane == 7 ? beyond : wages[lane + 1]
            wages = Wages(1, 2, 3, 4, 5, 6, 7, 8) * ((high - low) / 9) + low
            beyond = high
        }
        return best
    }

    /// The bounds at eight wages at once, since one alone would wait for its own last result.
    private func bounds(at wages: Wages) -> Wages {
        let resume = wages * overheadSeconds
        var on = Wages(repeating: .infinity)
        var off = Wages(repeating: .infinity)
        for slot in 0..<slots.count {
            let earned = (slots.costs[slot] - wages) * slots.lengths[slot]
            let begun = Self.lesser(Self.lesser(off + resume, .zero), on)
            off = Self.lesser(off, on)
            on = begun + earned
        }
        return wages * workSeconds + Self.lesser(off, on)
    }

    @inline(__always)
    private static func lesser(_ a: Wages, _ b: Wages) -> Wages {
        a.replacing(with: b, where: b .< a)
    }
}
